using OsteoHooks.Service.Trust;

namespace OsteoHooks.Service.Prefetch;

/// <summary>What reads from FHIR servers share across calls.</summary>
internal sealed record FhirReading(FhirFetch Fetch, Breakers Breakers, OutboundControls Controls);
