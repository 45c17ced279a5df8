namespace OsteoHooks.Service.Clients;

/// <summary>How a client differs from what the specification lets a service assume.</summary>
internal enum ClientProfile
{
    Generic,
    Epic,
    Oracle,
    Sandbox,
}
