using System.Runtime.InteropServices;

namespace OsteoHooks.Fhir;

/// <summary>
/// A FHIR date, dateTime or instant as the days it may mean in the guideline's zone: a full date is one day, <c>2025-11</c> is that month.
/// An instant with an offset is the local day in the zone.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FhirDate(DateOnly Earliest, DateOnly Latest)
{
    public bool IsDay => Earliest == Latest;

    public static FhirDate Day(DateOnly day) => new(day, day);
}

/// <summary>A period with open ends. <c>End</c> is inclusive, as in FHIR.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FhirPeriod(FhirDate? Start, FhirDate? End);

public enum QuantityComparator : byte
{
    None,
    Less,
    LessOrEqual,
    GreaterOrEqual,
    Greater,
}

/// <summary>A quantity as received. <c>Unit</c> is the UCUM code when the system is UCUM, else the unit's text, else null.</summary>
public sealed record Quantity(decimal Value, string? Unit, QuantityComparator Comparator = QuantityComparator.None);
