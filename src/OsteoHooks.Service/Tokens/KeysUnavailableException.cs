namespace OsteoHooks.Service.Tokens;

/// <summary>There are no keys to verify a token with: the source fails. Not the caller's fault, so no 401.</summary>
internal sealed class KeysUnavailableException() : Exception("The keys of this client cannot be had at this moment.");
