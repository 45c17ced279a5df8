namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>One hostile body.</summary>
/// <param name="Body">What is sent at a place.</param>
/// <param name="Encoding">Content-Encoding, or null.</param>
/// <param name="Places">Null where the row is for all places of its class.</param>
internal sealed record PayloadRow(string Name, Func<Place, byte[]> Body, string? Encoding = null, Place[]? Places = null)
{
    /// <summary>Stopped by something else as well when the control is lifted, or too large to be let in.</summary>
    public bool StaysOut { get; init; }
}
