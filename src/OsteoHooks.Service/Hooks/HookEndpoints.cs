using System.Buffers;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.ObjectPool;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Telemetry;

namespace OsteoHooks.Service.Hooks;

/// <summary>Discovery, the services, and the page that says what they can.</summary>
internal static class HookEndpoints
{
    private const string Admission = "hooks";

    public static void AddHooks(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ObjectPool<ArrayBufferWriter<byte>>>(
            new DefaultObjectPool<ArrayBufferWriter<byte>>(new ReplyBuffers(), ReplyBuffers.MostKept));
        services.AddSingleton(new BodyLimits());
        services.AddSingleton(new OutboundLimits());
        services.AddSingleton<FhirBases>();
        services.AddSingleton<RequestBodies>();
        services.AddSingleton<CallLog>();
        services.AddSingleton(new MemoryTimes());
        services.AddSingleton<CardMemory>();
        services.AddSingleton<UnmappedSystems>();
        services.AddSingleton<HookCall>();
        services.AddSingleton<Breakers>();
        services.AddSingleton(provider => new FhirFetch(provider.GetRequiredService<OutboundHandler>().Create()));
        services.AddSingleton<FhirAccess>();
        services.AddRateLimiter(limiter =>
        {
            // No queue: who waits past the EHR's patience is answered too late to be of use. Each client has places of its own, so that
            // none crowds out another.
            limiter.AddPolicy(Admission, context => Places(Caller.Of(context).Client));
            limiter.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        });
    }

    public static void MapHooks(this WebApplication app)
    {
        var views = app.Services.GetRequiredService<ClientViews>();
        var call = app.Services.GetRequiredService<HookCall>();
        app.MapMethods("/cds-services", ["GET", "HEAD"], context => views.Of(context).Discovery.Answer(context));
        app.MapPost("/cds-services/{id}", context => call.Answer(context, (string)context.GetRouteValue("id")!))
            .RequireRateLimiting(Admission);
        app.MapMethods("/cds-services", ["OPTIONS"], context => Allow(context, "GET, HEAD, OPTIONS"));
        app.MapMethods("/cds-services/{id}", ["OPTIONS"], context => Allow(context, "POST, OPTIONS"));
    }

    private static RateLimitPartition<string> Places(Client client) => RateLimitPartition.GetConcurrencyLimiter(
        client.Tenant, _ => new ConcurrencyLimiterOptions { PermitLimit = client.MostCalls, QueueLimit = 0 });

    // A preflight never gets this far; this is for those who ask without being a browser.
    private static Task Allow(HttpContext context, string methods)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.Allow = methods;
        return Task.CompletedTask;
    }
}
