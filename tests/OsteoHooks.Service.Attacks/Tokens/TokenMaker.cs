using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>What an attack on one address can be made from.</summary>
internal sealed class TokenMaker(TokenWorld world, string path)
{
    /// <summary>Seconds since 1970 by the clock that tokens are judged by.</summary>
    public long Now { get; } = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public TokenKeys Keys => world.Keys;

    public string Path => path;

    public string Audience => TrustedService.PublicBase + path;

    /// <summary>An address of the same client that is not the one called.</summary>
    public string OtherAudience =>
        TrustedService.PublicBase + (path == TokenWorld.Positions[0] ? TokenWorld.Service : TokenWorld.Positions[0]);

    /// <summary>Where the socket really listens, which no client is told to name.</summary>
    public string SocketAddress => new Uri(world.Host.Address, path).AbsoluteUri;

    public string JwksUri => world.JwksUri;

    /// <summary>One for all tokens of one attack.</summary>
    public string Jti { get; } = Guid.NewGuid().ToString();

    /// <summary>A token that would be accepted.</summary>
    public TestToken Good(TestKey? key = null, string issuer = TokenWorld.Issuer) =>
        TestToken.For(key ?? Keys.Ec, Audience, issuer).With("jti", Jti);

    /// <summary>A token of the client whose keys are at an address.</summary>
    public TestToken Fetched() => Good(Keys.Fetched, TokenWorld.FetchedIssuer);

    public static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
