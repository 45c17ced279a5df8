using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;

namespace OsteoHooks.Service.Prefetch;

/// <summary>
/// One circuit breaker per FHIR server: a server that fails is left alone for a while, and what it would have said is unread at once.
/// </summary>
internal sealed class Breakers(TimeProvider clock)
{
    /// <summary>Reads within <see cref="Window"/> before a server can be said to fail.</summary>
    public const int LeastReads = 8;

    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <summary>How long it is left alone; then one read tries.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    // Without clients the server's name comes from the call.
    private const int Most = 256;

    private readonly ConcurrentDictionary<string, ResiliencePipeline<FhirAnswer>> _byServer = new(StringComparer.Ordinal);

    public async ValueTask<FhirAnswer> Read<TState>(
        FhirBase server, Func<TState, CancellationToken, ValueTask<FhirAnswer>> read, TState state, CancellationToken cancellation)
    {
        if (_byServer.Count > Most)
        {
            _byServer.Clear();
        }

        try
        {
            return await _byServer.GetOrAdd(server.Name, _ => Create())
                .ExecuteAsync(static (s, token) => s.read(s.state, token), (read, state), cancellation);
        }
        catch (BrokenCircuitException)
        {
            return FhirAnswer.Nothing;
        }
        catch (OperationCanceledException)
        {
            return FhirAnswer.Nothing;
        }
    }

    private ResiliencePipeline<FhirAnswer> Create() => new ResiliencePipelineBuilder<FhirAnswer> { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<FhirAnswer>
        {
            FailureRatio = 0.5,
            MinimumThroughput = LeastReads,
            SamplingDuration = Window,
            BreakDuration = Pause,
            ShouldHandle = static answer => ValueTask.FromResult(answer.Outcome.Result.ServerFailed),
        })
        .Build();
}
