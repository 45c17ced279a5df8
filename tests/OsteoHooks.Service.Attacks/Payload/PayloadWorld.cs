using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>The service as its own process, so that its memory is its own, and a FHIR server that it reads.</summary>
[CollectionDefinition(Collection)]
public sealed class PayloadWorld : ICollectionFixture<PayloadWorld>, IAsyncLifetime
{
    public const string Collection = "payloads";

    /// <summary>Bytes resident at any time: the heap, and what is outside of it.</summary>
    public const long MostMemory = 640L * 1024 * 1024;

    // The heap has 384 MiB, for eight large bodies take 264 of them: what a machine with much memory leaves uncollected is not the question.
    private const string Heap = "0x18000000";

    private readonly Uri address = new($"http://127.0.0.1:{Ports.Take()}");
    private ServiceProcess? process;
    private FhirServer? fhir;

    internal BodySender Sender { get; private set; } = null!;

    internal Uri Address => address;

    internal long PeakMemory => process!.PeakMemory;

    public async ValueTask InitializeAsync()
    {
        process = ServiceProcess.Start(["ASPNETCORE_ENVIRONMENT=Development", "DOTNET_GCHeapHardLimit=" + Heap, "Clock__Now=" + RunningService.Now], "--urls", address.AbsoluteUri);
        Assert.True(await process.IsReady(new Uri(address, "/health/ready"), TimeSpan.FromMinutes(2)));
        fhir = await FhirServer.Start();
        Sender = new BodySender(address, fhir);
    }

    public async ValueTask DisposeAsync()
    {
        Sender?.Dispose();
        process?.Dispose();
        if (fhir is not null)
        {
            await fhir.DisposeAsync();
        }
    }
}
