using System.Buffers.Text;

namespace OsteoHooks.Fhir.Json;

/// <summary>
/// R4's date, dateTime and instant: <c>YYYY</c>, <c>YYYY-MM</c>, <c>YYYY-MM-DD</c>, and with a time, whose offset moves the day into
/// the given zone. A time without offset is local. 24:00 and 30 February are no dates, and neither are years that systems write for "never"
/// and "without end" (0001, 9999).
/// </summary>
internal static class DateText
{
    private const int FirstYear = 1800;

    private const int LastYear = 2199;

    public static bool TryRead(ReadOnlySpan<byte> text, TimeZoneInfo zone, out FhirDate date)
    {
        date = default;
        if (!TryDigits(text, 0, 4, out var year) || year is < FirstYear or > LastYear)
        {
            return false;
        }
        if (text.Length == 4)
        {
            date = new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            return true;
        }

        if (text[4] != '-' || !TryDigits(text, 5, 2, out var month) || month is 0 or > 12)
        {
            return false;
        }
        var days = DateTime.DaysInMonth(year, month);
        if (text.Length == 7)
        {
            date = new(new DateOnly(year, month, 1), new DateOnly(year, month, days));
            return true;
        }

        if (text[7] != '-' || !TryDigits(text, 8, 2, out var day) || day == 0 || day > days)
        {
            return false;
        }
        var local = new DateOnly(year, month, day);
        if (text.Length > 10 && !TryTime(text[10..], zone, ref local))
        {
            return false;
        }
        date = FhirDate.Day(local);
        return true;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, TimeZoneInfo zone, ref DateOnly day)
    {
        if (text[0] != 'T' || !TryDigits(text, 1, 2, out var hour) || hour > 23 || text.Length < 6 || text[3] != ':'
            || !TryDigits(text, 4, 2, out var minute) || minute > 59)
        {
            return false;
        }
        var rest = text[6..];
        if (rest.Length > 0 && rest[0] == ':')
        {
            // 60 is a leap second; the day is all that is kept.
            if (!TryDigits(rest, 1, 2, out var second) || second > 60)
            {
                return false;
            }
            rest = rest[3..];
            if (rest.Length > 0 && rest[0] == '.')
            {
                var end = 1;
                while (end < rest.Length && char.IsAsciiDigit((char)rest[end]))
                {
                    end++;
                }
                if (end == 1)
                {
                    return false;
                }
                rest = rest[end..];
            }
        }

        return rest.IsEmpty || TryOffset(rest, zone, day.ToDateTime(new TimeOnly(hour, minute)), ref day);
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, TimeZoneInfo zone, DateTime stated, ref DateOnly day)
    {
        var minutes = 0;
        if (text is not [(byte)'Z'])
        {
            if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':' || !TryDigits(text, 1, 2, out var hour)
                || !TryDigits(text, 4, 2, out var minute)
                || minute > 59 || (hour * 60) + minute > 14 * 60)
            {
                return false;
            }

            minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        }

        var utc = new DateTime(stated.Ticks - (minutes * TimeSpan.TicksPerMinute), DateTimeKind.Utc);
        day = DateOnly.FromDateTime(utc + zone.GetUtcOffset(utc));
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, int at, int count, out int value)
    {
        value = 0;
        return text.Length >= at + count && char.IsAsciiDigit((char)text[at])
            && Utf8Parser.TryParse(text.Slice(at, count), out value, out var used) && used == count;
    }
}
