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
[ReadFrom(ResourceKind.Observation, ResourceKind.Condition, ResourceKind.MedicationRequest, ResourceKind.MedicationStatement,
    ResourceKind.MedicationAdministration, ResourceKind.MedicationDispense, Observations =
        [ConceptSet.LabEgfrBsa, ConceptSet.LabCalciumTotal, ConceptSet.LabCalciumCorrected, ConceptSet.LabCalciumIonised,
            ConceptSet.LabAlbumin, ConceptSet.Lab25ohd])]
public sealed class DenosumabLabs : State
{
    /// <summary>Chronic conditions that count towards multimorbidity (our list; the guideline names none).</summary>
    private static readonly ConceptSet[] Chronic =
    [
        ConceptSet.CondCopd, ConceptSet.CondRa, ConceptSet.CondHeartFailure, ConceptSet.CondAtrialFibrillation, ConceptSet.CondStroke,
        ConceptSet.CondMi, ConceptSet.CondDiabetesT1, ConceptSet.CondDiabetesT2, ConceptSet.CondCkd, ConceptSet.CondIbd,
        ConceptSet.CondDementia, ConceptSet.CondParkinson, ConceptSet.CondMs, ConceptSet.CondBreastCancer, ConceptSet.CondProstateCancer,
        ConceptSet.CondMyeloma,
    ];

    private readonly Reading _reading;
    private readonly (Kidney Kidney, Calcium Calcium, VitaminD VitaminD) _results;

    public DenosumabLabs(Reading reading, DenosumabTreatment denosumab, Kidney kidney, Calcium calcium, VitaminD vitaminD)
    {
        _reading = reading;
        _results = (kidney, calcium, vitaminD);
        var atRisk = Risk(kidney, calcium, vitaminD);
        var later = Later(denosumab, kidney, calcium, atRisk);
        var start = Start(kidney, calcium, vitaminD);
        var (tests, said) = denosumab.IsFirst.Holds ? start : later;
        MissingTests = [.. tests];
        var gaps = reading.UnreadObservations();

        // Whether this is the first injection may be unknown: then it is only known that nothing is missing when neither list says so.
        var undecided = denosumab.IsFirst.Truth == Truth.Unknown && later.Tests.Count == 0 && start.Tests.Count > 0;
        var answer = undecided ? Answer.Unknown(Phrase.Of("labs.unknown"), denosumab.IsFirst.Gaps)
            : tests.Count == 0 && OpenRisk(denosumab, calcium, atRisk) is { Length: > 0 } open
            ? Answer.Unknown(Phrase.Of("labs.risk-unknown"), open)
            : tests.Count == 0 ? Answer.No(Phrase.Of("labs.enough"))
            : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("labs.unknown"), gaps)
            : Answer.Yes(Phrase.Of("labs.missing", ("tests", ImmutableArray.CreateRange(said))));
        AreMissing = atRisk is null || !answer.Holds ? answer : answer.Noting(atRisk);
    }

    public Answer AreMissing { get; }

    public ImmutableArray<string> MissingTests { get; }

    public override IEnumerable<Mark> Marks => [.. _results.Kidney.Marks, .. _results.Calcium.Marks, .. _results.VitaminD.Marks];

    private (List<string> Tests, List<Phrase> Said) Start(Kidney kidney, Calcium calcium, VitaminD vitaminD)
    {
        var limits = _reading.Guideline.Denosumab;
        var missing = (Tests: new List<string>(), Said: new List<Phrase>());
        Check(missing, "calcium", calcium.Date, calcium.IsOnFile, limits.StartLabsAge, null);
        Check(missing, "egfr", kidney.Date, kidney.IsOnFile, limits.StartLabsAge, null);
        if (limits.StartVitaminDAge.IsStated)
        {
            Check(missing, "vitamin-d", vitaminD.Date, vitaminD.IsOnFile, limits.StartVitaminDAge, null);
        }

        return missing;
    }

    private (List<string> Tests, List<Phrase> Said) Later(DenosumabTreatment denosumab, Kidney kidney, Calcium calcium, Phrase? atRisk)
    {
        var limits = _reading.Guideline.Denosumab;
        var missing = (Tests: new List<string>(), Said: new List<Phrase>());
        Check(missing, "calcium", calcium.Date, calcium.IsOnFile, limits.LabsAge, atRisk is null ? null : denosumab.LastDose);
        Check(missing, "egfr", kidney.Date, kidney.IsOnFile, limits.LabsAge, null);
        return missing;
    }

    private void Check((List<string> Tests, List<Phrase> Said) missing, string test, DateOnly? day, Truth onFile, Limit age,
        DateOnly? newerThan)
    {
        var name = Phrase.Of("test." + test);
        if (onFile != Truth.Yes)
        {
            missing.Tests.Add(test);
            missing.Said.Add(Phrase.Of("labs.none", ("test", name)));
        }
        else if (day is { } d
            && ((age.IsStated && !age.IsReachedBetween(d, _reading.Today)) || (newerThan is { } injection && d <= injection)))
        {
            missing.Tests.Add(test);
            missing.Said.Add(Phrase.Of("labs.old", ("test", name), ("date", d)));
        }
    }

    /// <summary>What could not be read and may ask for a calcium newer than the last injection, where that one is older.</summary>
    private ImmutableArray<Gap> OpenRisk(DenosumabTreatment denosumab, Calcium calcium, Phrase? atRisk) =>
        !_reading.Guideline.Denosumab.LabsAge.IsStated || denosumab.IsFirst.Holds ? []
        : atRisk is not null ? denosumab.LastDose is null ? _reading.UnreadMedications(draftsToo: false) : []
        : denosumab.LastDose is { } injection && calcium.Date > injection ? []
        : [.. _reading.UnreadConditions(), .. _reading.UnreadObservations()];

    /// <summary>Why calcium is needed before every injection, or null.</summary>
    private Phrase? Risk(Kidney kidney, Calcium calcium, VitaminD vitaminD)
    {
        var limits = _reading.Guideline.Denosumab;
        if (!limits.LabsAge.IsStated)
        {
            return null;
        }

        return kidney.Reaches(limits.PoorKidneyFunction).Holds
            ? Phrase.Of("note.risk-kidney", ("sign", limits.PoorKidneyFunction.Sign), ("limit", limits.PoorKidneyFunction.Value))
            : calcium.WasLow ? Phrase.Of("note.risk-calcium")
            : vitaminD.EverReached(limits.LowVitaminD)
            ? Phrase.Of("note.risk-vitamin-d", ("sign", limits.LowVitaminD.Sign), ("limit", limits.LowVitaminD.Value))
            : limits.Comorbidities.IsReachedBy(Chronic.Count(c => _reading.ConditionsOf(ConceptSets.Of(c))
                    .Any(e => e.Standing != ConditionStanding.Inactive))) ? Phrase.Of("note.risk-multimorbid")
            : null;
    }
}
