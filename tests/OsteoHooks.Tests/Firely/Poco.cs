using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hl7.Fhir.Model;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Firely;

/// <summary>
/// Elements of Firely's POCOs, valid or not, as the text by which two readings are compared; "" where nothing can be read.
/// </summary>
internal static partial class Poco
{
    private const decimal Largest = 1_000_000_000;

    private const decimal Smallest = 0.000_001m;

    public static Base? One(Base? parent, string name) => All(parent, name) is [var first, ..] ? first : null;

    public static IReadOnlyList<Base> All(Base? parent, string name)
    {
        object? value = null;
        parent?.TryGetValue(name, out value);
        return value switch
        {
            Base one => [one],
            IEnumerable<Base> several => [.. several],
            _ => [],
        };
    }

    /// <summary>A string as it stands in JSON, without blanks around it.</summary>
    public static string Text(Base? value) => value is PrimitiveType { JsonValue: string text } ? text.Trim(' ', '\t', '\r', '\n') : "";

    public static string Text(Base? parent, string name) => Text(One(parent, name));

    public static bool IsTrue(Base? value) => value is PrimitiveType { JsonValue: true };

    public static decimal? Number(Base? value)
    {
        decimal? number = value is PrimitiveType primitive
            ? primitive.JsonValue switch { decimal d => d, int i => i, long l => l, _ => null }
            : null;
        return number is 0 || (number is { } n && Math.Abs(n) is >= Smallest and <= Largest) ? number : null;
    }

    public static string Said(decimal? number) => number?.ToString("G29", CultureInfo.InvariantCulture) ?? "";

    public static string Quantity(Base? quantity)
    {
        var comparator = Text(quantity, "comparator");
        if (Number(One(quantity, "value")) is not { } value || comparator is not ("" or "<" or "<=" or ">=" or ">"))
        {
            return "";
        }

        var (unit, code) = (Text(quantity, "unit"), Text(quantity, "code"));
        var isUcum = Text(quantity, "system") == "http://unitsofmeasure.org" && code.Length > 0;
        return Quantity(comparator, value, isUcum || unit.Length == 0 ? code : unit);
    }

    public static string Quantity(string comparator, decimal value, string? unit) => $"{comparator}{Said(value)} {unit}".TrimEnd();

    /// <summary>date, dateTime or instant as a day in the zone, or as the days that it may mean.</summary>
    public static string Date(Base? value, TimeZoneInfo zone)
    {
        var text = Text(value);
        if (DateForm().Match(text) is not { Success: true } form
            || int.Parse(form.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) is < 1800 or > 2199)
        {
            return "";
        }

        if (text.Length is 4 or 7)
        {
            var months = text.Length == 4 ? 12 : 1;
            return IsDay(text.Length == 4 ? text + "-01-01" : text + "-01", out var first)
                ? $"{Day(first)}..{Day(first.AddMonths(months).AddDays(-1))}"
                : "";
        }

        var hasTime = form.Groups["time"].Success;
        if (!IsDay(text[..10], out var day)
            || (hasTime && !TimeOnly.TryParseExact(text[11..16], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
        {
            return "";
        }

        return form.Groups["offset"].Success && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var instant)
            ? Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime))
            : Day(day);
    }

    private static bool IsDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A dateTime as a period of one day, or a Period; "" where neither end can be read.</summary>
    public static string Period(Base? value, TimeZoneInfo zone)
    {
        var (start, end) = value is PrimitiveType
            ? (Date(value, zone), Date(value, zone))
            : (Date(One(value, "start"), zone), Date(One(value, "end"), zone));
        return start.Length + end.Length == 0 ? "" : $"{start}|{end}";
    }

    /// <summary>A dateTime, or the start of a Period, else its end.</summary>
    public static string Start(Base? value, TimeZoneInfo zone)
    {
        var text = value is PrimitiveType ? Date(value, zone) : Date(One(value, "start"), zone);
        return text.Length > 0 || value is PrimitiveType || Text(value, "start").Length > 0 ? text : Date(One(value, "end"), zone);
    }

    /// <summary>Text, else the first display, whichever has a letter.</summary>
    public static string Name(Base? concept)
    {
        var display = All(concept, "coding").Select(c => Text(c, "display")).FirstOrDefault(d => d.Length > 0) ?? "";
        return Text(concept, "text") is { } text && text.Any(IsLetter) ? text : display.Any(IsLetter) ? display : "";

        static bool IsLetter(char c) => c >= 0x80 || char.IsAsciiLetter(c);
    }

    /// <summary>Text, else the first display, whatever it is made of.</summary>
    public static string Words(Base? concept) =>
        Text(concept, "text") is { Length: > 0 } text
            ? text
            : All(concept, "coding").Select(c => Text(c, "display")).FirstOrDefault(d => d.Length > 0) ?? "";

    public static string Code(Base? concept) => Codes(concept).Select(c => c.Code).FirstOrDefault() ?? "";

    public static bool IsSilent(Base? concept) => !Codes(concept).Any() && Name(concept).Length == 0;

    public static ConceptSets Sets(Base? concept, CodeBook book, params CodeUse[] uses) =>
        (from coding in Codes(concept)
         from use in uses
         select book.Find(use, Encoding.UTF8.GetBytes(coding.System), Encoding.UTF8.GetBytes(coding.Code)).Sets)
        .Aggregate(ConceptSets.None, (all, one) => all | one);

    public static string Said(ConceptSets sets) => string.Join('+', Enum.GetValues<ConceptSet>().Where(sets.Has));

    public static IEnumerable<(string System, string Code)> Codes(Base? concept) =>
        All(concept, "coding").Select(c => (System: Text(c, "system"), Code: Text(c, "code"))).Where(c => c.Code.Length > 0);

    public static string Joined(IEnumerable<string> texts) => string.Join("; ", texts.Where(t => t.Length > 0));

    /// <summary>The id in a reference to this type, or "".</summary>
    public static string IdOf(Base? reference, string type)
    {
        var text = Text(reference, "reference");
        if (text.StartsWith("urn:uuid:", StringComparison.Ordinal))
        {
            return text["urn:uuid:".Length..];
        }

        var parts = text.Split("/_history/")[0].Split('/');
        return parts.Length > 1 && parts[^2] == type ? Uri.UnescapeDataString(parts[^1]) : "";
    }

    [GeneratedRegex(
        @"^(?<y>\d{4})(-\d\d(-\d\d(?<time>T\d\d:\d\d(:\d\d(\.\d+)?)?(?<offset>Z|[+-]\d\d:\d\d)?)?)?)?$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateForm();
}
