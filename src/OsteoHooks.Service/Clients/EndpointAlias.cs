namespace OsteoHooks.Service.Clients;

/// <summary>A path of the client's own that stands for a service.</summary>
/// <param name="Path">Absolute path, for example <c>/epic/bone-check</c>; its feedback is at <c>&lt;path&gt;/feedback</c>.</param>
/// <param name="Service">Service id.</param>
internal sealed record EndpointAlias(string Path, string Service);
