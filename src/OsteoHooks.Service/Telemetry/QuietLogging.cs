using System.Diagnostics;

namespace OsteoHooks.Service.Telemetry;

/// <summary>What is logged and traced of a call is written by this service alone.</summary>
internal static class QuietLogging
{
    // ASP.NET's own request lines hold paths and query strings, HttpClient's hold the patient's id. The diagnostics would also give every
    // line of a call a scope with its path, so they are off altogether.
    public static void AddQuietLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.None);
        // Why it did not start stands on standard error, in one line; a background service that ends the host is critical, and told.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.AddSingleton<DistributedContextPropagator, TraceParentOnly>();
    }
}
