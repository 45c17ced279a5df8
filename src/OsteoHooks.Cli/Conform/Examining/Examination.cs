using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Examples;
using OsteoHooks.Cli.Conform.Tokens;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Examining;

/// <summary>
/// One service under examination: what discovery says, how the examples were answered, and the line for further questions.
/// </summary>
internal sealed class Examination : IDisposable
{
    public const string DiscoveryPath = "/cds-services";

    private readonly Line _line;
    private readonly CancellationToken _cancel;
    private readonly List<ExampleAnswer> _answers = [];

    private Examination(ConformOptions options, CancellationToken cancel)
    {
        (Options, _cancel) = (options, cancel);
        _line = new Line(options.Root, options.Timeout,
            audience => options.Key is { } key ? Token.For(key, options.Issuer, audience).Signed(key) : null);
    }

    public ConformOptions Options { get; }

    public Exchange Discovery { get; private set; } = null!;

    public IReadOnlyList<ListedService> Services { get; private set; } = [];

    public IReadOnlyList<ExampleAnswer> Answers => _answers;

    public IReadOnlyList<Exchange> Seen => _line.Seen;

    /// <summary>Whether feedback is taken; known once it was asked.</summary>
    public bool? TakesFeedback { get; set; }

    /// <summary>Feedback items made so far.</summary>
    public int FeedbackItems { get; set; }

    /// <summary>Whether a call without token is 401; known once it was tried.</summary>
    public bool? AsksForToken { get; set; }

    /// <summary>The service that is asked the odd questions: for patient-view where there is one.</summary>
    public ListedService Main => Baseline.Service;

    public string Root => _line.Root;

    public SigningKey Key => Options.Key ?? throw new NotPossibleException("no --key was given");

    /// <summary>An example that was answered 200, the least remarkable first.</summary>
    private ExampleAnswer Baseline =>
        _answers.Where(a => a.Exchange.IsOk).MinBy(a => (a.Service.Hook == "patient-view" ? 0 : 1, a.Example == "bland" ? 0 : 1))
            ?? throw new NotPossibleException("no example was answered 200");

    /// <summary>Reads discovery and puts the examples.</summary>
    /// <exception cref="NoReportException">Nobody answers, or only with a token.</exception>
    public static async Task<Examination> Begin(ConformOptions options, CancellationToken cancel)
    {
        var exam = new Examination(options, cancel);
        exam.Discovery = await exam.Ask(Probe.Get(DiscoveryPath));
        if (exam.Discovery.Status is 0 or 401)
        {
            var (status, failure) = (exam.Discovery.Status, exam.Discovery.Failure);
            exam.Dispose();
            throw new NoReportException(
                status == 0 ? $"{options.Root}: {failure}."
                : options.Key is null ? "Discovery is 401: the service asks for a token, so a key is needed (--key and --issuer)."
                : "Discovery is 401 with this key and issuer: the service does not know them, or expects another audience than the "
                    + "address called.");
        }

        exam.Services = [.. Received.Entries(exam).Select(ListedService.Read).OfType<ListedService>()
            .Where(s => options.Services.Count == 0 || options.Services.Contains(s.Id, StringComparer.Ordinal))];
        await exam.PutExamples();
        return exam;
    }

    public Task<Exchange> Ask(Probe probe) => _line.Send(probe, _cancel);

    /// <summary>A request that the main service is known to answer, under a new hookInstance.</summary>
    public JsonObject Plain()
    {
        var body = Baseline.Request.DeepClone().AsObject();
        body["hookInstance"] = Guid.NewGuid().ToString();
        return body;
    }

    /// <summary>A call of the main service, its plain request changed.</summary>
    public Probe Call(Action<JsonObject>? change = null)
    {
        var body = Plain();
        change?.Invoke(body);
        return Probe.Post(Main.Path, body);
    }

    /// <summary>A call of a service with drafts, its richest example changed.</summary>
    public Probe OrderCall(string hook, Action<JsonObject> change)
    {
        var answer = _answers.LastOrDefault(a => a.Service.Hook == hook && a.Exchange.IsOk)
            ?? throw new NotPossibleException($"no {hook} service answers the examples");
        var body = answer.Request.DeepClone().AsObject();
        body["hookInstance"] = Guid.NewGuid().ToString();
        change(body);
        return Probe.Post(answer.Service.Path, body);
    }

    public void Dispose() => _line.Dispose();

    private async Task PutExamples()
    {
        var patients = new ExamplePatients(Options.Today, Guid.NewGuid().ToString("N")[..8]).All;
        foreach (var service in Services)
        {
            foreach (var patient in patients)
            {
                await Put(service, patient.Name, service.Request(patient));
            }

            var own = Options.Requests.Where(r => (string?)r["hook"] == service.Hook).ToList();
            for (var i = 0; i < own.Count; i++)
            {
                await Put(service, $"request {i + 1}", own[i].DeepClone().AsObject());
            }
        }
    }

    private async Task Put(ListedService service, string example, JsonObject request)
    {
        var exchange = await Ask(Probe.Post(service.Path, request));
        exchange.Note = example;
        _answers.Add(new(service, example, request, exchange));
    }
}
