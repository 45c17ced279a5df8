namespace OsteoHooks.Service.Telemetry;

/// <summary>One line per call. It names no patient, user, client address, query or token.</summary>
internal sealed partial class CallLog(TimeProvider time, ILogger<CallLog> log)
{
    public long Start() => time.GetTimestamp();

    /// <param name="service">Id of a service that exists.</param>
    /// <param name="cards">How many cards the response holds.</param>
    public void Answered(string service, long started, int cards)
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            var milliseconds = Since(started);
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

    private long Since(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Service} {Status} {Milliseconds} ms {Cards} cards")]
    private static partial void Call(ILogger log, string service, int status, long milliseconds, int cards);
}
