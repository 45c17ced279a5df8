using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OsteoHooks.Fhir;
using OsteoHooks.Findings;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.Facts;

/// <summary>One hook call about patient p1, on 2 March 2026 unless said otherwise: resources in the chart, drafts on the desk, and
/// what each card comes to.</summary>
internal sealed class Consultation(string guideline, string hook, string gender = "female", string birthDate = "1955-06-14")
{
    private readonly HashSet<ResourceKind> _unread = [];
    private readonly List<JsonNode> _drafts = [];
    private readonly List<JsonNode> _chart =
        [new JsonObject { ["resourceType"] = "Patient", ["id"] = "p1", ["gender"] = gender, ["birthDate"] = birthDate }];

    public DateOnly Today { get; private set; } = new(2026, 3, 2);

    public Consultation On(DateOnly day)
    {
        Today = day;
        return this;
    }

    /// <summary>The query for these is not answered.</summary>
    public Consultation Without(ResourceKind kind)
    {
        _unread.Add(kind);
        return this;
    }

    /// <summary>Adds resources to the chart; the subject is filled in.</summary>
    public Consultation With(params ReadOnlySpan<string> resources)
    {
        Add(_chart, resources);
        return this;
    }

    /// <summary>Adds what is being signed.</summary>
    public Consultation Signing(params ReadOnlySpan<string> resources)
    {
        Add(_drafts, resources);
        return this;
    }

    /// <summary>"fired/warning", "suppressed", "not-assessed" or "not-indicated".</summary>
    public string Of(string card) =>
        PreparedPatient.Words(Findings().Single(f => f.Card == card))[^1] is var word
                && word.StartsWith("suppressed", StringComparison.Ordinal)
            ? "suppressed" : word;

    public IReadOnlyList<Finding> Findings(AnsweredBefore? before = null, Clinic? clinic = null, bool whyNot = false)
    {
        clinic ??= TestPatients.Clinic;
        var service = clinic.Services.Single(s => s.Guideline == guideline && s.Hook == hook);
        var builder = new ChartBuilder(TestPatients.Clinic.Codes, service.Zone);
        foreach (var kind in service.Unanswered(builder.Read(Encoding.UTF8.GetBytes(Request(service).ToJsonString()))))
        {
            builder.MarkUnread(kind);
        }

        foreach (var kind in _unread)
        {
            builder.MarkUnread(kind);
        }

        return Assessment.Assess(builder.Build(), clinic.GuidelineOf(service), clinic.Codes.Words, Today, hook, clinic.RulesOf(service),
            whyNot, before);
    }

    /// <summary>A medication resource: ATC code, and the rest as JSON members.</summary>
    public static string Drug(string kind, string atc, string rest, string? text = null) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"resourceType":"{{kind}}","id":"{{kind}}-{{atc}}-{{rest.Length}}","intent":"order","medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"{{atc}}"}]{{(text is null ? "" : $",\"text\":\"{text}\"")}}},{{rest}}}""");

    /// <summary>A daily dose for a time: <c>Daily(5, "3", "mo")</c>.</summary>
    public static string Daily(decimal mg, string length, string unit, int sequence = 1) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"sequence":{{sequence}},"timing":{"repeat":{"boundsDuration":{"value":{{length}},"system":"http://unitsofmeasure.org","code":"{{unit}}"},"frequency":1,"period":1,"periodUnit":"d"} },"doseAndRate":[{"doseQuantity":{"value":{{mg}},"unit":"mg"} }]}""");

    public static string TScore(decimal value, string loinc = "38264-8") => string.Create(CultureInfo.InvariantCulture,
        $$"""{"resourceType":"Observation","id":"t{{loinc}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{loinc}}"}]},"effectiveDateTime":"2025-11-10","valueQuantity":{"value":{{value}},"unit":"{T-score}"} }""");

    public static string Condition(string icd10, string rest) =>
        $$"""{"resourceType":"Condition","id":"c-{{icd10}}","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"{{icd10}}"}]},{{rest}}}""";

    private static void Add(List<JsonNode> to, ReadOnlySpan<string> resources)
    {
        foreach (var resource in resources)
        {
            var node = JsonNode.Parse(resource)!;
            node["subject"] = new JsonObject { ["reference"] = "Patient/p1" };
            to.Add(node);
        }
    }

    private JsonObject Request(ClinicService service)
    {
        var prefetch = new JsonObject();
        foreach (var template in service.Prefetch.DistinctBy(t => t.Kind))
        {
            var found = _chart.Where(r => (string)r["resourceType"]! == template.Kind.ToString()).ToList();
            prefetch[template.Key] = template.Kind == ResourceKind.Patient ? found[0].DeepClone() : Bundle(found);
        }

        foreach (var template in service.Prefetch.Where(t => !prefetch.ContainsKey(t.Key)))
        {
            prefetch[template.Key] = null;
        }

        return new JsonObject
        {
            ["hook"] = hook,
            ["hookInstance"] = "h1",
            ["context"] = new JsonObject { ["userId"] = "Practitioner/d1", ["patientId"] = "p1", ["draftOrders"] = Bundle(_drafts) },
            ["prefetch"] = prefetch,
        };
    }

    private static JsonObject Bundle(IEnumerable<JsonNode> resources) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "searchset",
        ["entry"] = new JsonArray([.. resources.Select(r => (JsonNode)new JsonObject { ["resource"] = r.DeepClone() })]),
    };
}
