using OsteoHooks.Findings;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Hooks;

/// <summary>The patient of a call as the store knows them.</summary>
/// <param name="Id">context.patientId.</param>
/// <param name="Pseudonym">Null while there is no key to make one with: then nothing is recalled.</param>
internal sealed record KnownPatient(Client Client, string Id, Pseudonym? Pseudonym, AnsweredBefore Answered);
