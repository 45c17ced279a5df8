using System.Collections.Immutable;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>
/// Fractures as they happened: records of one site within the limit are one fracture, a follow-up or a history belongs to the fracture that
/// it follows, and a record without a site or a day to whatever it may mean. Each fracture is known by every one of its records.
/// </summary>
internal static class FractureEpisodes
{
    private static readonly (string Site, ConceptSets Sets)[] Sites =
    [
        ("femur", ConceptSets.Of(ConceptSet.CondFractureHip) | ConceptSets.Of(ConceptSet.CondFractureFemurOther)),
        ("vertebra", ConceptSets.Of(ConceptSet.CondFractureVertebral)),
        ("pelvis", ConceptSets.Of(ConceptSet.CondFracturePelvis)),
        ("forearm", ConceptSets.Of(ConceptSet.CondFractureForearm) | ConceptSets.Of(ConceptSet.CondFractureForearmOther)),
        ("humerus", ConceptSets.Of(ConceptSet.CondFractureHumerus)),
        ("lower-leg", ConceptSets.Of(ConceptSet.CondFractureLowerLeg)),
        ("rib", ConceptSets.Of(ConceptSet.CondFractureRib)),
    ];

    private const string AnySite = "unspecified";

    private sealed record Record(string Site, FhirDate? Date, bool IsOldNews)
    {
        public string Name => $"fracture:{Site}:{TreatmentMarks.Day(Date)}";

        public bool MayBeAt(string site) => Site == site || Site == AnySite || site == AnySite;
    }

    public static IEnumerable<Mark> Of(IEnumerable<ConditionEntry> fractures, Limit sameFracture)
    {
        var episodes = new List<List<Record>>();

        // What tells site and day comes first, so that the rest finds what it belongs to.
        foreach (var record in fractures.Select(Read).OrderBy(r => r.IsOldNews || r.Date is null).ThenBy(r => r.Site == AnySite)
            .ThenBy(r => r.Date?.Earliest).ThenBy(r => r.Name, StringComparer.Ordinal))
        {
            var same = episodes.Where(e => record.MayBeAt(e[0].Site)).LastOrDefault(e => IsSame(record, e[0], sameFracture));
            if (same is null)
            {
                episodes.Add([record]);
            }
            else
            {
                same.Add(record);
            }
        }

        return episodes.Select(e => new Mark(MarkKind.Change, [.. e.Select(r => r.Name).Distinct(StringComparer.Ordinal)]));
    }

    private static Record Read(ConditionEntry entry)
    {
        var site = Array.Find(Sites, s => entry.Sets.HasAny(s.Sets)).Site ?? AnySite;
        return new Record(site, entry.Onset ?? entry.Recorded,
            entry.IsFollowUp || (site == AnySite && entry.Sets.Has(ConceptSet.CondFractureHistory)));
    }

    private static bool IsSame(Record record, Record first, Limit sameFracture) =>
        record.IsOldNews || record.Date is null || first.Date is null
        || sameFracture.IsReachedBy(Math.Max(0, Math.Max(record.Date.Value.Earliest.DayNumber - first.Date.Value.Latest.DayNumber,
            first.Date.Value.Earliest.DayNumber - record.Date.Value.Latest.DayNumber)));
}
