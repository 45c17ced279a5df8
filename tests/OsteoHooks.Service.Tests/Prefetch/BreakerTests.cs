using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Prefetch;

/// <summary>A FHIR server that fails is left alone, and only that one.</summary>
public sealed class BreakerTests
{
    private readonly TestClock _clock = new();
    private int _reads;

    [Fact]
    public async Task A_server_that_keeps_failing_is_left_alone_and_tried_again_later()
    {
        var breakers = new Breakers(_clock);
        for (var i = 0; i < Breakers.LeastReads; i++)
        {
            Assert.Equal(FhirAnswer.Failed, await Read(breakers, "a", FhirAnswer.Failed));
        }

        Assert.Equal(FhirAnswer.Nothing, await Read(breakers, "a", FhirAnswer.Failed));
        Assert.Equal(Breakers.LeastReads, _reads);
        _clock.Pass(Breakers.Pause);
        var well = new FhirAnswer(new byte[1], ServerFailed: false);
        Assert.Equal(well, await Read(breakers, "a", well));
        Assert.Equal(well, await Read(breakers, "a", well));
    }

    [Fact]
    public async Task One_servers_failures_do_not_close_another()
    {
        var breakers = new Breakers(_clock);
        for (var i = 0; i <= Breakers.LeastReads; i++)
        {
            await Read(breakers, "a", FhirAnswer.Failed);
        }

        _reads = 0;
        await Read(breakers, "b", FhirAnswer.Nothing);
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task Refusals_are_no_failures_of_the_server()
    {
        var breakers = new Breakers(_clock);
        for (var i = 0; i < 50; i++)
        {
            await Read(breakers, "a", FhirAnswer.Nothing);
        }

        Assert.Equal(50, _reads);
    }

    [Fact]
    public async Task A_dead_server_costs_its_calls_nothing_after_the_first_ones()
    {
        await using var server = await FhirServer.Start();
        server.On("Patient/p1", Resources.Patient());
        foreach (var type in new[] { "MedicationRequest", "MedicationStatement", "Condition", "Observation", "Procedure",
            "DiagnosticReport", "ServiceRequest", "ImagingStudy", "Appointment", "MedicationAdministration", "MedicationDispense" })
        {
            server.On(type, 500);
        }

        using var service =
            new TrustedService(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Trust:Clients:0:FhirBase"] = server.Base });
        var first = await service.Ask(new HookBody().On(server.Base));
        Assert.Contains("MedicationRequest", first.Missing);
        var asked = server.Asked.Count;
        var second = await service.Ask(HookBody.Complete().Without("medicationRequests").On(server.Base));
        Assert.Contains("MedicationRequest", second.Missing);
        Assert.Equal(asked, server.Asked.Count);
    }

    private ValueTask<FhirAnswer> Read(Breakers breakers, string server, FhirAnswer answer) => breakers.Read(
        new FhirBases().Of(Client.Anyone, new Uri($"http://localhost/{server}"))!,
        (said, _) =>
        {
            _reads++;
            return ValueTask.FromResult(said);
        },
        answer,
        TestContext.Current.CancellationToken);
}
