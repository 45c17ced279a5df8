using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts.Denosumab;

/// <summary>
/// Which tests are missing before an injection: at start calcium and eGFR (Denmark: 25-OH-vitamin D too); later at least yearly where the
/// guideline says so, and calcium newer than the last injection in patients at risk.
/// </summary>
[ReadFrom(ResourceKind.Observation, ResourceKind.Condition, ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration, ResourceKind.MedicationDispense, Observations =
    [ConceptSet.LabEgfrBsa, ConceptSet.LabCalciumTotal, ConceptSet.LabCalciumCorrected, ConceptSet.LabCalciumIonised, ConceptSet.LabAlbumin, ConceptSet.Lab25ohd])]
public sealed record DenosumabLabs : IState
{
    /// <summary>Chronic conditions that count towards multimorbidity (our list; the guideline names none).</summary>
    private static readonly ConceptSet[] Chronic =
    [
        ConceptSet.CondCopd, ConceptSet.CondRa, ConceptSet.CondHeartFailure, ConceptSet.CondAtrialFibrillation, ConceptSet.CondStroke, ConceptSet.CondMi, ConceptSet.CondDiabetesT1, ConceptSet.CondDiabetesT2,
        ConceptSet.CondCkd, ConceptSet.CondIbd, ConceptSet.CondDementia, ConceptSet.CondParkinson, ConceptSet.CondMs, ConceptSet.CondBreastCancer, ConceptSet.CondProstateCancer, ConceptSet.CondMyeloma,
    ];

    private readonly Reading reading;

    public DenosumabLabs(Reading reading, DenosumabTreatment denosumab, Kidney kidney, Calcium calcium, VitaminD vitaminD)
    {
        this.reading = reading;
        var limits = reading.Guideline.Denosumab;
        var atRisk = Risk(kidney, calcium, vitaminD);
        var (tests, said) = Missing(denosumab.IsFirst.Holds);
        MissingTests = tests;
        var gaps = reading.UnreadObservations();
        var answer = denosumab.IsFirst.Truth == Truth.Unknown && tests.IsEmpty != Missing(first: true).Tests.IsEmpty ? Answer.Unknown(Phrase.Of("labs.unknown"), denosumab.IsFirst.Gaps)
            : tests.IsEmpty ? Answer.No(Phrase.Of("labs.enough"))
            : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("labs.unknown"), gaps)
            : Answer.Yes(Phrase.Of("labs.missing", ("tests", said)));
        AreMissing = atRisk is null || !answer.Holds ? answer : answer.Noting(atRisk);

        // Before the first injection more is asked for; where it cannot be told whether it is the first, either may hold.
        (ImmutableArray<string> Tests, ImmutableArray<Phrase> Said) Missing(bool first)
        {
            var missing = new List<(string Test, Phrase Said)>();
            Check("calcium", calcium.Date, calcium.IsOnFile, first ? limits.StartLabsAge : limits.LabsAge, newerThan: !first && atRisk is not null ? denosumab.LastDose : null);
            Check("egfr", kidney.Date, kidney.IsOnFile, first ? limits.StartLabsAge : limits.LabsAge, null);
            if (first && limits.StartVitaminDAge.IsStated)
            {
                Check("vitamin-d", vitaminD.Date, vitaminD.IsOnFile, limits.StartVitaminDAge, null);
            }

            return ([.. missing.Select(m => m.Test)], [.. missing.Select(m => m.Said)]);

            void Check(string test, DateOnly? day, Truth onFile, Limit age, DateOnly? newerThan)
            {
                var name = Phrase.Of("test." + test);
                if (onFile != Truth.Yes)
                {
                    missing.Add((test, Phrase.Of("labs.none", ("test", name))));
                }
                else if (day is { } d && ((age.IsStated && !age.IsReachedBetween(d, reading.Today)) || (newerThan is { } injection && d <= injection)))
                {
                    missing.Add((test, Phrase.Of("labs.old", ("test", name), ("date", d))));
                }
            }
        }
    }

    public Answer AreMissing { get; }

    public ImmutableArray<string> MissingTests { get; }

    public bool Equals(DenosumabLabs? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 20;

    /// <summary>Why calcium is needed before every injection, or null.</summary>
    private Phrase? Risk(Kidney kidney, Calcium calcium, VitaminD vitaminD)
    {
        var limits = reading.Guideline.Denosumab;
        if (!limits.LabsAge.IsStated)
        {
            return null;
        }

        return kidney.Reaches(limits.PoorKidneyFunction).Holds ? Phrase.Of("note.risk-kidney", ("sign", limits.PoorKidneyFunction.Sign), ("limit", limits.PoorKidneyFunction.Value))
            : calcium.WasLow ? Phrase.Of("note.risk-calcium")
            : vitaminD.EverReached(limits.LowVitaminD) ? Phrase.Of("note.risk-vitamin-d", ("sign", limits.LowVitaminD.Sign), ("limit", limits.LowVitaminD.Value))
            : limits.Comorbidities.IsReachedBy(Chronic.Count(c => reading.ConditionsOf(ConceptSets.Of(c)).Any(e => e.Standing != ConditionStanding.Inactive))) ? Phrase.Of("note.risk-multimorbid")
            : null;
    }
}
