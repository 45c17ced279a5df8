using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>Calcium and vitamin D on the list, and what forbids to suggest them (sarcoidosis, hypercalcaemia).</summary>
[ReadFrom(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration,
    ResourceKind.MedicationDispense, ResourceKind.Condition, ResourceKind.Observation,
    Observations = [ConceptSet.LabCalciumTotal, ConceptSet.LabCalciumCorrected, ConceptSet.LabCalciumIonised, ConceptSet.LabAlbumin])]
public sealed class Supplementation : State
{
    private static readonly ConceptSets Supplements = ConceptSets.Of(ConceptSet.DrugCalcium) | ConceptSets.Of(ConceptSet.DrugVitaminD)
        | ConceptSets.Of(ConceptSet.DrugVitaminDActive);

    private static readonly ConceptSets Forbidding = ConceptSets.Of(ConceptSet.CondSarcoidosis)
        | ConceptSets.Of(ConceptSet.CondHypercalcaemia);

    public Supplementation(Reading reading, Calcium calcium)
    {
        var found = reading.Treatments.Where(t => (t.IsCurrent || DispensedSupply.StillLasts(reading, t))
                && t.Entry.Product.Meaning.Sets.HasAny(Supplements)).ToList();
        var unread = reading.UnreadMedications(draftsToo: false);
        IsMissing = found.Count > 0
            ? Answer.No(Phrase.Of("supplement.found", ("drug", found[0].Name)), [.. found.Select(t => t.Evidence())])
            : unread.Length > 0 ? Answer.Unknown(Phrase.Of("supplement.unknown"), unread)
            : Answer.Yes(Phrase.Of("supplement.none", ("places", reading.LookedIn(ResourceKind.MedicationRequest,
                    ResourceKind.MedicationStatement)))).Noting(Phrase.Of("note.confirm-otc"));

        // ICD-10 has one code for too much and too little calcium; the words beside it tell.
        var forbidding = reading.ConditionsOf(Forbidding | ConceptSets.Of(ConceptSet.CondCalciumDisorderReview)).FirstOrDefault(c =>
            c.Standing != ConditionStanding.Inactive && (c.Sets.HasAny(Forbidding) || reading.Words[WordList.HighCalcium].AreIn(c.Text)));
        var gaps = reading.UnreadConditions();
        IsAllowed = forbidding is not null
            ? Answer.No(Phrase.Of("supplement.forbidden"), Reading.Of(forbidding.Origin, forbidding.Onset ?? forbidding.Recorded))
            : calcium.IsHigh.Holds ? Answer.No(calcium.IsHigh.Said, [.. calcium.IsHigh.Evidence])
            : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("supplement.condition-unknown"), gaps)
            : Answer.Yes(Phrase.Of("supplement.allowed")).Unsaid();
    }

    public Answer IsMissing { get; }

    /// <summary>Neither sarcoidosis nor hypercalcaemia is on record, and the latest calcium is not above the laboratory's range.</summary>
    public Answer IsAllowed { get; }
}
