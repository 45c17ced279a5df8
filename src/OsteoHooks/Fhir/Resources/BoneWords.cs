using System.Buffers;
using System.Text;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>
/// Words by which an entry without a known code is kept: it speaks of bone density, of a collapsed vertebra, or of the next injection.
/// Facts decide what it says; these lists only decide what they get to see. English and the three languages, upper or lower case.
/// </summary>
internal sealed class BoneWords
{
    /// <summary>In the name of an Observation.</summary>
    public static readonly BoneWords OfMeasurements = new(
        " t-score", " tscore", " t score", " t-värde", " t-verdi", "frax", "bone density", "bone mineral", "bmd", "dxa", "dexa", "bentäthet", "bentetthet",
        "beintetthet", "knogletæthed", "knoglemineral", "vertebral height", "height loss", "vertebral compression", "kotkompression", "kothöjd", "höjdreduktion",
        "sammenfald", "kompressionsfra", "kompressionsbrud", "kompresjonsbrudd", "vfa");

    /// <summary>In the name of a Procedure, a report or an order.</summary>
    public static readonly BoneWords OfActivities = new(
        "bone density", "bone mineral", "densitometr", "bmd", "dxa", "dexa", "bentäthet", "bentetthet", "beintetthet", "knogletæthed", "knoglemineral", "vfa",
        "vertebral fracture", "kotfraktur", "denosumab", "prolia", "zoledron", "aclasta", "osteopor");

    /// <summary>In the conclusion of a report.</summary>
    public static readonly BoneWords OfReports = new(
        " t-score", " tscore", " t score", " t-värde", "bone density", "bentäthet", "bentetthet", "beintetthet", "knogletæthed", "osteopor", "compression fracture",
        "vertebral fracture", "kotkompression", "kotfraktur", "höjdreduktion", "sammenfald", "kompressionsfra", "kompressionsbrud", "kompresjonsbrudd", "frax");

    // Apart, because a search for ASCII words alone is many times faster and most texts are ASCII.
    private readonly SearchValues<string> _ascii;
    private readonly SearchValues<string> _other;

    private BoneWords(params ReadOnlySpan<string> words)
    {
        var all = words.ToArray();
        _ascii = SearchValues.Create(Array.FindAll(all, w => Ascii.IsValid(w)), StringComparison.OrdinalIgnoreCase);
        _other = SearchValues.Create(Array.FindAll(all, w => !Ascii.IsValid(w)), StringComparison.OrdinalIgnoreCase);
    }

    public bool AreIn(BodyText body, in Concept concept)
    {
        var text = body[concept.Text];
        var display = body[concept.Display];
        return AreIn(text) || (!display.SequenceEqual(text) && AreIn(display));
    }

    public bool AreIn(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3)
            return false;
        var rented = text.Length > 255 ? ArrayPool<char>.Shared.Rent(text.Length + 1) : null;
        Span<char> chars = rented is null ? stackalloc char[256] : rented;

        // A blank in front, so that words that must not match within others ("effort score") can ask for one.
        chars[0] = ' ';
        chars = chars[..(1 + Encoding.UTF8.GetChars(text, chars[1..]))];
        var found = chars.ContainsAny(_ascii) || (!Ascii.IsValid(text) && chars.ContainsAny(_other));
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        return found;
    }
}
