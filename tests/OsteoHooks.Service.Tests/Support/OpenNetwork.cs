namespace OsteoHooks.Service.Tests.Support;

/// <summary>
/// What of the service's outgoing connections is loosened, to show that an attack is stopped by this control and by nothing else.
/// </summary>
[Flags]
internal enum OpenNetwork
{
    /// <summary>As shipped.</summary>
    None = 0,

    /// <summary>Connects to hosts that no configuration names.</summary>
    AnyHost = 1,

    /// <summary>Connects to whatever address a configured name means.</summary>
    AnyAddress = 2,

    /// <summary>Goes where a redirect sends it.</summary>
    Redirects = 4,

    /// <summary>Inflates what is compressed.</summary>
    Inflated = 8,
}
