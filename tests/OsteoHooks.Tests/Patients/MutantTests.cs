using OsteoHooks.Findings;
using OsteoHooks.Pathways;

namespace OsteoHooks.Tests.Patients;

/// <summary>A wrong number, a wrong comparator or a forgotten premise is noticed by somebody in tests/patients.</summary>
public class MutantTests
{
    [Fact]
    public void Every_changed_limit_is_noticed_by_a_patient()
    {
        var survivors = new List<string>();
        var mutants = Ward.Clinic.Library.Guidelines.Values.SelectMany(GuidelineMutant.Of).Where(m => Ward.Concerns(m.Key) && !Untestable.Limits.ContainsKey($"{m.Guideline} {m.Key}")).ToList();

        // Who comes to something else already would notice every mutant.
        var visits = Ward.Visits.Where(v => v.Surprises(v.Findings()).Count == 0).ToLookup(v => v.Variant.Guideline, StringComparer.Ordinal);
        Parallel.ForEach(mutants, mutant =>
        {
            // Those who stand at the limit are asked first: nearly always they notice.
            var order = visits[mutant.Guideline].OrderByDescending(v => v.Variant.Limit == mutant.Key);
            if (!order.Any(v => v.Surprises(v.Findings(mutant.Changed)).Count > 0))
            {
                lock (survivors)
                {
                    survivors.Add(mutant.What);
                }
            }
        });
        Complaints.AreNone(survivors.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// A premise that decides for nobody could be dropped from its rule unseen: somebody of whom the card is expected silent must be kept from
    /// it by that premise alone.
    /// </summary>
    [Fact]
    public void Every_premise_of_every_rule_decides_for_a_patient()
    {
        var premises = new HashSet<(string Card, string Guideline, int Premise)>();
        var decisive = new HashSet<(string Card, string Guideline, int Premise)>();
        foreach (var visit in Ward.Visits)
        {
            var facts = visit.Facts();
            var rules = Ward.Clinic.RulesOf(visit.Service);
            foreach (var card in rules.Cards.Keys.Where(c => Ward.Pathways.Contains(Ward.Clinic.Library.Cards[c].Pathway)))
            {
                Weigh(visit, card, rules.Premises[card].Weigh(facts), premises, decisive);
            }
        }

        Complaints.AreNone(
            from p in premises.Except(decisive)
            where !Untestable.Implied.ContainsKey($"{p.Card} {p.Guideline} {p.Premise + 1}")
            orderby p
            select $"{p.Card} under {p.Guideline}: premise {p.Premise + 1} decides for nobody");
    }

    private static void Weigh(Visit visit, string card, Considered considered, HashSet<(string Card, string Guideline, int Premise)> premises, HashSet<(string Card, string Guideline, int Premise)> decisive)
    {
        var silent = visit.Variant.Expect.TryGetValue(card, out var expected) && expected is "not-indicated" or "not-assessed";
        for (var i = 0; i < considered.Answers.Length; i++)
        {
            var premise = (card, visit.Variant.Guideline, i);
            if (!Untestable.Premises.Contains(considered.Answers[i].Said.Key))
            {
                premises.Add(premise);
            }

            if (silent && considered.Answers[i].Truth != Truth.Yes && considered.Answers.Where((a, at) => at != i && !a.Holds).All(a => a == considered.Answers[i]))
            {
                decisive.Add(premise);
            }
        }
    }
}
