using OsteoHooks.Findings;

namespace OsteoHooks.Tests.Patients;

/// <summary>A wrong number, a wrong comparator or a forgotten premise is noticed by somebody in tests/patients.</summary>
public class MutantTests
{
    [Fact]
    public void Every_changed_limit_is_noticed_by_a_patient()
    {
        var survivors = new List<string>();
        var mutants = TestPatients.Clinic.Library.Guidelines.Values.SelectMany(GuidelineMutant.Of)
            .Where(m => TestPatients.Concerns(m.Key) && !Untestable.Limits.ContainsKey($"{m.Guideline} {m.Key}")).ToList();

        // Who comes to something else already would notice every mutant.
        var visits =
            TestPatients.Prepared.Where(v => v.Mismatches(v.Findings()).Count == 0)
                .ToLookup(v => v.Variant.Guideline, StringComparer.Ordinal);
        Parallel.ForEach(mutants, mutant =>
        {
            // Those who stand at the limit are asked first: nearly always they notice.
            var order = visits[mutant.Guideline].OrderByDescending(v => v.Variant.Limit == mutant.Key);
            if (!order.Any(v => v.Mismatches(v.Findings(mutant.Changed)).Count > 0))
            {
                lock (survivors)
                {
                    survivors.Add(mutant.What);
                }
            }
        });
        AssertNone.Of(survivors.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// A question that decides for nobody could be dropped from its rule unseen: somebody of whom the card is expected silent must be kept
    /// from it by that question alone.
    /// </summary>
    [Fact]
    public void Every_question_of_every_rule_decides_for_a_patient()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var decisive = new HashSet<string>(StringComparer.Ordinal);
        foreach (var visit in TestPatients.Prepared)
        {
            var states = visit.States();
            var rules = TestPatients.Clinic.RulesOf(visit.Service);
            foreach (var card in rules.Cards.Keys.Where(c => TestPatients.Pathways.Contains(TestPatients.Clinic.Library.Cards[c].Pathway)))
            {
                Weigh(visit, card, [.. rules.Rules.Questions[card].Select(q => (q.ToString()!, q.Answer(states)))], asked, decisive);
            }
        }

        AssertNone.Of(asked.Except(decisive).Where(q => !Untestable.Implied.ContainsKey(q)).Order(StringComparer.Ordinal)
            .Select(q => $"{q} decides for nobody"));
    }

    [Fact]
    public void Every_question_that_no_patient_can_show_is_asked() => AssertNone.Of(
        from key in Untestable.Implied.Keys
        let parts = key.Split(' ', 3)
        where !TestPatients.Clinic.Services.Any(s => s.Guideline == parts[1]
            && TestPatients.Clinic.RulesOf(s).Rules.Questions.TryGetValue(parts[0], out var asked)
            && asked.Any(q => q.ToString() == parts[2]))
        select $"{key}: not asked");

    private static void Weigh(PreparedPatient visit, string card, IReadOnlyList<(string Question, Answer Answer)> answers,
        HashSet<string> asked,
        HashSet<string> decisive)
    {
        var silent = visit.Variant.Expect.TryGetValue(card, out var expected) && expected is "not-indicated" or "not-assessed";
        for (var i = 0; i < answers.Count; i++)
        {
            var (question, answer) = answers[i];
            var key = $"{card} {visit.Variant.Guideline} {question}";
            if (!Untestable.HoldsForEverybody.Contains(answer.Said.Key))
            {
                asked.Add(key);
            }

            if (silent && answer.Truth != Truth.Yes && answers.Where((a, at) => at != i && !a.Answer.Holds).All(a => a.Answer == answer))
            {
                decisive.Add(key);
            }
        }
    }
}
