using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>Whether a DXA of spine or hip was done in the window, or is ordered: result, report, procedure or study.</summary>
[ReadFrom(ResourceKind.Observation, ResourceKind.DiagnosticReport, ResourceKind.Procedure, ResourceKind.ServiceRequest,
    ResourceKind.ImagingStudy, Observations =
        [ConceptSet.DxaReport, ConceptSet.DxaTscoreLumbarSpine, ConceptSet.DxaTscoreSpineUnspecified, ConceptSet.DxaTscoreFemur,
            ConceptSet.DxaTscoreHip, ConceptSet.DxaZscoreLumbarSpine, ConceptSet.DxaZscoreFemur, ConceptSet.DxaZscoreHip,
            ConceptSet.DxaBmdLumbarSpine, ConceptSet.DxaBmdFemur, ConceptSet.DxaBmdHip])]
public sealed class DxaStatus : State
{
    private static readonly ConceptSets Measurements =
        ConceptSets.Of(ConceptSet.DxaTscoreLumbarSpine) | ConceptSets.Of(ConceptSet.DxaTscoreSpineUnspecified)
        | ConceptSets.Of(ConceptSet.DxaTscoreFemur) | ConceptSets.Of(ConceptSet.DxaTscoreHip)
        | ConceptSets.Of(ConceptSet.DxaZscoreLumbarSpine) | ConceptSets.Of(ConceptSet.DxaZscoreFemur)
        | ConceptSets.Of(ConceptSet.DxaZscoreHip)
        | ConceptSets.Of(ConceptSet.DxaBmdLumbarSpine) | ConceptSets.Of(ConceptSet.DxaBmdFemur) | ConceptSets.Of(ConceptSet.DxaBmdHip);

    private static readonly ConceptSets Examinations = ConceptSets.Of(ConceptSet.DxaReport) | ConceptSets.Of(ConceptSet.DxaStudy)
        | ConceptSets.Of(ConceptSet.ProcDxa);

    private readonly Reading _reading;
    private readonly ImmutableArray<Gap> _gaps;
    private readonly List<(Origin Origin, FhirDate? Date)> _done = [];
    private readonly ActivityEntry? _order;

    public DxaStatus(Reading reading)
    {
        _reading = reading;
        foreach (var entry in reading.ObservationsOf(Measurements))
        {
            _done.Add((entry.Origin, entry.Effective));
        }

        foreach (var activity in reading.Chart.Activities.Where(a => IsDxa(a, reading.Words)))
        {
            if (IsDone(activity))
            {
                _done.Add((activity.Origin, activity.Date ?? activity.Authored));
            }
        }

        _order = reading.Chart.Activities.FirstOrDefault(a => IsDxa(a, reading.Words) && IsOrder(a));
        _gaps = reading.UnreadObservations().AddRange(reading.UnreadActivities(ResourceKind.DiagnosticReport, ResourceKind.Procedure,
            ResourceKind.ServiceRequest, ResourceKind.ImagingStudy));
        Missing = MissingUnless(day => reading.Guideline.BoneDensity.DxaWindow.IsReachedBetween(day, reading.Today),
            reading.Guideline.BoneDensity.DxaWindow.Value);
    }

    /// <summary>Neither done in the window before today nor ordered.</summary>
    public Answer Missing { get; }

    /// <summary>Day of the latest examination, or null.</summary>
    public DateOnly? LatestDone =>
        _done.Where(d => d.Date is not null).Select(d => (DateOnly?)d.Date!.Value.Latest).DefaultIfEmpty(null).Max();

    /// <summary>Neither done on or after the day nor ordered.</summary>
    public Answer MissingSince(DateOnly day) => MissingUnless(done => done >= day,
        ((_reading.Today.Year - day.Year) * Guidelines.Limit.MonthsPerYear) + _reading.Today.Month - day.Month);

    private Answer MissingUnless(Func<DateOnly, bool> isRecent, decimal months)
    {
        if (_order is not null)
        {
            return Answer.No(Phrase.Of("dxa.ordered"), Reading.Of(_order.Origin, _order.Authored));
        }

        foreach (var (origin, date) in _done)
        {
            if (date is { } d && isRecent(d.Earliest))
            {
                return Answer.No(Phrase.Of("dxa.done", ("date", d.Earliest)), Reading.Of(origin, date));
            }
        }

        var undated = _done.Where(d => d.Date is null || (isRecent(d.Date.Value.Latest) && !isRecent(d.Date.Value.Earliest)))
            .Select(d => Reading.Undetermined(d.Origin, Phrase.Of("gap.date"))).ToList();
        if (_gaps.Length + undated.Count > 0)
        {
            return Answer.Unknown(Phrase.Of("dxa.unknown"), [.. _gaps, .. undated]);
        }

        return Answer.Yes(Phrase.Of("dxa.missing", ("months", months), ("places",
            _reading.LookedIn(ResourceKind.Observation, ResourceKind.DiagnosticReport, ResourceKind.Procedure, ResourceKind.ServiceRequest,
                ResourceKind.ImagingStudy))));
    }

    internal static bool IsFinishedReport(ActivityEntry a, WordLists words) =>
        a.Origin.Kind == ResourceKind.DiagnosticReport && IsDxa(a, words) && IsDone(a);

    internal static bool IsDxa(ActivityEntry a, WordLists words) =>
        a.Sets.HasAny(Examinations) || (a.Sets.IsEmpty && words[WordList.DxaExamination].AreIn(a.Text));

    private static bool IsDone(ActivityEntry a) => a.Origin.Kind switch
    {
        ResourceKind.DiagnosticReport => a.Status is "final" or "amended" or "corrected" or "appended" or "preliminary" or "partial",
        ResourceKind.Procedure => a.Status is "completed",
        ResourceKind.ImagingStudy => a.Status is "available" or "registered",
        _ => false,
    };

    private static bool IsOrder(ActivityEntry a) =>
        a.Origin.Kind == ResourceKind.ServiceRequest && !a.DoNotPerform
        && a.Intent is not (RequestIntent.Proposal or RequestIntent.Plan or RequestIntent.Option)
        && (a.Status == "active" || (a.IsDraft && a.Status == "draft"));
}
