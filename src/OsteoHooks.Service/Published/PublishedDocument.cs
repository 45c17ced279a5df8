using System.Security.Cryptography;

namespace OsteoHooks.Service.Published;

/// <summary>A document for anybody: it is made once, holds nothing of a patient or client, and may be kept.</summary>
internal sealed class PublishedDocument
{
    /// <summary>How long it may be kept without asking: long enough for a tool at work, short enough after an update.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ReadOnlyMemory<byte> _body;
    private readonly string _type;
    private readonly string _tag;

    /// <param name="body">UTF-8.</param>
    /// <param name="type">Content-Type.</param>
    public PublishedDocument(ReadOnlyMemory<byte> body, string type)
    {
        _body = body;
        _type = type;
        _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, 12))}\"";
    }

    /// <summary>A file of this folder.</summary>
    public static PublishedDocument Embedded(string file, string type) => new(Bytes(file), type);

    /// <summary>A file of this folder, as it stands in the assembly.</summary>
    public static byte[] Bytes(string file)
    {
        using var stream = typeof(PublishedDocument).Assembly.GetManifestResourceStream("Published/" + file)
            ?? throw new InvalidOperationException($"The assembly holds no {file}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public async Task Answer(HttpContext context)
    {
        var response = context.Response;
        response.Headers.ETag = _tag;
        response.Headers.CacheControl = $"public, max-age={Kept.TotalSeconds:0}";
        if (context.Request.Headers.IfNoneMatch.Any(known => known is not null && known.Contains(_tag, StringComparison.Ordinal)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = _type;
        response.ContentLength = _body.Length;
        await response.Body.WriteAsync(_body, context.RequestAborted);
    }
}
