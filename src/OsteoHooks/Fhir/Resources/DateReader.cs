using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>Dates and periods of a resource; what is no date is a fault at its place.</summary>
internal static class DateReader
{
    public const string NoDate = "this is no FHIR date";

    public static FhirDate? Date(ref Cursor c, TimeZoneInfo zone)
    {
        var text = c.Bytes(c.Utf8());
        if (text.IsEmpty)
        {
            return null;
        }
        if (DateText.TryRead(text, zone, out var date))
        {
            return date;
        }
        c.Fault(NoDate);
        return null;
    }

    public static FhirPeriod? Period(ref Cursor c, TimeZoneInfo zone)
    {
        if (!c.Object())
        {
            return null;
        }
        FhirDate? start = null, end = null;
        while (c.Next(out var element))
        {
            switch (element)
            {
                case Element.Start: start = Date(ref c, zone); break;
                case Element.End: end = Date(ref c, zone); break;
                default: c.Skip(); break;
            }
        }

        return start is null && end is null ? null : new FhirPeriod(start, end);
    }

    /// <summary>The start of a period, or its end where it has no start.</summary>
    public static FhirDate? Start(ref Cursor c, TimeZoneInfo zone) => Period(ref c, zone) is { } period ? period.Start ?? period.End : null;
}
