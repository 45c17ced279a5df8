using OsteoHooks.Fhir;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Outbound;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>How the control is lifted that stops a class of bodies.</summary>
internal sealed record Lifted
{
    /// <value>Larger limits for what is sent to the service.</value>
    public BodyLimits Body { get; init; } = new();

    /// <value>Larger limits for what the service reads from others.</value>
    public OutboundLimits Outbound { get; init; } = new();

    /// <value>Whether a host inflates what is compressed, on its way in and in answers.</value>
    public bool Inflates { get; init; }

    /// <value>What a reader that forgives takes a body for; it stands before the service and before its FHIR servers.</value>
    public Func<byte[], byte[]>? Forgives { get; init; }

    public static Lifted Reading(ReadingLimits limits) => new() { Body = new BodyLimits { Reading = limits, MostItems = int.MaxValue } };
}
