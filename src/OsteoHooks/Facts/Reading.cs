using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>What every state is read from: the chart, the guideline, the lists of words, the clinical date and the hook.</summary>
public sealed class Reading
{
    private readonly List<MedicationEntry> _unknownDrugs;
    private ImmutableArray<Gap> _unreadConditions;
    private ImmutableArray<Gap> _unreadObservations;

    public Reading(Chart chart, Guideline guideline, WordLists words, DateOnly today, string hook)
    {
        Chart = chart;
        Guideline = guideline;
        Words = words;
        Today = today;
        Hook = hook;
        Treatments = [.. chart.Medications.Where(m => !m.Product.IsUnread).Select(m => new Treatment(m, words, today))
            .Where(t => t.Role != TreatmentRole.Ignored)];
        _unknownDrugs =
            [.. chart.Medications.Where(m => m.Product.IsUnread && new Treatment(m, words, today).Role != TreatmentRole.Ignored)];
    }

    public Chart Chart { get; }

    public Guideline Guideline { get; }

    /// <summary>Clinical words by which free text is understood.</summary>
    public WordLists Words { get; }

    public DateOnly Today { get; }

    public string Hook { get; }

    /// <summary>A chart is opened, or the patient leaves: nothing is being ordered.</summary>
    public bool IsView => Hook is "patient-view" or "encounter-discharge";

    /// <summary>Medication entries that say something about treatment, now or in the past.</summary>
    public IReadOnlyList<Treatment> Treatments { get; }

    public IEnumerable<Treatment> Of(ConceptSet set) => Treatments.Where(t => t.Is(set));

    /// <summary>One gap for each of these queries that was not answered.</summary>
    public ImmutableArray<Gap> Unread(params ReadOnlySpan<ResourceKind> kinds)
    {
        if (Chart.Unread.Count == 0)
        {
            return [];
        }

        var gaps = ImmutableArray.CreateBuilder<Gap>();
        foreach (var kind in kinds)
        {
            if (Chart.Unread.Contains(kind))
            {
                gaps.Add(new Gap(GapKind.Unread, kind.ToString(), Phrase.Of("gap.query", ("type", kind.ToString()))));
            }
        }

        return gaps.ToImmutable();
    }

    /// <summary>Medication queries that were not answered, and medication entries whose drug cannot be told.</summary>
    public ImmutableArray<Gap> UnreadMedications(bool draftsToo = true)
    {
        var gaps = Unread(ResourceKind.MedicationRequest, ResourceKind.MedicationStatement, ResourceKind.MedicationAdministration,
            ResourceKind.MedicationDispense);
        return _unknownDrugs.Count == 0
            ? gaps
            : [.. gaps, .. _unknownDrugs.Where(m => draftsToo || !m.IsDraft)
                .Select(m => new Gap(GapKind.Unread, m.Kind.ToString(), Phrase.Of("gap.drug"), m.Origin.Path))];
    }

    /// <summary>A draft of this hook whose drug cannot be told: it may be anything.</summary>
    public ImmutableArray<Gap> UnreadDrafts() =>
        _unknownDrugs.Count == 0 ? [] : [.. _unknownDrugs.Where(m => m.IsDraft)
            .Select(m => new Gap(GapKind.Unread, m.Kind.ToString(), Phrase.Of("gap.drug"), m.Origin.Path))];

    /// <summary>A draft of this hook that stops a drug which cannot be told.</summary>
    public ImmutableArray<Gap> UnreadStops() =>
        _unknownDrugs.Count == 0 ? [] : [.. _unknownDrugs.Where(m => m.IsDraft && new Treatment(m, Words, Today).Role == TreatmentRole.Stop)
            .Select(m => new Gap(GapKind.Unread, m.Kind.ToString(), Phrase.Of("gap.drug"), m.Origin.Path))];

    // Nearly every state asks for these, and there are hundreds of observations to look through.
    public ImmutableArray<Gap> UnreadConditions()
    {
        if (_unreadConditions.IsDefault)
        {
            _unreadConditions = [.. Unread(ResourceKind.Condition), .. Chart.Conditions.Where(c => c.CodeUnread)
                .Select(c => new Gap(GapKind.Unread, "Condition", Phrase.Of("gap.code"), c.Origin.Path))];
        }

        return _unreadConditions;
    }

    public ImmutableArray<Gap> UnreadObservations()
    {
        if (_unreadObservations.IsDefault)
        {
            _unreadObservations = [.. Unread(ResourceKind.Observation), .. Chart.Observations.Where(o => o.CodeUnread)
                .Select(o => new Gap(GapKind.Unread, "Observation", Phrase.Of("gap.code"), o.Origin.Path))];
        }

        return _unreadObservations;
    }

    public ImmutableArray<Gap> UnreadActivities(params ReadOnlySpan<ResourceKind> kinds) =>
        [.. Unread(kinds), .. Chart.Activities.Where(a => a.CodeUnread)
            .Select(a => new Gap(GapKind.Unread, a.Origin.Kind.ToString(), Phrase.Of("gap.code"), a.Origin.Path))];

    public IEnumerable<ConditionEntry> ConditionsOf(ConceptSets sets) => Chart.Conditions.Where(c => c.Sets.HasAny(sets));

    public IEnumerable<ObservationEntry> ObservationsOf(ConceptSets sets) => Chart.Observations.Where(o => o.Sets.HasAny(sets));

    /// <summary>"looked in MedicationRequest (3), MedicationStatement (0)": where an absence was established.</summary>
    public Phrase LookedIn(params ReadOnlySpan<ResourceKind> kinds)
    {
        var places = ImmutableArray.CreateBuilder<Phrase>(kinds.Length);
        foreach (var kind in kinds)
        {
            places.Add(Phrase.Of("looked-in.place", ("type", kind.ToString()), ("seen", Chart.Seen.GetValueOrDefault(kind))));
        }

        return Phrase.Of("looked-in", ("places", places.ToImmutable()));
    }

    public static Evidence Of(Origin origin, FhirDate? date, Phrase? said = null) =>
        new(origin.Kind.ToString(), origin.Id, origin.Path, date?.Earliest, said);

    public static Gap Undetermined(Origin origin, Phrase what) => new(GapKind.Undetermined, origin.Kind.ToString(), what, origin.Path);
}
