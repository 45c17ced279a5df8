namespace OsteoHooks.Service.Prefetch;

/// <summary>What came of one read.</summary>
/// <param name="Body">The body of a 200, else null.</param>
/// <param name="ServerFailed">The server is to blame: no connection, no answer in time, 429, 5xx, or cut short.</param>
internal readonly record struct FhirAnswer(ReadOnlyMemory<byte>? Body, bool ServerFailed)
{
    public static readonly FhirAnswer Failed = new(null, ServerFailed: true);

    public static readonly FhirAnswer Nothing = new(null, ServerFailed: false);
}
