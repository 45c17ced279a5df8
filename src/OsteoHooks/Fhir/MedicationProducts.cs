using System.Text;

namespace OsteoHooks.Fhir;

/// <summary>Products of the Medication resources met so far, by id and by fullUrl.</summary>
internal sealed class MedicationProducts
{
    private readonly Dictionary<string, Product> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Product> _byUrl = new(StringComparer.Ordinal);
    private readonly List<(Dictionary<string, Product> Of, string Key, Product? Before)> _news = [];
    private Product? _last;

    /// <summary>What comes from here on can be taken back, when the answer turns out to be unusable.</summary>
    public void Mark() => _news.Clear();

    public void BackToMark()
    {
        for (var i = _news.Count - 1; i >= 0; i--)
        {
            var (of, key, before) = _news[i];
            if (before is null)
            {
                of.Remove(key);
            }
            else
            {
                of[key] = before;
            }
        }

        _news.Clear();
    }

    public void Add(string? id, Product product)
    {
        _last = product;
        if (id is not null)
        {
            Set(_byId, id, product);
        }
    }

    /// <summary>The entry of the Medication just read has this fullUrl.</summary>
    public void Name(ReadOnlySpan<byte> fullUrl)
    {
        if (_last is { } product)
        {
            Set(_byUrl, Encoding.UTF8.GetString(fullUrl), product);
        }
    }

    public Product? Find(string reference)
    {
        if (_byUrl.TryGetValue(reference, out var product))
        {
            return product;
        }
        return ReferenceText.IdOf(Encoding.UTF8.GetBytes(reference), "Medication"u8) is { } id && _byId.TryGetValue(id, out product)
            ? product : null;
    }

    private void Set(Dictionary<string, Product> of, string key, Product product)
    {
        _news.Add((of, key, of.GetValueOrDefault(key)));
        of[key] = product;
    }

    /// <summary>The id to read from the patient's own server, or null where the reference leads elsewhere.</summary>
    public static string? IdToRead(string reference, Uri? server)
    {
        if (!ReferenceText.TryRead(Encoding.UTF8.GetBytes(reference), out var parts) || !parts.Type.SequenceEqual("Medication"u8))
        {
            return null;
        }
        var here = parts.BaseUrl.IsEmpty
            || (server is not null && Encoding.UTF8.GetString(parts.BaseUrl) == server.AbsoluteUri.TrimEnd('/'));
        return here ? parts.Id : null;
    }
}
