using OsteoHooks.Findings;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.Answers;

/// <summary>What holds of answers for every card that fires for somebody in tests/patients.</summary>
public class EveryPatientTests
{
    /// <summary>Every fired finding, with all that was found for its patient.</summary>
    private static readonly Lazy<IReadOnlyList<(PreparedPatient PreparedPatient, IReadOnlyList<Finding> All,
        Finding Fired)>> Everywhere = new(() =>
            [.. from visit in TestPatients.Prepared let all = visit.Findings() from fired in all
                where fired.Outcome == Outcome.Fired && fired.Card != Assessment.DataUnavailable select (visit, all, fired)]);

    [Fact]
    public void An_answered_card_is_silent_and_only_what_hangs_on_it_is_silent_with_it() => AssertNone.Of(
        from found in Everywhere.Value
        let code = SilencingCode(found.Fired.Card)
        where code is not null
        from complaint in Changes(found, Chartside.Answered(found.Fired, code, found.PreparedPatient.Variant.Today),
            $"suppressed/answer:{code}")
        select $"{found.PreparedPatient.Variant} {found.Fired.Card}: {complaint}");

    [Fact]
    public void A_reason_without_a_silence_changes_nothing() => AssertNone.Of(
        from found in Everywhere.Value
        let code = TestPatients.Clinic.Library.Cards[found.Fired.Card].OverrideReasons.FirstOrDefault(r =>
            TestPatients.Clinic.Library.OverrideReasons[r].Silence is null)
        where code is not null
        from complaint in Changes(found, Chartside.Answered(found.Fired, code, found.PreparedPatient.Variant.Today), Word(found.Fired))
        select $"{found.PreparedPatient.Variant} {found.Fired.Card}: {complaint}");

    [Fact]
    public void What_was_known_in_another_order_beside_other_things_is_known_all_the_same() => AssertNone.Of(
        from found in Everywhere.Value
        let code = SilencingCode(found.Fired.Card)
        where code is not null
        let answered = Chartside.Answered(found.Fired, code, found.PreparedPatient.Variant.Today)
        let marks = answered.Answers[0].Marks.Reverse().Concat(["no mark", "nor this"])
        let shuffled = new AnsweredBefore([new PastAnswer("another-card", code, answered.Answers[0].At, []), answered.Answers[0] with
                { Marks = [.. marks] }, new PastAnswer(found.Fired.Card, "no-code", answered.Answers[0].At, [])], Chartside.Seal)
        from complaint in Changes(found, shuffled, $"suppressed/answer:{code}")
        select $"{found.PreparedPatient.Variant} {found.Fired.Card}: {complaint}");

    [Fact]
    public void An_answer_under_another_key_is_about_something_else()
    {
        var silentAllTheSame =
            from found in Everywhere.Value
            let code = SilencingCode(found.Fired.Card)
            where code is not null
            let answered = Chartside.Answered(found.Fired, code, found.PreparedPatient.Variant.Today)
            let unknown = answered with { Seal = mark => "other " + mark }
            where Word(After(found.PreparedPatient, unknown).Single(f => f.Card == found.Fired.Card)) != Word(found.Fired)
            select found.Fired.Card;

        // This one rests on an infusion of the past alone: all that could be new is another infusion, and with that it no longer stands.
        Assert.Equal(["denosumab-second-zoledronate-due"], silentAllTheSame.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Some_of_them_outrank_others_and_some_carry_others()
    {
        var cards = TestPatients.Clinic.Library.Cards;
        Assert.Contains(Everywhere.Value, e => SilencingCode(e.Fired.Card) is not null
            && e.All.Any(f => f.Outcome == Outcome.Suppressed && cards[f.Card].OutrankedBy.Contains(e.Fired.Card)));
        Assert.Contains(Everywhere.Value, e => SilencingCode(e.Fired.Card) is not null
            && e.All.Any(f => f.Outcome == Outcome.Fired && cards[f.Card].ShownIn.Contains(e.Fired.Card)));
    }

    [Fact]
    public void A_card_that_is_off_is_not_found_and_only_what_it_held_back_may_come()
    {
        var cards = TestPatients.Clinic.Library.Cards;
        var complaints = new List<string>();
        foreach (var byCard in Everywhere.Value.GroupBy(e => e.Fired.Card, StringComparer.Ordinal))
        {
            var without = TestPatients.Clinic.Without([byCard.Key]);
            foreach (var (visit, all, _) in byCard)
            {
                var after = visit.Findings(rules: without.RulesOf(without.Services.Single(s => s.Id == visit.Service.Id)))
                    .ToDictionary(f => f.Card, StringComparer.Ordinal);
                if (after.ContainsKey(byCard.Key))
                {
                    complaints.Add($"{visit.Variant}: {byCard.Key} is found");
                }

                complaints.AddRange(
                    from before in all
                    where before.Card != byCard.Key && !cards[before.Card].OutrankedBy.Contains(byCard.Key)
                        && !cards[before.Card].ShownIn.Contains(byCard.Key)
                    let now = after.TryGetValue(before.Card, out var found) ? Word(found) : "not stated"
                    where now != Word(before)
                    select $"{visit.Variant} without {byCard.Key}: {before.Card} {Word(before)} became {now}");
            }
        }

        AssertNone.Of(complaints);
    }

    private static string? SilencingCode(string card) =>
        TestPatients.Clinic.Library.Cards[card].OverrideReasons.FirstOrDefault(r =>
            TestPatients.Clinic.Library.OverrideReasons[r].Silence is not null);

    private static string Word(Finding finding) => PreparedPatient.Words(finding)[^1];

    private static IReadOnlyList<Finding> After(PreparedPatient visit, AnsweredBefore before) => visit.Findings(before: before);

    /// <summary>What came of the answer otherwise than expected: of the card itself, and of every other.</summary>
    private static IEnumerable<string> Changes((PreparedPatient PreparedPatient, IReadOnlyList<Finding> All, Finding Fired) found,
        AnsweredBefore before,
        string expected)
    {
        var after = After(found.PreparedPatient, before).ToDictionary(f => f.Card, StringComparer.Ordinal);
        var cards = TestPatients.Clinic.Library.Cards;
        var itself = Word(after[found.Fired.Card]);
        return
        [
            .. itself == expected ? [] : new[] { $"expected {expected}, came {itself}" },
            .. from other in found.All
               where other.Card != found.Fired.Card
               let now = Word(after[other.Card])
               let hangsOnIt = cards[other.Card].ShownIn.Contains(found.Fired.Card)
                   || cards[other.Card].OutrankedBy.Contains(found.Fired.Card)
               where now != Word(other) && !(hangsOnIt && now.StartsWith("suppressed/", StringComparison.Ordinal))
               select $"{other.Card} {Word(other)} became {now}",
        ];
    }
}
