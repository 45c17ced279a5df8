using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>What speaks against teriparatide (002 §9.2, 004 l.92-96; Sweden names none, the Nordic ones are used): cancer,
/// hyperparathyroidism, Paget, irradiation.</summary>
[ReadFrom(ResourceKind.Condition, ResourceKind.Procedure)]
public sealed class Contraindications : State
{
    private static readonly ConceptSets Teriparatide = ConceptSets.Of(ConceptSet.CondBreastCancer)
        | ConceptSets.Of(ConceptSet.CondProstateCancer) | ConceptSets.Of(ConceptSet.CondBoneMetastasis)
        | ConceptSets.Of(ConceptSet.CondMyeloma) | ConceptSets.Of(ConceptSet.CondHyperparathyroidism) | ConceptSets.Of(ConceptSet.CondPaget)
        | ConceptSets.Of(ConceptSet.CondRadiotherapyHistory);

    public Contraindications(Reading reading)
    {
        var condition = reading.ConditionsOf(Teriparatide).FirstOrDefault();
        var procedure =
            reading.Chart.Activities.FirstOrDefault(a => a.Origin.Kind == ResourceKind.Procedure && a.Sets.HasAny(Teriparatide));
        var gaps = reading.UnreadConditions().AddRange(reading.UnreadActivities(ResourceKind.Procedure));
        ToTeriparatideIsAbsent = condition is not null
            ? Answer.No(Phrase.Of("contraindication.found"), Reading.Of(condition.Origin, condition.Onset ?? condition.Recorded))
            : procedure is not null ? Answer.No(Phrase.Of("contraindication.found"), Reading.Of(procedure.Origin, procedure.Date))
            : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("contraindication.unknown"), gaps)
            : Answer.Yes(Phrase.Of("contraindication.none")).Unsaid();
    }

    public Answer ToTeriparatideIsAbsent { get; }
}
