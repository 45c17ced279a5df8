using OsteoHooks.Service.Clients;

namespace OsteoHooks.Service.Tokens;

/// <summary>One token at one address, on its way through the rules.</summary>
/// <param name="Keys">Those of the client.</param>
/// <param name="Address">The absolute address that was called, as <c>aud</c> must name it; feedback may be called with its service's
/// too.</param>
internal sealed record TokenCase(Token Token, Client Client, KeyRing Keys, IReadOnlyList<string> Address, DateTimeOffset Now);
