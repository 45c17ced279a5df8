using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Rules.Treatment;

/// <summary>The exposure is enough; what would be worth knowing and is missing is said.</summary>
internal static class MissingForConsideration
{
    public static Answer In(BoneDensity density, FractureProbability probability)
    {
        var notes = new List<Phrase>();
        if (!probability.IsOnFile)
        {
            notes.Add(probability.MissingNote);
        }

        if (!density.HasTScore)
        {
            notes.Add(Phrase.Of("note.t-score-missing"));
        }

        return Answer.Yes(Phrase.Of("criterion.none")).Noting([.. notes]).Unsaid();
    }
}
