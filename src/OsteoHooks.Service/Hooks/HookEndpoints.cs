using System.Buffers;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.ObjectPool;
using OsteoHooks.Service.Prefetch;

namespace OsteoHooks.Service.Hooks;

/// <summary>Discovery and the services.</summary>
internal static class HookEndpoints
{
    private const string Admission = "hooks";

    public static void AddHooks(this WebApplicationBuilder builder)
    {
        var options = HookOptions.For(builder.Environment);
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton<ServiceList>();
        services.AddSingleton<Discovery>();
        services.AddSingleton<ObjectPool<ArrayBufferWriter<byte>>>(new DefaultObjectPool<ArrayBufferWriter<byte>>(new ReplyBuffers(), options.MostCalls));
        services.AddSingleton<CallLog>();
        services.AddSingleton<HookCall>();
        services.AddSingleton(_ => new FhirFetch(LoopbackConnection.Create()));
        services.AddRateLimiter(limiter =>
        {
            // No queue: who waits past the EHR's patience is answered too late to be of use.
            limiter.AddPolicy(Admission, context => RateLimitPartition.GetConcurrencyLimiter(
                Admission, _ => new ConcurrencyLimiterOptions { PermitLimit = context.RequestServices.GetRequiredService<HookOptions>().MostCalls, QueueLimit = 0 }));
            limiter.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        });
    }

    public static void MapHooks(this WebApplication app)
    {
        var discovery = app.Services.GetRequiredService<Discovery>();
        var call = app.Services.GetRequiredService<HookCall>();
        app.MapMethods("/cds-services", ["GET", "HEAD"], discovery.Answer);
        app.MapPost("/cds-services/{id}", context => call.Answer(context, (string)context.GetRouteValue("id")!)).RequireRateLimiting(Admission);
        app.MapMethods("/cds-services", ["OPTIONS"], context => Allow(context, "GET, HEAD, OPTIONS"));
        app.MapMethods("/cds-services/{id}", ["OPTIONS"], context => Allow(context, "POST, OPTIONS"));
    }

    // A preflight never gets this far; this is for those who ask without being a browser.
    private static Task Allow(HttpContext context, string methods)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.Allow = methods;
        return Task.CompletedTask;
    }
}
