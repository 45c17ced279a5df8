using OsteoHooks.Service.Outbound;

namespace OsteoHooks.Service.Prefetch;

/// <summary>What reads from FHIR servers share across calls.</summary>
internal sealed record FhirAccess(FhirFetch Fetch, Breakers Breakers, FhirBases Bases, OutboundLimits Limits);
