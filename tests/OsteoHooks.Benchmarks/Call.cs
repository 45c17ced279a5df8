using System.Buffers;
using System.Text.Json;
using OsteoHooks.Benchmarks.Bodies;
using OsteoHooks.Cards;
using OsteoHooks.Facts;
using OsteoHooks.Fhir;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;
using OsteoHooks.Rules;

namespace OsteoHooks.Benchmarks;

/// <summary>One call of a service with one body, whole or stage by stage, each stage on what the one before it made.</summary>
internal sealed class Call
{
    public const string Service = "se-vgr-patient-view";

    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(2));

    private readonly Clinic clinic;
    private readonly ClinicService service;
    private readonly Guideline guideline;
    private readonly byte[] body;
    private readonly ArrayBufferWriter<byte> output = new(256 * 1024);
    private readonly ReplyOptions options;
    private readonly Chart chart;
    private readonly IReadOnlyList<Finding> findings;
    private readonly CardWriter writer;
    private readonly DateOnly today;

    public Call(Clinic clinic, int bytes)
    {
        this.clinic = clinic;
        service = clinic.Services.Single(s => s.Id == Service);
        guideline = clinic.GuidelineOf(service);
        options = new ReplyOptions("sv", Findings: false, NotIndicated: false);
        body = RequestBody.OfSize(bytes, service.Prefetch, out var visits);
        Visits = visits;
        today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, guideline.Zone).DateTime);
        chart = ReadChart();
        findings = Assess();
        writer = new CardWriter(clinic.Library);
    }

    public int Visits { get; }

    public ReadOnlyMemory<byte> Body => body;


    /// <summary>The floor: every token once.</summary>
    public int Scan()
    {
        var reader = new Utf8JsonReader(body);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    public Chart ReadChart()
    {
        var builder = new ChartBuilder(clinic.Codes, service.Zone);
        builder.Read(body);
        return builder.Build();
    }

    public States ReadStates() => new(new Reading(chart, guideline, today, service.Hook));

    /// <summary>What the engine does: a session over the states, each read when a rule asks.</summary>
    public int Infer() => InferWith(Rules);

    public int InferWith(StatedRules rules) => rules.Rules.Run(ReadStates()).Considered.Count;

    /// <summary>The service's rules.</summary>
    public StatedRules Rules => clinic.RulesOf(service);

    public StatedRules RulesTo(int count) => CopiedRules.Compile(Rules, guideline, count);

    /// <summary>States, inference and what is found.</summary>
    public IReadOnlyList<Finding> Assess() => Assessment.Assess(chart, guideline, today, service.Hook, clinic.RulesOf(service), whyNot: false);

    /// <summary>Findings in, response out.</summary>
    public int Write()
    {
        output.ResetWrittenCount();
        Write(writer, findings, RequestBody.PatientId, "Practitioner/example");
        return output.WrittenCount;
    }

    /// <summary>Bytes in to bytes out.</summary>
    /// <returns>The response; valid until the next call.</returns>
    public ReadOnlyMemory<byte> Answer()
    {
        output.ResetWrittenCount();
        var builder = new ChartBuilder(clinic.Codes, service.Zone);
        var request = builder.Read(body);
        clinic.Reply(service, request, builder.Build(), Now, options, output);
        return output.WrittenMemory;
    }

    /// <summary>As <see cref="Answer"/>, with other rules than the service's.</summary>
    public int AnswerWith(StatedRules rules, CardWriter desk)
    {
        output.ResetWrittenCount();
        var builder = new ChartBuilder(clinic.Codes, service.Zone);
        var request = builder.Read(body);
        var found = Assessment.Assess(builder.Build(), guideline, today, service.Hook, rules, whyNot: false);
        Write(desk, found, request.PatientId, request.UserId);
        return output.WrittenCount;
    }

    private void Write(CardWriter desk, IReadOnlyList<Finding> found, string patientId, string? userId) => desk.Write(
        found,
        new ReplyContext(guideline.Id, service.Id, service.Hook, patientId, userId, EncounterId: null, Now, options.Language, options.Findings, options.NotIndicated),
        output);
}
