using System.Globalization;

namespace OsteoHooks.Cli.Inputs;

/// <summary>The clinical clock: the environment variable <c>Clock__Now</c> (ISO 8601 with offset), else the system's clock.</summary>
internal static class ClinicalClock
{
    public const string Variable = "Clock__Now";

    /// <exception cref="FormatException">The variable is set and is no instant.</exception>
    public static DateTimeOffset Now()
    {
        var text = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(text))
        {
            return TimeProvider.System.GetLocalNow();
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var now)
            ? now
            : throw new FormatException($"{Variable}: this is no instant such as 2026-06-01T12:00:00+02:00.");
    }
}
