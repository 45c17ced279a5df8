namespace OsteoHooks.Service.Clients;

/// <summary>Which text of CDS Hooks a client reads.</summary>
internal enum SpecVersion
{
    /// <summary>2.0.1, the published one.</summary>
    V2,

    /// <summary>3.0 (ballot): adds <c>version</c> and <c>hookVersion</c> to discovery.</summary>
    V3,
}
