using System.Globalization;

namespace OsteoHooks.Terminology;

/// <summary>Names in tables are kebab case with dots (<c>lab.25ohd.d2</c>); in code they are pascal case (<c>Lab25ohdD2</c>).</summary>
internal static class TableName
{
    /// <summary>The table's name of an enum member whose words are parted by capitals alone: <c>oral-route</c> for OralRoute.</summary>
    public static string Of<TEnum>(TEnum member)
        where TEnum : struct, Enum =>
        string.Concat(member.ToString().Select((c, at) =>
            char.IsAsciiLetterUpper(c) && at > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    /// <summary>The enum member of that name; false for anything that is not written exactly so.</summary>
    public static bool TryParse<TEnum>(string name, out TEnum value)
        where TEnum : struct, Enum
    {
        var pascal =
            string.Concat(name.Split('.', '-').Select(part => part.Length == 0 ? "?" : char.ToUpperInvariant(part[0]) + part[1..]));
        return Enum.TryParse(pascal, ignoreCase: false, out value)
            && !char.IsAsciiDigit(pascal[0])
            && string.Equals(name, name.ToLower(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            && string.Equals(value.ToString(), pascal, StringComparison.Ordinal);
    }
}
