namespace OsteoHooks.Service.Startup;

/// <summary>What is logged of a call is written by this service alone.</summary>
internal static class QuietLogging
{
    // ASP.NET's own request lines hold paths and query strings, HttpClient's hold the patient's id.
    public static void AddQuietLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.None);
    }
}
