using System.Globalization;
using OsteoHooks.Service.Startup;

namespace OsteoHooks.Service.Hooks;

/// <summary>The instant that "today" is read from: the real clock, or a fixed one. Deadlines never ask here.</summary>
internal sealed class ClinicalClock(TimeProvider time, DateTimeOffset? fixedNow)
{
    /// <value>ISO 8601 with offset, for example <c>2026-06-01T12:00:00+02:00</c>. Default: the real clock. Refused outside Development.</value>
    public const string Key = "Clock:Now";

    // With an offset, because the date of an instant without one depends on where the service stands.
    private static readonly string[] Forms = ["yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz"];

    public DateTimeOffset Now(TimeZoneInfo zone) => fixedNow ?? TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    /// <exception cref="StartupFault">The text is no instant.</exception>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.TryParseExact(text.Replace("Z", "+00:00", StringComparison.Ordinal), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var now)
            ? now
            : throw new StartupFault(Key, "This is no instant such as 2026-06-01T12:00:00+02:00.");
}

internal static class ClinicalClockAtStart
{
    public static void AddClinicalClock(this WebApplicationBuilder builder)
    {
        var now = Read(builder.Configuration, builder.Environment.EnvironmentName);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new ClinicalClock(services.GetRequiredService<TimeProvider>(), now));
    }

    /// <returns>Null for the real clock.</returns>
    /// <exception cref="StartupFault">It is no instant, or is set outside Development.</exception>
    public static DateTimeOffset? Read(IConfiguration configuration, string environment)
    {
        var text = configuration[ClinicalClock.Key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return environment.Equals(Environments.Development, StringComparison.OrdinalIgnoreCase)
            ? ClinicalClock.Parse(text.Trim())
            : throw new StartupFault(ClinicalClock.Key, $"A fixed clock would date orders wrongly; it is for Development, and the environment is {environment}.");
    }
}
