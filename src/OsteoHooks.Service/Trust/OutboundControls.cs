namespace OsteoHooks.Service.Trust;

/// <summary>
/// What stands between a call and the network. All of it is on and no configuration reaches it: a test host takes one out to show that its attacks
/// are stopped by this control and by nothing else.
/// </summary>
internal sealed record OutboundControls
{
    /// <value>A <c>fhirServer</c> or next link must lie below the client's configured base, or on this machine where no client is configured.</value>
    public bool OwnBase { get; init; } = true;

    /// <value>Connections are opened to known hosts only, whatever was decided above.</value>
    public bool KnownHosts { get; init; } = true;

    /// <value>A redirect is an answer, not an instruction.</value>
    public bool NoRedirects { get; init; } = true;

    /// <value>A configured name that leads to this machine or its link is not connected to.</value>
    public bool RefuseLocalAddresses { get; init; } = true;

    /// <value>An answer is read as it was sent: a compressed one is not inflated.</value>
    public bool InflateNothing { get; init; } = true;

    /// <value>Largest answer, in bytes.</value>
    public int MostBytes { get; init; } = 32 * 1024 * 1024;

    /// <value>All answers of one call together, in bytes.</value>
    public int MostBytesOfCall { get; init; } = 64 * 1024 * 1024;

    /// <value>What was not read to its end is unread, and nothing follows from its absence.</value>
    public bool FailedIsUnread { get; init; } = true;

    /// <value>Ids are escaped before they stand in an address.</value>
    public bool PlainIds { get; init; } = true;
}
