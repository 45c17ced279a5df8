using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// Whether a drug may be offered with one click: eGFR and calcium on file, recent and good enough; else the tests to take first. This
/// decides only what a card offers, never whether it fires.
/// </summary>
[ReadFrom(ResourceKind.Observation, ResourceKind.Condition, Observations =
    [ConceptSet.LabEgfrBsa, ConceptSet.LabCalciumTotal, ConceptSet.LabCalciumCorrected, ConceptSet.LabCalciumIonised, ConceptSet.LabAlbumin,
        ConceptSet.Lab25ohd])]
public sealed class SafeToOffer : State
{
    /// <summary>Conditions with which an oral bisphosphonate is not offered (002 l.956-960, 004 l.32-33).</summary>
    private static readonly ConceptSets UpperGut = ConceptSets.Of(ConceptSet.CondDysphagia) | ConceptSets.Of(ConceptSet.CondOesophageal)
        | ConceptSets.Of(ConceptSet.CondGerd) | ConceptSets.Of(ConceptSet.CondPepticUlcer);

    private readonly Kidney _kidney;

    public SafeToOffer(Reading reading, Kidney kidney, Calcium calcium, VitaminD vitaminD)
    {
        _kidney = kidney;
        var limits = reading.Guideline;
        var kidneyRecent = IsRecent(kidney.Date);
        var calciumRecent = IsRecent(calcium.Date);
        var vitaminRecent = !limits.Laboratory.OfferVitaminD.IsStated || IsRecent(vitaminD.Date);
        var calciumGood = calciumRecent && calcium.IsLow.Truth == Truth.No;
        ImmutableArray<string> missing = [.. kidneyRecent ? [] : new[] { "egfr" }, .. calciumRecent ? [] : new[] { "calcium" },
            .. vitaminRecent ? [] : new[] { "vitamin-d" }];
        MissingTests = missing;
        KidneyIsTooLow = kidney.Reaches(limits.Kidney.Bisphosphonate) is { Truth: Truth.No } && kidney.IsOnFile == Truth.Yes;
        Bisphosphonate = missing.IsEmpty && calciumGood && kidney.Reaches(limits.Kidney.Bisphosphonate).Holds
            && vitaminD.LatestSatisfies(limits.Laboratory.OfferVitaminD);
        OralBisphosphonate = Bisphosphonate && !reading.ConditionsOf(UpperGut).Any(c => c.Standing != ConditionStanding.Inactive)
            && reading.UnreadConditions().IsEmpty;
        Denosumab = calciumGood && kidneyRecent && kidney.IsLow(limits.Denosumab.LowEgfr, limits.Denosumab.ContestedEgfr).Truth == Truth.No;
        var kidneyForBisphosphonate = kidney.Reaches(limits.Kidney.Bisphosphonate);
        FollowOnChoice = KidneyIsTooLow
            ? Answer.Yes(kidneyForBisphosphonate.Said, kidneyForBisphosphonate.Evidence.AsSpan()).As("kidney")
            : Answer.Yes(Phrase.Of("offer.follow-on")).Unsaid();
        HypercalcaemiaIsExcluded = calcium.IsHigh.Truth != Truth.Yes;

        bool IsRecent(DateOnly? day) => day is { } d && limits.Laboratory.OfferAge.IsReachedBetween(d, reading.Today);
    }

    public bool Bisphosphonate { get; }

    public bool OralBisphosphonate { get; }

    public bool Denosumab { get; }

    /// <summary>Always yes; in the wording "kidney" where eGFR leaves no bisphosphonate to follow denosumab.</summary>
    public Answer FollowOnChoice { get; }

    public bool HypercalcaemiaIsExcluded { get; }

    /// <summary>eGFR is on file and excludes a bisphosphonate.</summary>
    public bool KidneyIsTooLow { get; }

    /// <summary>Tests to take before a drug is offered.</summary>
    public ImmutableArray<string> MissingTests { get; }

    public bool LabsAreMissing => !MissingTests.IsEmpty;

    /// <summary>Of the kidneys: only they word a card.</summary>
    public override IEnumerable<Mark> Marks => _kidney.Marks;
}
