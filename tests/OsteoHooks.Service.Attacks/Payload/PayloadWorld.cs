using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>The service as its own process, so that its memory is its own, and a FHIR server that it reads.</summary>
[CollectionDefinition(Collection)]
public sealed class PayloadWorld : ICollectionFixture<PayloadWorld>, IAsyncLifetime
{
    public const string Collection = "payloads";

    /// <summary>Bytes resident at any time: the heap, and what is outside of it.</summary>
    public const long MostMemory = 640L * 1024 * 1024;

    // The heap has 384 MiB, for eight large bodies take 264 of them: what a machine with much memory leaves uncollected is not the
    // question.
    private const string Heap = "0x18000000";

    private readonly Uri _address = new($"http://127.0.0.1:{Ports.Take()}");
    private ServiceProcess? _process;
    private FhirServer? _fhir;

    internal BodySender Sender { get; private set; } = null!;

    internal Uri Address => _address;

    internal long PeakMemory => _process!.PeakMemory;

    public async ValueTask InitializeAsync()
    {
        _process = ServiceProcess.Start(
            ["ASPNETCORE_ENVIRONMENT=Development", "DOTNET_GCHeapHardLimit=" + Heap, "Clock__Now=" + RunningService.Now], "--urls",
            _address.AbsoluteUri);
        Assert.True(await _process.IsReady(new Uri(_address, "/health/ready"), TimeSpan.FromMinutes(2)));
        _fhir = await FhirServer.Start();
        Sender = new BodySender(_address, _fhir);
    }

    public async ValueTask DisposeAsync()
    {
        Sender?.Dispose();
        _process?.Dispose();
        if (_fhir is not null)
        {
            await _fhir.DisposeAsync();
        }
    }
}
