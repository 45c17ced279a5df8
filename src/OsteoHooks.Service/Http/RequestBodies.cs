using OsteoHooks.Fhir;

namespace OsteoHooks.Service.Http;

/// <summary>Reads the bodies of calls, and counts the large ones that are in memory.</summary>
internal sealed class RequestBodies(BodyLimits limits) : IDisposable
{
    private readonly SemaphoreSlim _largePlaces = new(limits.MostLarge);

    public BodyLimits Limits => limits;

    /// <summary>How many more large bodies may be in memory at this moment.</summary>
    public int LargePlacesLeft => _largePlaces.CurrentCount;

    /// <summary>The body of a hook call.</summary>
    /// <exception cref="RequestRejectedException">408, 413, 415, or 503 while too many large bodies are in memory.</exception>
    public Task<RequestBody> OfCall(HttpContext context) => Read(context, limits.MostBytes);

    /// <summary>The body of a feedback call.</summary>
    /// <exception cref="RequestRejectedException">408, 413, 415, or 503 while too many large bodies are in memory.</exception>
    public Task<RequestBody> OfFeedback(HttpContext context) => Read(context, limits.MostFeedbackBytes);

    public void Dispose() => _largePlaces.Dispose();

    private Task<RequestBody> Read(HttpContext context, int most)
    {
        JsonContentType.Check(context.Request);
        return RequestBody.Read(context, most, limits.Deadline, _largePlaces);
    }
}
