using System.Runtime.InteropServices;

namespace OsteoHooks.Fhir;

/// <summary>Where an entry was read: type, id, and its place. The path is only put together when somebody asks for it.</summary>
/// <param name="Source">Name of the prefetch key (<c>prefetch.observations</c>), <c>context.draftOrders</c>, or
/// <c>fetched.Observation</c>.</param>
/// <param name="Entry">Index in that source's Bundle, or -1 for a single resource. Pages of one search count on.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Origin(ResourceKind Kind, string? Id, string Source, int Entry)
{
    public string Path => Entry < 0 ? Source : $"{Source}.entry[{Entry}].resource";
}
