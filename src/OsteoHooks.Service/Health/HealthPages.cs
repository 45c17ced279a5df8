using OsteoHooks.Service.Http;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Health;

/// <summary>For load balancers: <c>live</c> while the process runs, <c>ready</c> while it takes calls. No EHR is asked.</summary>
internal static class HealthPages
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapHealth(this WebApplication app)
    {
        // The clinic is open before the service listens; a store on another machine may come later.
        var stopping = app.Lifetime.ApplicationStopping;
        app.MapMethods("/health/live", Methods, context => Say(context, "live"));
        var store = app.Services.GetRequiredService<StoreReadiness>();
        app.MapMethods("/health/ready", Methods, context =>
            stopping.IsCancellationRequested
                ? new Problem(StatusCodes.Status503ServiceUnavailable, "The service is stopping.").Write(context.Response)
            : store.IsReady ? Say(context, "ready")
            : new Problem(StatusCodes.Status503ServiceUnavailable, "The store is not there yet.").Write(context.Response));
    }

    private static Task Say(HttpContext context, string status)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync($$"""{"status":"{{status}}"}""", context.RequestAborted);
    }
}
