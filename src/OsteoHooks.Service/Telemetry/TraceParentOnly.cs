using System.Diagnostics;

namespace OsteoHooks.Service.Telemetry;

/// <summary>
/// Of a caller's trace context the ids alone are taken over. <c>tracestate</c> and <c>baggage</c> are free text, and every span below would
/// carry it on. Nothing goes out: a FHIR server is told nothing of the call.
/// </summary>
internal sealed class TraceParentOnly : DistributedContextPropagator
{
    private const string TraceParent = "traceparent";

    public override IReadOnlyCollection<string> Fields { get; } = [TraceParent];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
    }

    public override void ExtractTraceIdAndState(
        object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        traceState = null;
        traceId = null;
        getter?.Invoke(carrier, TraceParent, out traceId, out _);
        if (!ActivityContext.TryParse(traceId, traceState: null, out _))
        {
            traceId = null;
        }
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
