using System.Buffers;

namespace OsteoHooks.Fhir.Resources;

/// <summary>
/// Words by which an entry without a known code is kept: it speaks of bone density, of a collapsed vertebra, or of the next injection.
/// Facts decide what it says; these lists only decide what they get to see. Lower case, in English and the three languages.
/// </summary>
internal static class BoneWords
{
    private static readonly byte[][] Measured = Utf8(
        "t-score", "tscore", "t score", "t-värde", "t-verdi", "frax", "bone density", "bone mineral", "bmd", "dxa", "dexa", "bentäthet", "bentetthet", "beintetthet",
        "knogletæthed", "knoglemineral", "vertebral height", "height loss", "vertebral compression", "kotkompression", "kothöjd", "höjdreduktion", "sammenfald",
        "kompressionsfra", "kompressionsbrud", "kompresjonsbrudd", "vfa");

    private static readonly byte[][] Done = Utf8(
        "bone density", "bone mineral", "densitometr", "bmd", "dxa", "dexa", "bentäthet", "bentetthet", "beintetthet", "knogletæthed", "knoglemineral", "vfa",
        "vertebral fracture", "kotfraktur", "denosumab", "prolia", "zoledron", "aclasta", "osteopor");

    private static readonly byte[][] Reported = Utf8(
        "t-score", "tscore", "t score", "t-värde", "bone density", "bentäthet", "bentetthet", "beintetthet", "knogletæthed", "osteopor",
        "compression fracture", "vertebral fracture", "kotkompression", "kotfraktur", "höjdreduktion", "sammenfald", "kompressionsfra", "kompressionsbrud", "kompresjonsbrudd", "frax");

    /// <summary>The name of an Observation.</summary>
    public static bool SpeakOfMeasurement(ReadOnlySpan<byte> text) => Contains(text, Measured);

    /// <summary>The name of a Procedure, a report or an order.</summary>
    public static bool SpeakOfActivity(ReadOnlySpan<byte> text) => Contains(text, Done);

    /// <summary>The conclusion of a report.</summary>
    public static bool SpeakInReport(ReadOnlySpan<byte> text) => Contains(text, Reported);

    private static bool Contains(ReadOnlySpan<byte> text, byte[][] words)
    {
        if (text.Length < 3)
            return false;
        var rented = text.Length > 512 ? ArrayPool<byte>.Shared.Rent(text.Length) : null;
        Span<byte> folded = rented is null ? stackalloc byte[512] : rented;
        folded = folded[..text.Length];
        Fold(text, folded);
        var found = false;
        foreach (var word in words)
            found |= folded.IndexOf(word) >= 0;
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return found;
    }

    // UTF-8 of À to Þ is C3 80 to C3 9E; the small letter is 32 further on, as in ASCII.
    private static void Fold(ReadOnlySpan<byte> text, Span<byte> folded)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            var isCapital = b is >= (byte)'A' and <= (byte)'Z' || (b is >= 0x80 and <= 0x9E and not 0x97 && i > 0 && text[i - 1] == 0xC3);
            folded[i] = isCapital ? (byte)(b + 0x20) : b;
        }
    }

    private static byte[][] Utf8(params ReadOnlySpan<string> words)
    {
        var all = new byte[words.Length][];
        for (var i = 0; i < words.Length; i++)
            all[i] = System.Text.Encoding.UTF8.GetBytes(words[i]);
        return all;
    }
}
