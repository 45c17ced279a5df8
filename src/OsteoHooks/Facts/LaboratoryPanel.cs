using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// The osteoporosis work-up panel: Sweden calcium, ALP and eGFR (001 l.96-98); Denmark thirteen tests (002 l.620-623). A result in the last
/// twelve months (house default) counts.
/// </summary>
[ReadFrom(ResourceKind.Observation, ResourceKind.ServiceRequest, Observations =
    [ConceptSet.LabCalciumTotal, ConceptSet.LabCalciumCorrected, ConceptSet.LabCalciumIonised, ConceptSet.LabAlp, ConceptSet.LabEgfrBsa,
        ConceptSet.LabCreatinine, ConceptSet.LabPth, ConceptSet.LabTsh, ConceptSet.Lab25ohd, ConceptSet.LabHb, ConceptSet.LabHba1c,
        ConceptSet.LabCrp])]
public sealed class LaboratoryPanel : State
{
    private static readonly (string Test, ConceptSets Sets)[] Swedish =
    [
        ("calcium", ConceptSets.Of(ConceptSet.LabCalciumTotal) | ConceptSets.Of(ConceptSet.LabCalciumCorrected)
            | ConceptSets.Of(ConceptSet.LabCalciumIonised)),
        ("alp", ConceptSets.Of(ConceptSet.LabAlp)),
        ("egfr", ConceptSets.Of(ConceptSet.LabEgfrBsa)),
    ];

    /// <summary>Of the Danish panel those that the code tables hold; leucocytes, sodium, potassium and ALAT are not among them.</summary>
    private static readonly (string Test, ConceptSets Sets)[] Danish =
    [
        ("hb", ConceptSets.Of(ConceptSet.LabHb)), ("crp", ConceptSets.Of(ConceptSet.LabCrp)),
        ("creatinine", ConceptSets.Of(ConceptSet.LabCreatinine) | ConceptSets.Of(ConceptSet.LabEgfrBsa)),
        .. Swedish.Where(t => t.Test != "egfr"),
        ("tsh", ConceptSets.Of(ConceptSet.LabTsh)), ("hba1c", ConceptSets.Of(ConceptSet.LabHba1c)),
        ("vitamin-d", ConceptSets.Of(ConceptSet.Lab25ohd)), ("pth", ConceptSets.Of(ConceptSet.LabPth)),
    ];

    public LaboratoryPanel(Reading reading)
    {
        var missing = new List<string>();
        var said = new List<Phrase>();
        foreach (var (test, sets) in reading.Guideline.Laboratory.FullPanel ? Danish : Swedish)
        {
            var last = reading.ObservationsOf(sets).Select(o => o.Effective?.Latest).Where(d => d is not null).DefaultIfEmpty(null).Max();
            if (last is not { } day || !reading.Guideline.Laboratory.OfferAge.IsReachedBetween(day, reading.Today))
            {
                missing.Add(test);
                said.Add(last is { } old
                    ? Phrase.Of("panel.old", ("test", Phrase.Of("test." + test)), ("date", old)) : Phrase.Of("test." + test));
            }
        }

        MissingTests = [.. missing];
        var gaps = reading.UnreadObservations();
        IsIncomplete = missing.Count == 0 ? Answer.No(Phrase.Of("panel.complete"))
            : gaps.Length > 0 ? Answer.Unknown(Phrase.Of("panel.unknown"), gaps)
            : Answer.Yes(Phrase.Of("panel.incomplete", ("tests", ImmutableArray.CreateRange(said))));
    }

    public Answer IsIncomplete { get; }

    public ImmutableArray<string> MissingTests { get; }
}
