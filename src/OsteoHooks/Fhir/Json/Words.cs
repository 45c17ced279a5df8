using System.Text;

namespace OsteoHooks.Fhir.Json;

/// <summary>
/// Strings for UTF-8 that recurs (units, statuses, displays): the same bytes give the same string. A cache of fixed size for one
/// call, so that nothing of a patient's outlives it and no body can make it grow.
/// </summary>
internal sealed class Words(BodyText body)
{
    private const int Slots = 128;
    private const int LongestKept = 128;

    private readonly string?[] _kept = new string?[Slots];

    /// <summary>Null for an empty or blank text.</summary>
    public string? Get(Slice text) => text.IsEmpty ? null : Get(body[text]);

    public string? Get(ReadOnlySpan<byte> utf8)
    {
        utf8 = utf8.Trim(" \t\r\n"u8);
        if (utf8.IsEmpty)
        {
            return null;
        }
        if (utf8.Length > LongestKept || !Ascii.IsValid(utf8))
        {
            return Encoding.UTF8.GetString(utf8);
        }
        ref var kept = ref _kept[Slot(utf8)];
        if (kept is null || !Ascii.Equals(utf8, kept))
        {
            kept = Encoding.ASCII.GetString(utf8);
        }
        return kept;
    }

    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        var mix = 17u;
        foreach (var b in utf8)
        {
            mix = (mix * 31) + b;
        }
        return (int)((mix * 2654435769u) >> 25);
    }
}
