namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>What is taken out of a service.</summary>
internal enum Control
{
    /// <summary>Nothing: as shipped.</summary>
    None,

    /// <summary>A call is read from its client's server only, and from known hosts only.</summary>
    OwnServer,

    /// <summary>A redirect is an answer, not an instruction.</summary>
    NoRedirects,

    /// <summary>A configured name that means this machine or its link is not connected to.</summary>
    AllowedAddresses,

    /// <summary>Ids are escaped before they stand in an address.</summary>
    EscapedIds,
}
