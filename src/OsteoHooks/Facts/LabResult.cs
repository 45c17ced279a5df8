using System.Globalization;
using OsteoHooks.Findings;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Facts;

/// <summary>One laboratory result in the unit that the house computes in, with its bounds where it was
/// reported with a comparator.</summary>
internal sealed record LabResult(ObservationEntry Entry, decimal Value)
{
    public decimal? Low => Entry.Value!.Comparator is QuantityComparator.Less or QuantityComparator.LessOrEqual ? null
        : Entry.Value.Comparator == QuantityComparator.Greater ? Value + Least : Value;

    public decimal? High => Entry.Value!.Comparator is QuantityComparator.Greater or QuantityComparator.GreaterOrEqual ? null
        : Entry.Value.Comparator == QuantityComparator.Less ? Value - Least : Value;

    /// <summary>The smallest step by which a result reported as strictly above or below a value differs from it.</summary>
    private const decimal Least = 0.000001m;

    public DateOnly? Day => Entry.Effective?.Latest;

    public object DateShown => Entry.Effective is { } d ? d.Earliest : Phrase.Of("date.unknown");

    /// <summary>As reported, with comparator and unit: "42 mL/min/1,73m2".</summary>
    public Phrase Shown => Phrase.Of("lab.value", ("comparator", Sign(Entry.Value!.Comparator)), ("value", Entry.Value.Value),
        ("unit", Entry.Value.Unit ?? ""));

    public Evidence Evidence => Reading.Of(Entry.Origin, Entry.Effective, Phrase.Of("lab.value",
        ("comparator", Sign(Entry.Value!.Comparator)), ("value", Entry.Value.Value), ("unit", Entry.Value.Unit ?? "")));

    public static LabResult? Latest(Reading reading, ConceptSet set, Func<Quantity, decimal?> unit) =>
        All(reading, set, unit).FirstOrDefault();

    /// <summary>Usable results, newest first; undated ones last; a preliminary result yields to a final one of the same day.</summary>
    public static IEnumerable<LabResult> All(Reading reading, ConceptSet set, Func<Quantity, decimal?> unit) =>
        reading.ObservationsOf(ConceptSets.Of(set))
            .Where(o => o.Value is not null && (o.Effective is not { } d || d.Earliest <= reading.Today))
            .OrderByDescending(o => o.Effective?.Latest ?? DateOnly.MinValue)
            .ThenByDescending(o => o.Status == ObservationStatus.Final)
            .Select(o => unit(o.Value!) is { } value ? new LabResult(o, value) : null)
            .OfType<LabResult>();

    private static string Sign(QuantityComparator comparator) => comparator switch
    {
        QuantityComparator.Less => "<",
        QuantityComparator.LessOrEqual => "≤",
        QuantityComparator.GreaterOrEqual => "≥",
        QuantityComparator.Greater => ">",
        _ => "",
    };

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
