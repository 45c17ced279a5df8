using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Tokens;

namespace OsteoHooks.Cli.Conform.Examining;

/// <summary>What is asked of the command.</summary>
internal sealed record ConformOptions
{
    /// <value>Where the service is; <c>/cds-services</c> comes after it.</value>
    public required Uri Root { get; init; }

    /// <value>The client's key; without one, calls carry no token.</value>
    public SigningKey? Key { get; init; }

    /// <value>The <c>iss</c> of the tokens.</value>
    public string Issuer { get; init; } = "";

    /// <value>A FHIR server that the service may be told of. Default: none, and what needs one is skipped.</value>
    public Uri? Fhir { get; init; }

    /// <value>Ids of the services to look at. Default: all that discovery lists.</value>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <value>More requests, each for every service of its hook.</value>
    public IReadOnlyList<JsonObject> Requests { get; init; } = [];

    /// <value>The page that a browser would call from.</value>
    public string Origin { get; init; } = "https://sandbox.cds-hooks.org";

    /// <value>For each request. Default: 10 s.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <value>What half of the examples must be answered within (CDS Hooks 2.0.1: "on the order of 500 ms").</value>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <value>Bytes of the one large body. Default: 40 MiB, past the 32 MiB or so that servers allow.</value>
    public int LargeBody { get; init; } = 40 * 1024 * 1024;

    /// <value>The day that the examples' histories end with.</value>
    public required DateOnly Today { get; init; }
}
