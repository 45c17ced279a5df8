namespace OsteoHooks.Service.Tests.Corpora.Tokens;

/// <summary>All bad tokens by class. Each is tried at every address that asks for a token and in every spelling of its JSON.</summary>
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

    public static IEnumerable<Spelling> SpellingsOf(BadToken row, Mint mint) => row.Make(mint).IsLiteral ? [Spelling.Plain] : Spelling.All;
}
