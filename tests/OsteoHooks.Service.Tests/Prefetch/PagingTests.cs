using System.Text.Json.Nodes;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Prefetch;

/// <summary>Searches that come in pages, from the prefetch on or from the server.</summary>
public sealed class PagingTests(RunningService service)
{
    private const string Card = "aromatase-inhibitor-without-dxa";
    private const string SecondPage = "MedicationRequest?page=2";

    [Theory]
    [InlineData("{base}/MedicationRequest?page=2")]
    [InlineData("MedicationRequest?page=2")]
    [InlineData("/fhir/MedicationRequest?page=2")]
    public async Task The_next_page_of_a_prefetch_is_read(string link)
    {
        await using var server = (await FhirServer.Start()).On(SecondPage, Resources.Bundle(Resources.Anastrozole()));
        var reply = await Ask(server, HookBody.Complete().With("medicationRequests", FirstPage(link, server)));
        Assert.Contains(Card, reply.Cards);
        Assert.Empty(reply.Missing);
        Assert.Equal([SecondPage], server.Asked);
    }

    [Fact]
    public async Task The_pages_of_the_server_are_read_to_their_end()
    {
        await using var server = await FhirServer.Start();
        server.On("MedicationRequest", FirstPage("MedicationRequest?page=2", server))
            .On(SecondPage, FirstPage("MedicationRequest?page=3", server));
        server.On("MedicationRequest?page=3", Resources.Bundle(Resources.Anastrozole()));
        var reply = await Ask(server, HookBody.Complete().Without("medicationRequests"));
        Assert.Contains(Card, reply.Cards);
        Assert.Empty(reply.Missing);
    }

    [Fact]
    public async Task A_page_elsewhere_is_not_read_and_what_was_read_still_counts()
    {
        await using var elsewhere = await FhirServer.Start();
        await using var server = await FhirServer.Start();
        var body = HookBody.Complete()
            .With("medicationRequests", Resources.Page(elsewhere.Base + "/MedicationRequest?page=2", Resources.Anastrozole()));
        var reply = await Ask(server, body);
        Assert.Empty(elsewhere.Asked);
        Assert.Empty(server.Asked);
        Assert.Contains(Card, reply.Cards.Concat(reply.Findings.Select(f => f.Split(' ')[0])));
        Assert.Contains("data-unavailable", reply.Cards);
    }

    [Fact]
    public async Task A_page_that_fails_leaves_the_type_unread()
    {
        await using var server = (await FhirServer.Start()).On(SecondPage, 500);
        var reply = await Ask(server, HookBody.Complete().With("medicationRequests", FirstPage("MedicationRequest?page=2", server)));
        Assert.Contains("MedicationRequest", reply.Missing);
    }

    [Fact]
    public async Task Without_a_server_a_next_page_is_unread()
    {
        var reply = await HookReply.To(
            service.Http, HookBody.Complete()
            .With("medicationRequests", Resources.Page("http://localhost:9/fhir/MedicationRequest?page=2")));
        Assert.Contains("MedicationRequest", reply.Missing);
    }

    [Fact]
    public async Task Pages_without_end_stop_at_fifty()
    {
        await using var server = await FhirServer.Start();
        var page = 1;
        server.On("MedicationRequest", context => FhirServer.Write(context, Resources.Page($"MedicationRequest?page={++page}")));
        var reply = await Ask(server, HookBody.Complete().Without("medicationRequests"));
        Assert.Contains("MedicationRequest", reply.Missing);
        Assert.Equal(PrefetchFill.MostPages, server.Asked.Count);
    }

    [Fact]
    public async Task Pages_in_a_circle_are_read_once()
    {
        await using var server = await FhirServer.Start();
        server.On("MedicationRequest", FirstPage("MedicationRequest?page=2", server))
            .On(SecondPage, FirstPage("MedicationRequest?page=2", server));
        var reply = await Ask(server, HookBody.Complete().Without("medicationRequests"));
        Assert.Contains("MedicationRequest", reply.Missing);
        Assert.Equal(["MedicationRequest?patient=p1", SecondPage], server.Asked);
    }

    private static JsonObject FirstPage(string link, FhirServer server) =>
        Resources.Page(link.Replace("{base}", server.Base, StringComparison.Ordinal));

    private Task<HookReply> Ask(FhirServer server, HookBody body) => HookReply.To(service.Http, body.On(server.Base));
}
