using System.Text;

namespace OsteoHooks.Fhir;

/// <summary>Products of the Medication resources met so far, by id and by fullUrl.</summary>
internal sealed class MedicationProducts
{
    private readonly Dictionary<string, Product> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Product> _byUrl = new(StringComparer.Ordinal);
    private Product? _last;

    public void Add(string? id, Product product)
    {
        _last = product;
        if (id is not null)
            _byId[id] = product;
    }

    /// <summary>The entry of the Medication just read has this fullUrl.</summary>
    public void Name(ReadOnlySpan<byte> fullUrl)
    {
        if (_last is { } product)
            _byUrl[Encoding.UTF8.GetString(fullUrl)] = product;
    }

    public Product? Find(string reference)
    {
        if (_byUrl.TryGetValue(reference, out var product))
            return product;
        return ReferenceText.IdOf(Encoding.UTF8.GetBytes(reference), "Medication"u8) is { } id && _byId.TryGetValue(id, out product) ? product : null;
    }

    /// <summary>The id to read from the patient's own server, or null where the reference leads elsewhere.</summary>
    public static string? IdToRead(string reference, Uri? server)
    {
        if (!ReferenceText.TryRead(Encoding.UTF8.GetBytes(reference), out var parts) || !parts.Type.SequenceEqual("Medication"u8))
            return null;
        var here = parts.BaseUrl.IsEmpty || (server is not null && Encoding.UTF8.GetString(parts.BaseUrl) == server.AbsoluteUri.TrimEnd('/'));
        return here ? parts.Id : null;
    }
}
