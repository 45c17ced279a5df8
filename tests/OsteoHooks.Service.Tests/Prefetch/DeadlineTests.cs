using System.Diagnostics;
using OsteoHooks.Fhir;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Prefetch;

public sealed class DeadlineTests(RunningService service)
{
    [Fact]
    public async Task What_has_not_come_by_the_deadline_is_unread_and_the_rest_counts()
    {
        await using var server = (await FhirServer.Start()).On("Patient/p1", Resources.Patient());
        server.On("Condition", async context => await Task.Delay(TimeSpan.FromMinutes(5), context.RequestAborted));
        var clock = Stopwatch.StartNew();
        var chart = await Fill(server, TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        Assert.InRange(clock.Elapsed.TotalSeconds, 3, 120);
        Assert.NotNull(chart.Patient);
        Assert.Equal([ResourceKind.Condition], chart.Unread);
    }

    [Fact]
    public async Task Who_leaves_stops_the_reading()
    {
        await using var server = await FhirServer.Start();
        server.Delay = TimeSpan.FromSeconds(20);
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fill(server, TimeSpan.FromSeconds(20), leaving.Token));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
    }

    private async Task<Chart> Fill(FhirServer server, TimeSpan deadline, CancellationToken aborted)
    {
        var hook = service.Clinic.Services.First(s => s.Id == "se-vgr-patient-view");
        var builder = new ChartBuilder(service.Clinic.Codes, hook.Zone);
        var request = builder.Read(new HookBody().On(server.Base).Bytes());
        using var fetch = new FhirFetch(new OutsideWorld().Before(new KnownHosts(new TrustSettings())).Create());
        await PrefetchFill.Fill(
            builder, hook, request, Client.Anyone with { Deadline = deadline },
            new FhirAccess(fetch, new Breakers(TimeProvider.System), new FhirBases(), new OutboundLimits()), aborted);
        return builder.Build();
    }
}
