namespace OsteoHooks.Findings;

/// <summary>Where something was read: the resource, its place in the request or the fetched answer, its clinical
/// date and what it said.</summary>
/// <param name="ResourceType">FHIR resource type.</param>
/// <param name="Id">Resource id, or null for a draft without one.</param>
/// <param name="Path">JSON path, for example <c>prefetch.observations.entry[3].resource</c>.</param>
public sealed record Evidence(string ResourceType, string? Id, string Path, DateOnly? Date, Phrase? Said)
{
    public string Reference => Id is null ? ResourceType : $"{ResourceType}/{Id}";
}
