using System.Text;

namespace OsteoHooks.Terminology;

/// <summary>Which code system a URI or OID names: canonical spellings by one probe, others after normalising.</summary>
internal sealed class SystemNames
{
    private const int MaxUri = 256;
    private readonly ByteIndex _known = new();
    private readonly List<(byte[] Start, CodeSystem System)> _families = [];
    private int _locals;

    public SystemNames(IEnumerable<SystemRow> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    public CodeSystem Find(ReadOnlySpan<byte> uri)
    {
        if (uri.IsEmpty)
        {
            return CodeSystem.Absent;
        }
        var at = _known.Find(uri);
        if (at >= 0)
        {
            return (CodeSystem)at;
        }
        if (uri.Length > MaxUri)
        {
            return CodeSystem.Foreign;
        }
        Span<byte> plain = stackalloc byte[MaxUri];
        var folded = plain[..Normalise(uri, plain)];
        if (folded.IsEmpty)
        {
            return CodeSystem.Absent;
        }
        at = _known.Find(folded);
        return at >= 0 ? (CodeSystem)at : FindFamily(folded);
    }

    /// <summary>The number of a site's system, made when it is new; Foreign when all 192 are taken.</summary>
    public CodeSystem FindOrAdd(string uri)
    {
        var found = Find(Encoding.UTF8.GetBytes(uri));
        var number = (int)CodeSystem.Local + _locals;
        if (found != CodeSystem.Foreign || number > byte.MaxValue)
        {
            return found;
        }
        _locals++;
        Add(new SystemRow((CodeSystem)number, uri, IsFamily: false));
        return (CodeSystem)number;
    }

    private void Add(SystemRow row)
    {
        var raw = Encoding.UTF8.GetBytes(row.Uri);
        var plain = new byte[raw.Length];
        plain = plain[..Normalise(raw, plain)];
        if (row.IsFamily)
        {
            _families.Add((row.Uri.EndsWith('/') ? [.. plain, (byte)'/'] : plain, row.System));
            return;
        }

        if (_known.Find(plain) < 0)
        {
            _known.Add(plain, (int)row.System);
        }
        if (_known.Find(raw) < 0)
        {
            _known.Add(raw, (int)row.System);
        }
    }

    private CodeSystem FindFamily(ReadOnlySpan<byte> uri)
    {
        foreach (var (start, system) in _families)
        {
            if (uri.StartsWith(start))
            {
                return system;
            }
        }

        return CodeSystem.Foreign;
    }

    /// <summary>Lower case, without scheme (http, https, urn:oid), |version, closing slash and blanks around.</summary>
    private static int Normalise(ReadOnlySpan<byte> uri, Span<byte> plain)
    {
        var bar = uri.IndexOf((byte)'|');
        if (bar >= 0)
        {
            uri = uri[..bar];
        }
        uri = uri.Trim((byte)' ').TrimEnd((byte)'/');
        for (var i = 0; i < uri.Length; i++)
        {
            plain[i] = uri[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(uri[i] + 32) : uri[i];
        }
        var folded = plain[..uri.Length];
        var scheme = folded.StartsWith("http://"u8) ? 7 : folded.StartsWith("https://"u8) || folded.StartsWith("urn:oid:"u8) ? 8 : 0;
        folded[scheme..].CopyTo(plain);
        return uri.Length - scheme;
    }
}

/// <summary>One spelling of a system, or the beginning that a family of spellings shares.</summary>
internal sealed record SystemRow(CodeSystem System, string Uri, bool IsFamily);
