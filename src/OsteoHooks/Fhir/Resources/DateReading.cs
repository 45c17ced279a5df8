using System.Runtime.InteropServices;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>A date whose day is worked out only if the entry is kept: the time zone is the dearest part of a small resource.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DateReading
{
    private Slice _text;
    private int _offset;

    public static DateReading Read(ref Cursor c) => new() { _offset = c.Offset, _text = c.Utf8() };

    /// <summary>The start of a period, or its end where it has no start.</summary>
    public static DateReading ReadPeriod(ref Cursor c)
    {
        DateReading start = default, end = default;
        if (c.Object())
        {
            while (c.Next(out var element))
            {
                switch (element)
                {
                    case Element.Start: start = Read(ref c); break;
                    case Element.End: end = Read(ref c); break;
                    default: c.Skip(); break;
                }
            }
        }

        return start._text.IsEmpty ? end : start;
    }

    public readonly FhirDate? Day(in Cursor c, TimeZoneInfo zone)
    {
        if (_text.IsEmpty)
        {
            return null;
        }
        if (DateText.TryRead(c.Bytes(_text), zone, out var date))
        {
            return date;
        }
        c.FaultAt(_offset, DateReader.NoDate);
        return null;
    }
}
