using OsteoHooks.Findings;

namespace OsteoHooks.Tests.Patients;

/// <summary>What cannot be read never turns into a wrong answer.</summary>
public class GapTests
{
    [Fact]
    public void An_unread_type_leaves_an_outcome_or_ends_not_assessed()
    {
        var broken = new List<string>();
        foreach (var visit in TestPatients.Prepared)
        {
            var before = visit.Findings().ToDictionary(f => f.Card, StringComparer.Ordinal);
            foreach (var type in visit.Service.Prefetch.Select(t => t.Kind.ToString()).Where(t => t != "Patient")
                .Distinct(StringComparer.Ordinal))
            {
                var request = TestPatients.Changed(visit.Variant);
                if (!request["prefetch"]!.AsObject().Any(p => TestPatients.PrefetchTypes.GetValueOrDefault(p.Key) == type))
                {
                    continue;
                }

                new Change(ChangeKind.Unread, type, null).Apply(request, TestPatients.PrefetchTypes);
                var after = PreparedPatient.Of(visit.Variant, request).Findings().ToDictionary(f => f.Card, StringComparer.Ordinal);
                broken.AddRange(
                    from card in before.Keys
                    where card != Assessment.DataUnavailable && !MayBecome(before[card], after[card], after)
                        && !IsKnownToBeCollected(visit.Variant, type)
                    select $"{visit.Variant}, {type} unread: {card} from {PreparedPatient.Words(before[card])[^1]} to {PreparedPatient.Words(after[card])[^1]}");
            }
        }

        AssertNone.Of(broken);
    }

    /// <summary>Without a dispensing feed an order counts as taken; only where dispensing shows that it is not does that differ.</summary>
    private static bool IsKnownToBeCollected(Variant variant, string type) =>
        type == "MedicationDispense" && variant.Limit == "treatment.supply-grace";

    private static bool MayBecome(Finding before, Finding after, Dictionary<string, Finding> all) =>
        after.Outcome == Outcome.NotAssessed
        || PreparedPatient.Words(before).SequenceEqual(PreparedPatient.Words(after))
        || (Untestable.InfoWhenUnread.ContainsKey(before.Card) && before.Outcome == Outcome.Fired
            && after is { Outcome: Outcome.Fired, Indicator: Indicator.Info })
        || (before.By is { } stronger && all[stronger].Outcome == Outcome.NotAssessed
            && after.Outcome is Outcome.Fired or Outcome.Suppressed);
}
