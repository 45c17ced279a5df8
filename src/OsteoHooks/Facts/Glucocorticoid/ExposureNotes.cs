using OsteoHooks.Fhir;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;
namespace OsteoHooks.Facts.Glucocorticoid;

/// <summary>What a card adds to an exposure: how doses were made equal, and where a drug or its strength was told by text alone.</summary>
internal static class ExposureNotes
{
    public static IEnumerable<Phrase> Of(IReadOnlyList<Treatment> systemic, Guideline guideline) =>
        [.. Equivalences(systemic, guideline), .. Confidence(systemic)];

    private static IEnumerable<Phrase> Equivalences(IReadOnlyList<Treatment> systemic, Guideline guideline) =>
        systemic.Select(t => t.Substance).Distinct()
            .Where(s => s is not Substance.Prednisolone and not Substance.Prednisone && guideline.Equivalence.ContainsKey(s))
            .Select(s => Phrase.Of("note.equivalence", ("drug", Phrase.Of("drug." + s.ToString().ToLowerInvariant())),
                ("dose", guideline.Equivalence[s]), ("prednisolone", guideline.Equivalence[Substance.Prednisolone])));

    private static IEnumerable<Phrase> Confidence(IReadOnlyList<Treatment> systemic)
    {
        foreach (var treatment in systemic)
        {
            if (treatment.Entry.Product.Meaning.Rank == CodeRank.Name)
            {
                yield return Phrase.Of("note.drug-by-name", ("drug", treatment.Name));
            }

            if (treatment.Entry.Product.StrengthSource == StrengthSource.Text
                && treatment.Entry.Dosages.Any(d => d.Dose is { } dose && Units.Milligrams(dose.Unit) is null))
            {
                yield return Phrase.Of("note.strength-from-text", ("drug", treatment.Name),
                    ("strength", treatment.Entry.Product.MgPerUnit ?? 0));
            }
        }
    }
}
