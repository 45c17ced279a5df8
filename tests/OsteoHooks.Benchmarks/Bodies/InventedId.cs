using System.Globalization;

namespace OsteoHooks.Benchmarks.Bodies;

/// <summary>Ids that look random and are not: the nth is the same in every run.</summary>
internal static class InventedId
{
    /// <summary>36 characters in the form of a UUID, as generated records have.</summary>
    public static string Of(int number)
    {
        // Odd constants of Fibonacci hashing: they spread consecutive numbers over all digits.
        var low = (ulong)(number + 1) * 0x9E3779B97F4A7C15;
        var high = (low ^ (low >> 31)) * 0xBF58476D1CE4E5B9;
        return string.Create(CultureInfo.InvariantCulture,
            $"{(uint)high:x8}-{(ushort)(high >> 32):x4}-4{(high >> 52) & 0xfff:x3}-a{low & 0xfff:x3}-{low >> 16:x12}");
    }
}
