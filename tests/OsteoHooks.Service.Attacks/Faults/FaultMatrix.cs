using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Tests.Support;

[assembly: AssemblyFixture(typeof(OsteoHooks.Service.Attacks.Faults.FaultMatrix))]

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>
/// The service on the day of the invented patients, and a server that fails it: asks one cell after the other and notes what came otherwise
/// than expected.
/// </summary>
public sealed class FaultMatrix : IAsyncDisposable
{
    /// <summary>What a caller on this machine may wait for the FHIR server.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    // Far more than a call takes: what is meant is that nothing hangs, also on a busy machine.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private static readonly FaultPosition[] Few =
    [
        FaultPosition.Patient, FaultPosition.MedicationRequest, FaultPosition.Observation, FaultPosition.OneObservationSearch,
            FaultPosition.Condition, FaultPosition.DiagnosticReport,
        FaultPosition.Medication, FaultPosition.EverySearch,
    ];

    // One of each pathway and hook, so that most types decide something.
    private static readonly string[] FewPatients =
    [
        "hormonal-cancer-therapy/letrozole-without-dxa", "glucocorticoid/rheumatoid-arthritis-full-work-up",
            "denosumab/high-risk-after-two-years", "denosumab/order-with-low-calcium",
    ];

    private static readonly string[] Guidelines = ["se-vgr", "dk-dsam", "no"];

    // Started by the first test that needs it.
    private readonly Lazy<RunningService> _running;
    private readonly FaultyServer _elsewhere = new();
    private readonly FaultyServer _server;
    private readonly Socket _closed = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string,
        Lazy<Task<FindingLines>>> _expectations = new(StringComparer.Ordinal);

    public FaultMatrix()
        : this(before: null)
    {
    }

    /// <param name="before">Stands between the service and the server that fails it.</param>
    internal FaultMatrix(Func<HttpMessageHandler, HttpMessageHandler>? before)
    {
        _running = new(() => new RunningService(PatientOnServer.Now, before: before));
        _server = new FaultyServer(_elsewhere.Origin + "/c/fhir");
        // Bound and never listening: whoever connects is refused, and nobody else gets the port.
        _closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    /// <summary>Reads at the server that only a followed link or redirect leads to.</summary>
    internal int Strayed => _elsewhere.Reads;

    internal RunningService Service => _running.Value;

    internal FaultyServer Server => _server;

    internal static List<FhirFault> Faults { get; } = [.. ConnectionFaults.All, .. AnswerFaults.All, .. PagingFaults.All];

    internal static IReadOnlyList<FaultPosition> Positions => Exercise.IsLong ? Enum.GetValues<FaultPosition>() : Few;

    /// <summary>Patients under the guideline they were invented for; in the long form all of them under all three.</summary>
    internal IEnumerable<PatientOnServer> Patients(FaultPosition position) =>
        from name in Exercise.IsLong ? PatientOnServer.Names : FewPatients
        from guideline in Exercise.IsLong ? Guidelines : [PatientOnServer.GuidelineOf(name)]
        select PatientOnServer.Of(name, Service.Clinic, guideline, refersToDrugs: position == FaultPosition.Medication);

    /// <summary>Those patients whose findings change when the position is unread.</summary>
    internal async Task<IReadOnlyList<PatientOnServer>> Concerned(FaultPosition position)
    {
        var concerned = new List<PatientOnServer>();
        foreach (var patient in Patients(position))
        {
            var all = await Expected(patient, position, Left.Everything, bundle => bundle);
            if (position == FaultPosition.Patient
                || (await Expected(patient, position, Left.Nothing, bundle => bundle)).Against(all).Count > 0)
            {
                concerned.Add(patient);
            }
        }

        return concerned;
    }

    /// <summary>
    /// Asks every cell of these faults, so many at a time. In the short form the patients whom a position concerns take turns.
    /// </summary>
    /// <returns>How many cells there were, and what was wrong.</returns>
    internal async Task<(int Cells, IReadOnlyList<string> Complaints)> Ask(IEnumerable<FhirFault> faults, int atOnce)
    {
        var complaints = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var cells = 0;
        var all = new List<(FhirFault Fault, FaultPosition Position, PatientOnServer Patient)>();
        foreach (var position in Positions)
        {
            var patients = Exercise.IsLong ? [.. Patients(position)] : await Concerned(position);
            foreach (var fault in faults.Where(f => f.LeftAt(position) is not null))
            {
                all.AddRange((Exercise.IsLong && !fault.IsHeavy ? patients : [patients[Faults.IndexOf(fault) % patients.Count]])
                    .Select(p => (fault, position, p)));
            }
        }

        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (cell, _) =>
        {
            Interlocked.Increment(ref cells);
            foreach (var complaint in await Check(cell.Patient, cell.Position, cell.Fault))
            {
                complaints.Enqueue($"{cell.Patient.Name}: {cell.Position} {cell.Fault}: {complaint}");
            }
        });
        return (cells, [.. complaints.Order(StringComparer.Ordinal)]);
    }

    /// <summary>What the same data come to when they are prefetched.</summary>
    internal Task<FindingLines> Expected(PatientOnServer patient, FaultPosition position, Left left, Func<JsonObject, JsonObject> part)
    {
        var call = patient.Prefetched(position, left, part);
        return _expectations.GetOrAdd($"{patient.Service.Id} {call.ToJsonString()}", _ => new(async () =>
        {
            var (status, json) = await Post(patient, call);
            Assert.True(status == HttpStatusCode.OK, json.ToJsonString());
            return FindingLines.Of(json);
        })).Value;
    }

    internal async Task<(HttpStatusCode Status, JsonObject Json)> Post(PatientOnServer patient, JsonObject call)
    {
        using var content = new StringContent(call.ToJsonString(), Encoding.UTF8, "application/json");
        using var response =
            await Service.Http.PostAsync(new Uri($"/cds-services/{patient.Service.Id}?explain=true", UriKind.Relative), content);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    public ValueTask DisposeAsync()
    {
        _server.Dispose();
        _elsewhere.Dispose();
        _closed.Dispose();
        if (_running.IsValueCreated)
        {
            _running.Value.Dispose();
        }

        return default;
    }

    private async Task<IEnumerable<string>> Check(PatientOnServer patient, FaultPosition position, FhirFault fault)
    {
        var left = fault.LeftAt(position)!.Value;
        var cell = _server.Open(patient.PatientId, patient.Answer, asked => patient.IsAt(position, asked), fault);
        var call = fault.IsRefusal
            ? patient.AllBut(position, $"http://127.0.0.1:{((IPEndPoint)_closed.LocalEndPoint!).Port}/fhir-{Guid.NewGuid():n}")
            : patient.Bare(cell.Base);
        var clock = Stopwatch.StartNew();
        var (status, json) = await Post(patient, call);
        var took = clock.Elapsed;
        _server.Close(cell);
        var expected = position == FaultPosition.Patient && left == Left.Nothing ? HttpStatusCode.PreconditionFailed : HttpStatusCode.OK;
        if (status != expected)
        {
            return [$"expected {expected}, came {status}: {json.ToJsonString()}"];
        }

        var late = took > Deadline + Grace ? new[] { $"took {took}" } : [];
        if (status != HttpStatusCode.OK)
        {
            return late;
        }

        var came = FindingLines.Of(json);
        var faultless = await Expected(patient, position, Left.Everything, fault.Part);
        return [.. late, .. came.Against(await Expected(patient, position, left, fault.Part)), .. came.Forbidden(faultless)];
    }
}
