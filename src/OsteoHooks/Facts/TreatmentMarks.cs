using System.Globalization;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Guidelines;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>Marks of drugs, orders and days, written alike by every state.</summary>
internal static class TreatmentMarks
{
    /// <summary>The drugs by substance, and the orders that stand or are being signed.</summary>
    public static IEnumerable<Mark> Of(IEnumerable<Treatment> treatments, DateOnly today)
    {
        foreach (var treatment in treatments)
        {
            yield return Mark.Of("drug:" + DrugOf(treatment));
            if (treatment is { IsCurrent: true, Entry.Kind: ResourceKind.MedicationRequest })
            {
                yield return Order(treatment, today);
            }
        }
    }

    /// <summary>A day, or the two ends of what a partial date may mean.</summary>
    public static string Day(FhirDate? date) =>
        date is not { } d ? "undated" : d.IsDay ? Iso(d.Earliest) : $"{Iso(d.Earliest)}/{Iso(d.Latest)}";

    /// <summary>The limits of a list that are reached for certain, by their keys.</summary>
    public static IEnumerable<Mark> Reached(string what, Func<Limit, bool> isReached, params IEnumerable<Limit> limits) =>
        limits.Where(l => l.IsStated && isReached(l)).Select(l => Mark.Of($"{what}:{l.Key}"));

    /// <summary>
    /// Once signed, a draft has another id but keeps its drug and its day (a draft without a day is of today); signed again later it keeps
    /// its id. An order that names an earlier prescription is its renewal whatever its day.
    /// </summary>
    private static Mark Order(Treatment treatment, DateOnly today)
    {
        var entry = treatment.Entry;
        var renews = entry.PriorPrescriptionId is { } prior ? $":renews:{prior}" : "";
        string[] names = [$"order:{DrugOf(treatment)}:{Day(treatment.Start ?? (treatment.IsDraft ? FhirDate.Day(today) : null))}{renews}",
            .. entry.Origin.Id is { } id ? [$"order-id:{id}"] : Array.Empty<string>()];
        return new Mark(MarkKind.Order, [.. names]);
    }

    /// <summary>The steps of a scale that are reached.</summary>
    public static IEnumerable<Mark> Steps(string what, LimitScale scale, decimal value) =>
        scale.ReachedBy(value).Select(v => Mark.Of(string.Create(CultureInfo.InvariantCulture, $"{what}:{v:0.##}")));

    private static string DrugOf(Treatment treatment) =>
        treatment.Substance == Substance.None ? treatment.Name.ToUpperInvariant() : treatment.Substance.ToString();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
