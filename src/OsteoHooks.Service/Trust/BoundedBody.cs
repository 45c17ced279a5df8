using System.Buffers;

namespace OsteoHooks.Service.Trust;

/// <summary>An answer from outside, read to a size and no further.</summary>
internal static class BoundedBody
{
    /// <returns>Null when there is more than <paramref name="most"/> bytes.</returns>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpContent content, int most, CancellationToken cancellation)
    {
        var stated = content.Headers.ContentLength ?? 0;
        if (stated > most)
        {
            return null;
        }

        var body = new ArrayBufferWriter<byte>((int)Math.Clamp(stated + 1, 4 * 1024, 1024 * 1024));
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        int read;
        while ((read = await stream.ReadAsync(body.GetMemory(4 * 1024), cancellation)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > most)
            {
                return null;
            }
        }

        return body.WrittenMemory;
    }
}
