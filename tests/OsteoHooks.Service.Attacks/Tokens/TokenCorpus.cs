using OsteoHooks.Service.Attacks.Tokens.Rows;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>All bad tokens by class. Each is tried at every address that asks for a token and in the spellings of its JSON.</summary>
internal static class TokenCorpus
{
    public static readonly TokenClass[] Classes =
    [
        HeaderAttacks.Algorithm,
        HeaderAttacks.OwnKeys,
        HeaderAttacks.Kid,
        HeaderAttacks.Extensions,
        ClaimAttacks.Missing,
        ClaimAttacks.Types,
        ClaimAttacks.Audience,
        ClaimAttacks.Times,
        ClaimAttacks.Replay,
        FormAttacks.Json,
        FormAttacks.Compact,
        SignatureAttacks.Signature,
        SignatureAttacks.Tenant,
    ];

    public static TokenClass Named(string name) => Classes.Single(c => c.Name == name);

    /// <summary>In the long form all; in the small one they take turns from row to row and from address to address.</summary>
    public static IEnumerable<TokenSpelling> SpellingsOf(BadToken row, TokenMaker maker, int turn)
    {
        if (row.Make(maker).IsLiteral)
        {
            return [TokenSpelling.Plain];
        }

        return Exercise.IsLong ? TokenSpelling.All : [TokenSpelling.All[turn % TokenSpelling.All.Length]];
    }
}
