using System.Buffers;

namespace OsteoHooks.Fhir;

/// <summary>From what was gathered to the chart: products found, duplicates settled, stopped server copies put behind the
/// draft that replaces them.</summary>
internal static class ChartSettlement
{
    public static Chart Settle(Intake intake)
    {
        var gathered = intake.Gathered;
        var medications = new List<MedicationEntry>(gathered.Medications.Count);
        foreach (var (entry, reference) in gathered.Medications)
        {
            medications.Add(
                reference is not null && intake.Products.Find(reference) is { } product ? entry with { Product = product } : entry);
        }
        var patients = Single(gathered.Patients, p => p.Origin, gathered.Withdrawn);
        return new()
        {
            Patient = patients.Count > 0 ? patients[0] : null,
            Medications = Single(medications, m => m.Origin, gathered.Withdrawn, Replace).FindAll(IsOfInterest),
            Conditions = Single(gathered.Conditions, e => e.Origin, gathered.Withdrawn),
            Observations = Single(gathered.Observations, e => e.Origin, gathered.Withdrawn),
            Activities = Single(gathered.Activities, e => e.Origin, gathered.Withdrawn),
            Appointments = Single(gathered.Appointments, e => e.Origin, gathered.Withdrawn),
            Unread = gathered.Unread,
            Seen = SeenOf(gathered),
            Faults = intake.Faults.Named,
        };
    }

    // The product of a referenced Medication may have turned out to be another drug.
    private static bool IsOfInterest(MedicationEntry entry) =>
        entry.IsDraft || entry.Product.IsUnread || entry.Product.Meaning.IsKnown || entry.Replaces is not null;

    // Of a fetched and a prefetched version behind a draft, the fetched one is what the server has now.
    private static MedicationEntry Replace(MedicationEntry winner, MedicationEntry loser)
    {
        var isBetter = winner.Replaces is null || Versions.Rank(loser.Origin) < Versions.Rank(winner.Replaces.Origin);
        return winner.IsDraft && !loser.IsDraft && isBetter ? winner with { Replaces = loser } : winner;
    }

    private static List<T> Single<T>(List<T> entries, Func<T, Origin> originOf, List<Origin> withdrawn, Func<T, T, T>? replace = null)
    {
        if (entries.Count == 0 || (entries.Count == 1 && withdrawn.Count == 0))
        {
            return entries;
        }
        var count = entries.Count + withdrawn.Count;
        var origins = ArrayPool<Origin>.Shared.Rent(count);
        var standing = ArrayPool<int>.Shared.Rent(count);
        for (var i = 0; i < entries.Count; i++)
        {
            origins[i] = originOf(entries[i]);
        }
        withdrawn.CopyTo(origins, entries.Count);
        var result = entries;
        if (Versions.TrySettle(origins.AsSpan(0, count), entries.Count, standing))
        {
            result = Standing(entries, standing, replace);
        }
        ArrayPool<Origin>.Shared.Return(origins, clearArray: true);
        ArrayPool<int>.Shared.Return(standing);
        return result;
    }

    private static List<T> Standing<T>(List<T> entries, int[] standing, Func<T, T, T>? replace)
    {
        if (replace is not null)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                if (standing[i] >= 0 && standing[i] != i)
                {
                    entries[standing[i]] = replace(entries[standing[i]], entries[i]);
                }
            }
        }

        var kept = new List<T>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            if (standing[i] == i)
            {
                kept.Add(entries[i]);
            }
        }

        return kept;
    }

    private static Dictionary<ResourceKind, int> SeenOf(Gathered gathered)
    {
        var seen = new Dictionary<ResourceKind, int>();
        for (var kind = 0; kind < gathered.Seen.Length; kind++)
        {
            if (gathered.Seen[kind] > 0)
            {
                seen[(ResourceKind)kind] = gathered.Seen[kind];
            }
        }

        return seen;
    }
}
