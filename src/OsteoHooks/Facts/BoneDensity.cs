using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// Lowest valid T-score of lumbar spine, femoral neck and total hip: the latest value of each site, as long as the sites belong to one
/// period of examination. Z-scores, forearm, heel and ultrasound never count.
/// </summary>
[ReadFrom(ResourceKind.Observation, ResourceKind.DiagnosticReport, Observations =
    [ConceptSet.DxaReport, ConceptSet.DxaTscoreLumbarSpine, ConceptSet.DxaTscoreSpineUnspecified, ConceptSet.DxaTscoreFemur,
        ConceptSet.DxaTscoreHip])]
public sealed class BoneDensity : State
{
    private static readonly (ConceptSet Set, string Site)[] Sites =
    [
        (ConceptSet.DxaTscoreLumbarSpine, "spine"), (ConceptSet.DxaTscoreSpineUnspecified, "spine"), (ConceptSet.DxaTscoreFemur, "femur"),
        (ConceptSet.DxaTscoreHip, "hip"),
    ];

    private readonly Reading _reading;
    private readonly ImmutableArray<Gap> _gaps;
    private readonly (string Site, decimal Value, ObservationEntry Entry)[] _sites;

    public BoneDensity(Reading reading)
    {
        _reading = reading;
        var found = new List<(string Site, decimal Value, ObservationEntry Entry)>();
        var missing = new List<Gap>();
        foreach (var entry in reading.Chart.Observations)
        {
            if (SiteOf(entry) is not { } site)
            {
                continue;
            }

            if (Value(entry) is { } value)
            {
                found.Add((site, value, entry));
            }
            else
            {
                missing.Add(Reading.Undetermined(entry.Origin, Phrase.Of("gap.t-score")));
            }
        }

        _sites = Latest(found);
        _gaps = [.. reading.UnreadObservations(), .. reading.Unread(ResourceKind.DiagnosticReport), .. missing,
            .. UnstructuredReports(found)];
    }

    /// <summary>A T-score is on file.</summary>
    public bool HasTScore => _sites.Length > 0;

    public decimal? Lowest => HasTScore ? _sites.Min(s => s.Value) : null;

    /// <summary>No T-score is on file; unknown where one may stand in what could not be read, or only in a report's text.</summary>
    public Answer TScoreIsMissing => HasTScore
        ? Answer.No(Say("t-score.found"), Evidence())
        : _gaps.IsEmpty ? Answer.Yes(Phrase.Of("t-score.none", ("places", _reading.LookedIn(ResourceKind.Observation))))
        : Answer.Unknown(Phrase.Of("t-score.unknown"), _gaps);

    /// <summary>Each examination by its day, and how low the lowest value is: a measurement read again is nothing
    /// new unless it is lower.</summary>
    public override IEnumerable<Mark> Marks
    {
        get
        {
            var (glucocorticoid, hormonal, denosumab) =
                (_reading.Guideline.Glucocorticoid, _reading.Guideline.HormonalCancerTherapy, _reading.Guideline.Denosumab);
            return Lowest is not { } lowest ? [] :
            [
                .. _sites.Select(s => Mark.Of("t-score:" + TreatmentMarks.Day(s.Entry.Effective))),
                .. TreatmentMarks.Steps("t-score-step", _reading.Guideline.MaterialChange.TScoreSteps, lowest),
                .. TreatmentMarks.Reached("t-score-limit", l => l.IsReachedBy(lowest), glucocorticoid.LowTScore,
                    glucocorticoid.OrdinaryOsteoporosis, glucocorticoid.HighFractureRiskTScore, hormonal.LowTScore, hormonal.FractureTScore,
                    denosumab.HighRiskTScore),
            ];
        }
    }

    /// <summary>
    /// Whether the lowest T-score reaches the limit. What was read is an upper bound when something is missing: −1.4 beside a gap answers
    /// "&lt; −1.0" with yes and "≤ −2.5" with unknown. No T-score at all is no.
    /// </summary>
    public Answer LowestReaches(Limit limit)
    {
        if (!limit.IsStated)
        {
            return Answer.No(Phrase.Of("t-score.no-limit"));
        }

        if (Lowest is not { } lowest)
        {
            return _gaps.IsEmpty
                ? Answer.No(Phrase.Of("t-score.none", ("places", _reading.LookedIn(ResourceKind.Observation))))
                : Answer.Unknown(Phrase.Of("t-score.unknown"), _gaps);
        }

        var truth = _gaps.IsEmpty ? limit.IsReachedBetween(lowest, lowest) : limit.IsReachedBetween(null, lowest);
        var key = truth == Truth.No ? "t-score.not-reached" : "t-score.reached";
        return Answer.Of(truth, Phrase.Of(key, ("value", lowest), ("site", SiteName()), ("date", LowestDate()), ("sign", limit.Sign),
                ("limit", limit.Value)), Evidence(), _gaps);
    }

    private string? SiteOf(ObservationEntry entry)
    {
        foreach (var (set, site) in Sites)
        {
            if (entry.Sets.Has(set) && !_reading.Words[WordList.DxaWrongSite].AreIn(entry.BodySite)
                && entry.Method?.Contains("QUS", StringComparison.Ordinal) != true)
            {
                return site;
            }
        }

        return null;
    }

    private decimal? Value(ObservationEntry entry)
    {
        var limits = _reading.Guideline.BoneDensity;
        return entry.Value is { Comparator: QuantityComparator.None } q && Units.StandardDeviations(q) is { } t
                && limits.LowestPlausible.IsReachedBy(t) && limits.HighestPlausible.IsReachedBy(t) ? t : null;
    }

    /// <summary>Latest value of each site, without sites examined much earlier than the newest.</summary>
    private (string Site, decimal Value, ObservationEntry Entry)[] Latest(List<(string Site, decimal Value, ObservationEntry Entry)> found)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var newest = found.Max(f => Day(f.Entry));
        return
        [
            .. found.GroupBy(f => f.Site)
                .SelectMany(site => site.Where(f => Day(f.Entry) == site.Max(o => Day(o.Entry))))
                .Where(f => _reading.Guideline.BoneDensity.DxaWindow.IsReachedBetween(Day(f.Entry), newest)),
        ];
    }

    private static DateOnly Day(ObservationEntry entry) => entry.Effective?.Latest ?? DateOnly.MinValue;

    /// <summary>A report of a DXA without any structured T-score near it: the value stands in its text.</summary>
    private IEnumerable<Gap> UnstructuredReports(List<(string Site, decimal Value, ObservationEntry Entry)> found)
    {
        foreach (var report in _reading.Chart.Activities.Where(a => DxaStatus.IsFinishedReport(a, _reading.Words)))
        {
            var day = report.Date?.Latest;
            if (!found.Exists(f => day is null || Math.Abs(Day(f.Entry).DayNumber - day.Value.DayNumber) <= 31))
            {
                yield return Reading.Undetermined(report.Origin, Phrase.Of("gap.t-score-in-text"));
            }
        }
    }

    private Phrase Say(string key) => Phrase.Of(key, ("value", Lowest ?? 0), ("site", SiteName()), ("date", LowestDate()));

    private Phrase SiteName() => Phrase.Of("site." + _sites.MinBy(s => s.Value).Site);

    private object LowestDate() => _sites.MinBy(s => s.Value).Entry.Effective is { } d ? d.Earliest : Phrase.Of("date.unknown");

    private Evidence[] Evidence() =>
        [.. _sites.Select(s => Reading.Of(s.Entry.Origin, s.Entry.Effective, Phrase.Of(s.Entry.Status == ObservationStatus.Preliminary
                ? "t-score.preliminary" : "t-score.item", ("value", s.Value), ("site", Phrase.Of("site." + s.Site)))))];
}
