using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OsteoHooks.Facts;
using OsteoHooks.Fhir;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;
using OsteoHooks.Rules;

namespace OsteoHooks.Tests.Patients;

/// <summary>A variant read into a chart, ready to be assessed again and again.</summary>
internal sealed record PreparedPatient(Variant Variant, ClinicService Service, Chart Chart)
{
    public static PreparedPatient Of(Variant variant) => Of(variant, TestPatients.Changed(variant));

    public static PreparedPatient Of(Variant variant, JsonObject request)
    {
        var hook = (string)request["hook"]!;
        var service = TestPatients.Clinic.Services.FirstOrDefault(s => s.Guideline == variant.Guideline && s.Hook == hook)
            ?? throw new InvalidDataException($"{variant}: no service {variant.Guideline}-{hook}");
        var builder = new ChartBuilder(TestPatients.Clinic.Codes, service.Zone);
        foreach (var kind in service.Unanswered(builder.Read(Encoding.UTF8.GetBytes(request.ToJsonString()))))
        {
            builder.MarkUnread(kind);
        }

        return new PreparedPatient(variant, service, builder.Build());
    }

    public IReadOnlyList<Finding> Findings(Guideline? guideline = null, StatedRules? rules = null, AnsweredBefore? before = null) =>
        Assessment.Assess(Chart, guideline ?? TestPatients.Clinic.GuidelineOf(Service), TestPatients.Clinic.Codes.Words, Variant.Today,
            Service.Hook, rules ?? TestPatients.Clinic.RulesOf(Service), whyNot: false, before);

    /// <summary>The states of this patient, read and concluded, as the rules see them.</summary>
    public AllStates States() => TestPatients.Clinic.RulesOf(Service).Rules
        .Run(new States(new Reading(Chart, TestPatients.Clinic.GuidelineOf(Service), TestPatients.Clinic.Codes.Words, Variant.Today,
            Service.Hook))).States;

    /// <summary>What came otherwise than expected, one line per card; empty when all is well.</summary>
    public IReadOnlyList<string> Mismatches(IReadOnlyList<Finding> findings)
    {
        var found = findings.ToDictionary(f => f.Card, StringComparer.Ordinal);
        return
        [
            .. from expected in Variant.Expect
               let outcome = found.TryGetValue(expected.Key, out var finding) ? Words(finding)
                   : expected.Key == Assessment.DataUnavailable ? ["not-indicated"] : ["not-stated"]
               where !outcome.Contains(expected.Value, StringComparer.Ordinal)
               select $"{expected.Key}: expected {expected.Value}, came {outcome[^1]}",
            .. from expected in Variant.Offers
               let offered = found.TryGetValue(expected.Key, out var finding) ? string.Join(", ", finding.Offers.Select(o => Words(o,
                       dated: expected.Value.Contains(" on ", StringComparison.Ordinal))).Order(StringComparer.Ordinal)) : "nothing"
               where offered != expected.Value
               select $"{expected.Key}: expected to offer [{expected.Value}], offers [{offered}]",
        ];
    }

    /// <summary>The order's name, and the day that it is planned for where days are compared.</summary>
    private static string Words(Offer offer, bool dated) =>
        dated && offer.Slots.Select(s => s.Value).OfType<DateOnly>().ToList() is [var day]
            ? string.Create(CultureInfo.InvariantCulture, $"{offer.Order} on {day:yyyy-MM-dd}") : offer.Order;

    /// <summary>The outcome, and after it the outcome with indicator or stronger card.</summary>
    public static string[] Words(Finding finding) => finding.Outcome switch
    {
        Outcome.Fired => ["fired", $"fired/{finding.Indicator.ToString().ToLowerInvariant()}"],
        Outcome.Suppressed => ["suppressed", $"suppressed/{finding.By}"],
        Outcome.NotAssessed => ["not-assessed"],
        _ => ["not-indicated"],
    };
}
