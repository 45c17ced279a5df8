using System.Text.Json;

namespace OsteoHooks.Service.Configuration;

/// <summary>A settings file that cannot be read, told by file and line.</summary>
internal static class SettingsFile
{
    /// <returns>Null where the exception is about something else.</returns>
    public static StartupFault? FaultOf(InvalidDataException unreadable) => unreadable.InnerException switch
    {
        FormatException { InnerException: JsonException json } =>
            new StartupFault($"{PathIn(unreadable)}, line {json.LineNumber + 1}", "This is no JSON."),
        FormatException fault => new StartupFault(PathIn(unreadable), fault.Message),
        _ => null,
    };

    // The file is named nowhere else: "Failed to load configuration from file '...'."
    private static string PathIn(InvalidDataException unreadable)
    {
        var message = unreadable.Message;
        var (start, end) = (message.IndexOf('\'', StringComparison.Ordinal) + 1, message.LastIndexOf('\''));
        return start > 0 && end > start ? message[start..end] : "settings";
    }
}
