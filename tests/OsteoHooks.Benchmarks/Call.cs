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

    private readonly Clinic _clinic;
    private readonly ClinicService _service;
    private readonly Guideline _guideline;
    private readonly byte[] _body;
    private readonly ArrayBufferWriter<byte> _output = new(256 * 1024);
    private readonly ReplyOptions _options;
    private readonly Chart _chart;
    private readonly IReadOnlyList<Finding> _findings;
    private readonly CardWriter _writer;
    private readonly DateOnly _today;

    public Call(Clinic clinic, int bytes)
    {
        _clinic = clinic;
        _service = clinic.Services.Single(s => s.Id == Service);
        _guideline = clinic.GuidelineOf(_service);
        _options = new ReplyOptions("sv", Findings: false, NotIndicated: false);
        _body = RequestBody.OfSize(bytes, _service.Prefetch, out var visits);
        Visits = visits;
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, _guideline.Zone).DateTime);
        _chart = ReadChart();
        _findings = Assess();
        _writer = new CardWriter(clinic.Library);
    }

    public int Visits { get; }

    public ReadOnlyMemory<byte> Body => _body;


    /// <summary>The floor: every token once.</summary>
    public int Scan()
    {
        var reader = new Utf8JsonReader(_body);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    public Chart ReadChart()
    {
        var builder = new ChartBuilder(_clinic.Codes, _service.Zone);
        builder.Read(_body);
        return builder.Build();
    }

    public States ReadStates() => new(new Reading(_chart, _guideline, _clinic.Codes.Words, _today, _service.Hook));

    /// <summary>What the engine does: a session over the states, each read when a rule asks.</summary>
    public int Infer() => InferWith(Rules);

    public int InferWith(StatedRules rules) => rules.Rules.Run(ReadStates()).Considered.Count;

    /// <summary>The service's rules.</summary>
    public StatedRules Rules => _clinic.RulesOf(_service);

    public StatedRules RulesTo(int count) => CopiedRules.Compile(Rules, _guideline, count);

    /// <summary>States, inference and what is found.</summary>
    public IReadOnlyList<Finding> Assess() =>
        Assessment.Assess(_chart, _guideline, _clinic.Codes.Words, _today, _service.Hook, _clinic.RulesOf(_service), whyNot: false);

    /// <summary>Findings in, response out.</summary>
    public int Write()
    {
        _output.ResetWrittenCount();
        Write(_writer, _findings, RequestBody.PatientId, "Practitioner/example");
        return _output.WrittenCount;
    }

    /// <summary>Bytes in to bytes out.</summary>
    /// <returns>The response; valid until the next call.</returns>
    public ReadOnlyMemory<byte> Answer()
    {
        _output.ResetWrittenCount();
        var builder = new ChartBuilder(_clinic.Codes, _service.Zone);
        var request = builder.Read(_body);
        _clinic.Reply(_service, request, builder.Build(), Now, _options, _output);
        return _output.WrittenMemory;
    }

    /// <summary>As <see cref="Answer"/>, with other rules than the service's.</summary>
    public int AnswerWith(StatedRules rules, CardWriter desk)
    {
        _output.ResetWrittenCount();
        var builder = new ChartBuilder(_clinic.Codes, _service.Zone);
        var request = builder.Read(_body);
        var found = Assessment.Assess(builder.Build(), _guideline, _clinic.Codes.Words, _today, _service.Hook, rules, whyNot: false);
        Write(desk, found, request.PatientId, request.UserId);
        return _output.WrittenCount;
    }

    private void Write(CardWriter desk, IReadOnlyList<Finding> found, string patientId, string? userId) => desk.Write(
        found,
        new ReplyContext(_guideline.Id, _service.Id, _service.Hook, patientId, userId, EncounterId: null, Now, _options.Language,
            _options.Findings, _options.NotIndicated),
        _output);
}
