using System.Globalization;
using System.Text.Json.Nodes;
using OsteoHooks.Findings;
using OsteoHooks.Rules;

namespace OsteoHooks.Tests.Patients;

/// <summary>The order of resources and of rules never changes a finding.</summary>
public class OrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Shuffled_resources_give_the_same_findings(int seed)
    {
        var random = new Random(seed);
        AssertNone.Of(
            from visit in TestPatients.Prepared
            let shuffled = PreparedPatient.Of(visit.Variant, Shuffled(TestPatients.Changed(visit.Variant), random))
            from difference in Differences(visit.Findings(), shuffled.Findings())
            select $"{visit.Variant}: {difference}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Shuffled_rules_give_the_same_findings(int seed)
    {
        var random = new Random(seed);
        var cardRules = ShippedRules.Cards.ToArray();
        var reasoning = ShippedRules.Reasoning.ToArray();
        var differences = new List<string>();
        foreach (var service in TestPatients.Prepared.GroupBy(v => v.Service))
        {
            random.Shuffle(cardRules);
            random.Shuffle(reasoning);
            var stated = TestPatients.Clinic.RulesOf(service.Key);
            var cards = stated.Cards.Values.ToArray();
            random.Shuffle(cards);
            var rules = new StatedRules(
                CompiledRules.Of(TestPatients.Clinic.GuidelineOf(service.Key), [.. stated.Rules.Questions.Keys], cardRules, reasoning),
                cards);
            differences.AddRange(from visit in service from difference in Differences(visit.Findings(), visit.Findings(rules: rules))
                select $"{visit.Variant}: {difference}");
        }

        AssertNone.Of(differences);
    }

    private static JsonObject Shuffled(JsonObject request, Random random)
    {
        foreach (var bundle in request["prefetch"]!.AsObject().Select(p => p.Value).Append(request["context"]?["draftOrders"])
            .OfType<JsonObject>())
        {
            if (bundle["entry"] is JsonArray entries)
            {
                var shuffled = entries.ToArray();
                random.Shuffle(shuffled);
                entries.Clear();
                Array.ForEach(shuffled, e => entries.Add(e));
            }
        }

        return request;
    }

    private static IEnumerable<string> Differences(IReadOnlyList<Finding> one, IReadOnlyList<Finding> other)
    {
        var before = one.Select(Said).ToList();
        var after = other.Select(Said).ToList();
        return before.Except(after, StringComparer.Ordinal)
            .Zip(after.Except(before, StringComparer.Ordinal).Append("nothing"), (a, b) => $"{a} became {b}");
    }

    /// <summary>All of a finding that does not name a place in the request.</summary>
    private static string Said(Finding f) => string.Create(CultureInfo.InvariantCulture, $"{f.Card} {f.Outcome} {f.Indicator} by {f.By} "
        + $"variant {f.Variant} doubts {string.Join(',', f.Doubts)} offers {string.Join(',', f.Offers.Select(o => o.Order))} answers "
        + $"{string.Join(',', f.Answers.Select(a => $"{a.Truth} {a.Said.Key} {a.AtMost} {string.Join(',', a.Gaps.Select(g => g.ResourceType).Order(StringComparer.Ordinal))}"))}");
}
