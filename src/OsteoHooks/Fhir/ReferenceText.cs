using System.Text;

namespace OsteoHooks.Fhir;

/// <summary>The parts of <c>[base/]Type/id[/_history/version]</c>.</summary>
internal readonly ref struct ReferenceText
{
    private ReferenceText(ReadOnlySpan<byte> baseUrl, ReadOnlySpan<byte> type, ReadOnlySpan<byte> id)
    {
        BaseUrl = baseUrl;
        Type = type;
        EncodedId = id;
    }

    /// <summary>Without the slash at its end; empty for a relative reference.</summary>
    public ReadOnlySpan<byte> BaseUrl { get; }

    public ReadOnlySpan<byte> Type { get; }

    private ReadOnlySpan<byte> EncodedId { get; }

    public string Id => Decoded(EncodedId);

    /// <summary>False for <c>#contained</c>, <c>urn:</c>, a bare id, or anything else without a type.</summary>
    public static bool TryRead(ReadOnlySpan<byte> reference, out ReferenceText parts)
    {
        parts = default;
        var history = reference.IndexOf("/_history/"u8);
        if (history >= 0)
        {
            reference = reference[..history];
        }
        var slash = reference.LastIndexOf((byte)'/');
        if (slash <= 0 || slash == reference.Length - 1)
        {
            return false;
        }
        var before = reference[..slash];
        var typeStart = before.LastIndexOf((byte)'/') + 1;
        var type = before[typeStart..];
        if (type.IsEmpty || type[0] is < (byte)'A' or > (byte)'Z' || type.IndexOf((byte)':') >= 0)
        {
            return false;
        }
        parts = new(typeStart == 0 ? default : before[..(typeStart - 1)], type, reference[(slash + 1)..]);
        return true;
    }

    /// <summary>The id in a reference to this type, or null. A <c>urn:uuid:</c> stands for its own id.</summary>
    public static string? IdOf(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> type)
    {
        if (reference.StartsWith("urn:uuid:"u8))
        {
            return Encoding.UTF8.GetString(reference["urn:uuid:"u8.Length..]);
        }
        return TryRead(reference, out var parts) && parts.Type.SequenceEqual(type) ? parts.Id : null;
    }

    public static string Decoded(ReadOnlySpan<byte> id)
    {
        var text = Encoding.UTF8.GetString(id);
        return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
    }
}
