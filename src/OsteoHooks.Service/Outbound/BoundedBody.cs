namespace OsteoHooks.Service.Outbound;

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

        // A stated length is only a statement, and one byte past the limit is enough to see that there is more.
        var end = most + 1L;
        var buffer = new byte[Math.Min(end, Math.Clamp(stated + 1, 4 * 1024, 1024 * 1024))];
        var length = 0;
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
            if (length > most)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(end, buffer.Length * 2L));
            }
        }

        return buffer.AsMemory(0, length);
    }
}
