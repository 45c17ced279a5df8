using System.Text.Json;

namespace OsteoHooks.Service.Hooks;

/// <summary>One line per call. It names no patient, user, client address, query or token.</summary>
internal sealed partial class CallLog(TimeProvider time, ILogger<CallLog> log)
{
    public long Start() => time.GetTimestamp();

    /// <param name="service">Id of a service that exists.</param>
    public void Answered(string service, long started, ReadOnlySpan<byte> response)
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            var (milliseconds, cards) = (Since(started), Cards(response));
            Call(log, service, StatusCodes.Status200OK, milliseconds, cards);
        }
    }

    public void Refused(string service, int status, long started)
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            var milliseconds = Since(started);
            Call(log, service, status, milliseconds, cards: 0);
        }
    }

    /// <summary>How many elements the response's <c>cards</c> have.</summary>
    internal static int Cards(ReadOnlySpan<byte> response)
    {
        var json = new Utf8JsonReader(response);
        var cards = 0;
        while (json.Read())
        {
            if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName && !json.ValueTextEquals("cards"u8))
            {
                json.Skip();
            }
            else if (json.CurrentDepth == 2 && json.TokenType == JsonTokenType.StartObject)
            {
                cards++;
                json.Skip();
            }
        }

        return cards;
    }

    private long Since(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Service} {Status} {Milliseconds} ms {Cards} cards")]
    private static partial void Call(ILogger log, string service, int status, long milliseconds, int cards);
}
