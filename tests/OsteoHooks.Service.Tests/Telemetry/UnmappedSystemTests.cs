using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Telemetry;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Telemetry;

/// <summary>Codes of a system that nobody knows are counted, and a code map makes them known.</summary>
public sealed class UnmappedSystemTests : IDisposable
{
    private const string Local = "https://ehr.example/drugs";

    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-map-").FullName;
    private readonly ConcurrentQueue<string> _counted = new();
    private readonly MeterListener _listener = new();

    public UnmappedSystemTests()
    {
        _listener.InstrumentPublished = (instrument, on) =>
        {
            if (instrument.Name == UnmappedSystems.Counter)
            {
                on.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) => _counted.Enqueue(string.Join(' ', tags.ToArray().Select(t => t.Value))));
        _listener.Start();
    }

    [Fact]
    public async Task A_code_map_makes_a_sites_own_codes_known()
    {
        var map = Path.Combine(_folder, "map.csv");
        await File.WriteAllTextAsync(
            map, $"system,code,concept\n{Local},AI-1,drug.aromatase-inhibitor\n", TestContext.Current.CancellationToken);
        using var without = With("without");
        Assert.DoesNotContain("aromatase-inhibitor-without-dxa", (await without.Ask(Body())).Cards);
        Assert.Contains(_counted, c => c.EndsWith("#without", StringComparison.Ordinal));
        using var with = With("with", map);
        Assert.Contains("aromatase-inhibitor-without-dxa", (await with.Ask(Body())).Cards);
        Assert.DoesNotContain(_counted, c => c.EndsWith("#with", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_system_is_named_once_many_calls_had_it()
    {
        using var service = With("many");
        for (var i = 0; i < UnmappedSystems.NamedFrom; i++)
        {
            await service.Ask(Body());
        }

        var tenant = TrustedService.Issuer + "#many";
        Assert.Equal(UnmappedSystems.NamedFrom - 1, _counted.Count(c => c == $"{UnmappedSystems.Rare} {tenant}"));
        Assert.Equal(1, _counted.Count(c => c == $"{Local} {tenant}"));
    }

    public void Dispose()
    {
        _listener.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static HookBody Body()
    {
        var request = Resources.Anastrozole();
        request["medicationCodeableConcept"] =
            new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = Local, ["code"] = "AI-1" }), ["text"] = "tablet" };
        return HookBody.Complete().With("medicationRequests", Resources.Bundle(request));
    }

    // A tenant of its own, because meters are shared by all hosts of the process.
    private static TrustedService With(string tenant, string? map = null) => new(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Trust:Clients:0:Tenant"] = tenant, ["Trust:Clients:0:CodeMap"] = map },
            tenant: tenant);
}
