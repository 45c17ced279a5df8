using System.Buffers.Binary;
using OsteoHooks.Fhir.Json;

namespace OsteoHooks.Fhir.Resources;

/// <summary>
/// Codes already found to concern no rule, by the bytes of the whole element: a large body repeats a few dozen of them hundreds of
/// times, and comparing is cheaper than looking up again. Belongs to one body.
/// </summary>
internal sealed class FamiliarCodes(BodyText body)
{
    private const int Slots = 64;

    private readonly Slice[] _known = new Slice[Slots];

    public void Clear() => Array.Clear(_known);

    /// <summary>True when the element that begins here stands in the body a second time.</summary>
    public bool Knows(int offset)
    {
        var rest = body.All.Span[offset..];
        var known = _known[Slot(rest)];
        return !known.IsEmpty && rest.StartsWith(body[known]);
    }

    public void Remember(Slice element) => _known[Slot(body.All.Span[element.Start..])] = element;

    // The first bytes are the same in all ("coding", the system's URI); what tells codes apart begins some thirty bytes in.
    private static int Slot(ReadOnlySpan<byte> element)
    {
        var mix = 0UL;
        for (var at = 24; at <= 88 && at + 8 <= element.Length; at += 8)
        {
            mix = (mix ^ BinaryPrimitives.ReadUInt64LittleEndian(element[at..])) * 0x9E3779B97F4A7C15;
        }
        return (int)(mix >> 58);
    }
}
