using System.Globalization;

namespace OsteoHooks.Terminology;

/// <summary>Names in tables are kebab case with dots (<c>lab.25ohd.d2</c>); in code they are pascal case (<c>Lab25ohdD2</c>).</summary>
internal static class TableName
{
    /// <summary>The enum member of that name; false for anything that is not written exactly so.</summary>
    public static bool TryParse<TEnum>(string name, out TEnum value)
        where TEnum : struct, Enum
    {
        var pascal = string.Concat(name.Split('.', '-').Select(part => part.Length == 0 ? "?" : char.ToUpperInvariant(part[0]) + part[1..]));
        return Enum.TryParse(pascal, ignoreCase: false, out value)
            && !char.IsAsciiDigit(pascal[0])
            && string.Equals(name, name.ToLower(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            && string.Equals(value.ToString(), pascal, StringComparison.Ordinal);
    }
}
