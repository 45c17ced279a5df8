using System.Globalization;

namespace OsteoHooks.Service.Configuration;

/// <summary>The instant that "today" is read from: the real clock, or a fixed one. Deadlines never ask here.</summary>
internal sealed class ClinicalClock(TimeProvider time, DateTimeOffset? fixedNow)
{
    /// <value>ISO 8601 with offset, for example <c>2026-06-01T12:00:00+02:00</c>. Default: the real clock. Refused outside
    /// Development.</value>
    public const string Key = "Clock:Now";

    /// <summary>What <see cref="Key"/> is called as an environment variable.</summary>
    public const string Variable = "Clock__Now";

    // With an offset, because the date of an instant without one depends on where the service stands.
    private static readonly string[] Forms = ["yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz"];

    public DateTimeOffset Now(TimeZoneInfo zone) => fixedNow ?? TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);

    /// <summary>For a program that reads no configuration: what the environment variable fixes, else the real clock.</summary>
    /// <exception cref="StartupFault">The variable is no instant.</exception>
    public static DateTimeOffset OfEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? Parse(text, Variable) : TimeProvider.System.GetLocalNow();

    /// <param name="key">What a fault is reported under.</param>
    /// <exception cref="StartupFault">The text is no instant.</exception>
    public static DateTimeOffset Parse(string text, string key = Key) =>
        DateTimeOffset.TryParseExact(
            text.Replace("Z", "+00:00", StringComparison.Ordinal), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var now)
            ? now
            : throw new StartupFault(key, "This is no instant such as 2026-06-01T12:00:00+02:00.");
}
