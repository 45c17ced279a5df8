using OsteoHooks.Service.Problems;

namespace OsteoHooks.Service.Health;

/// <summary>For load balancers: <c>live</c> while the process runs, <c>ready</c> while it takes calls. No EHR is asked.</summary>
internal static class HealthPages
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapHealth(this WebApplication app)
    {
        // The clinic is open before the service listens, so only its end is left to report.
        var stopping = app.Lifetime.ApplicationStopping;
        app.MapMethods("/health/live", Methods, context => Say(context, "live"));
        app.MapMethods("/health/ready", Methods, context => stopping.IsCancellationRequested
            ? new Problem(StatusCodes.Status503ServiceUnavailable, "The service is stopping.").Write(context.Response)
            : Say(context, "ready"));
    }

    private static Task Say(HttpContext context, string status)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync($$"""{"status":"{{status}}"}""", context.RequestAborted);
    }
}
