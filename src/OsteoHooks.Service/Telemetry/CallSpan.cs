using System.Diagnostics;
using OsteoHooks.Fhir;

namespace OsteoHooks.Service.Telemetry;

/// <summary>
/// One span per call for whoever listens (OpenTelemetry): service, tenant, how many templates the prefetch answered, status. Not the
/// hookInstance, which is the client's own text, nor anything of a patient's, a user's or a token's.
/// </summary>
internal static class CallSpan
{
    public const string Status = "http.response.status_code";

    private static readonly ActivitySource Source = new(Metrics.Name);

    public static Activity? Start(ClinicService service, string tenant)
    {
        var span = Source.StartActivity("cds-service", ActivityKind.Server);
        span?.SetTag("osteohooks.service", service.Id).SetTag("osteohooks.hook", service.Hook).SetTag("osteohooks.tenant", tenant);
        return span;
    }

    public static void Prefetched(ClinicService service, HookRequest request)
    {
        if (Activity.Current is { } span && span.Source == Source)
        {
            var answered = service.Prefetch.Count(t => request.Prefetch.TryGetValue(t.Key, out var answer) && answer.Answers(t.Kind));
            span.SetTag("osteohooks.prefetch.answered", answered).SetTag("osteohooks.prefetch.missing", service.Prefetch.Count - answered);
        }
    }
}
