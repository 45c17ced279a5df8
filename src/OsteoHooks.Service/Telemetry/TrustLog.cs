namespace OsteoHooks.Service.Telemetry;

/// <summary>What operators are told. A tenant is of the configuration; nothing of a token's is ever said.</summary>
internal static partial class TrustLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A token was refused: {Fault} ({Tenant})")]
    public static partial void Refused(ILogger log, string fault, string tenant);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of {Tenant} could not be read: {Fault}")]
    public static partial void KeysFailed(ILogger log, string tenant, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Calls of {Tenant} cannot be verified: {Fault}")]
    public static partial void Unavailable(ILogger log, string tenant, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of {Tenant} names a FHIR server that is not its own; it was not read")]
    public static partial void OtherServer(ILogger log, string tenant);
}
