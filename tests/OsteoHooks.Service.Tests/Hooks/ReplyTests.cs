using OsteoHooks.Service.Hooks;
using OsteoHooks.Service.Telemetry;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Hooks;

public sealed class ReplyTests(RunningService service)
{
    [Fact]
    public async Task An_aromatase_inhibitor_without_dxa_raises_its_card()
    {
        var reply = await HookReply.To(service.Http, WithAnastrozole());
        Assert.Contains("aromatase-inhibitor-without-dxa", reply.Cards);
        Assert.Contains("aromatase-inhibitor-without-dxa fired", reply.Findings);
    }

    [Fact]
    public async Task A_patient_without_anything_gets_no_card_and_no_finding()
    {
        var reply = await HookReply.To(service.Http, HookBody.Complete());
        Assert.Empty(reply.Cards);
        Assert.Empty(reply.Findings);
    }

    [Fact]
    public async Task Explaining_adds_what_was_not_indicated()
    {
        var reply = await HookReply.To(service.Http, HookBody.Complete(), "se-vgr-patient-view?explain=true");
        Assert.Contains("aromatase-inhibitor-without-dxa not-indicated", reply.Findings);
    }

    [Fact]
    public async Task Answers_are_not_stored_on_the_way_and_say_their_length()
    {
        var reply = await HookReply.To(service.Http, HookBody.Complete());
        Assert.True(reply.Response.Headers.CacheControl?.NoStore);
        Assert.Equal("application/json", reply.Response.Content.Headers.ContentType?.ToString());
        Assert.NotNull(reply.Response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("se-vgr", null, "sv")]
    [InlineData("dk-dsam", null, "da")]
    [InlineData("no", null, "nb")]
    [InlineData("se-vgr", "en-GB, sv;q=0.5", "en")]
    [InlineData("se-vgr", "fi, nn;q=0.3", "nb")]
    public async Task The_answer_says_its_language(string guideline, string? asked, string language)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, $"/cds-services/{guideline}-patient-view") { Content = HookBody.Complete().Content() };
        request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal([language], response.Content.Headers.ContentLanguage);
    }

    [Theory]
    [InlineData("", "da")]
    [InlineData("sv-SE", "sv")]
    [InlineData("SV", "sv")]
    [InlineData("da;q=0.1, en;q=0.9", "en")]
    [InlineData("en;q=0", "da")]
    [InlineData("no-NO", "nb")]
    [InlineData("nb-NO, en", "nb")]
    [InlineData("nn", "nb")]
    [InlineData("de, *;q=0.5", "da")]
    [InlineData("sv, en", "sv")]
    [InlineData("svx", "da")]
    [InlineData(";;;", "da")]
    public void The_best_liked_language_is_taken(string asked, string language) =>
        Assert.Equal(language, AskedLanguage.Of(asked, own: "da"));

    [Fact]
    public async Task Orders_are_dated_by_the_clinical_clock()
    {
        var reply = await HookReply.To(service.Http, WithAnastrozole());
        Assert.Contains($"\"authoredOn\":\"{RunningService.Now}\"",
            reply.Json.ToJsonString().Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static HookBody WithAnastrozole() => HookBody.Complete().With("medicationRequests", Resources.Bundle(Resources.Anastrozole()));
}
