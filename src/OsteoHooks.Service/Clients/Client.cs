namespace OsteoHooks.Service.Clients;

/// <summary>
/// A trusted client, as <c>Trust:Clients:&lt;n&gt;</c> says: an EHR that calls, whose tokens are verified, and what it is shown.
/// </summary>
internal sealed record Client
{
    /// <summary>Where no client is configured, in Development only: whoever is on this machine.</summary>
    public static readonly Client Anyone =
        new() { Issuer = "", Tenant = "local", Explain = true, ReadsWithoutToken = true, Deadline = TimeSpan.FromSeconds(5),
        MostCalls = 128 };

    /// <value>The <c>iss</c> of its tokens.</value>
    public required string Issuer { get; init; }

    /// <summary>Whether this is nobody's configured client.</summary>
    public bool IsAnyone => Issuer.Length == 0;

    /// <value>What stands for the client in storage and metrics: the issuer, and the <c>tenant</c> of its tokens where one is asked
    /// for.</value>
    public required string Tenant { get; init; }

    /// <value>The <c>tenant</c> that its tokens must carry, or null where none is asked for.</value>
    public string? TokenTenant { get; init; }

    /// <value>File with its keys (JWKS); exactly one of this and <see cref="JwksUri"/>.</value>
    public string? JwksFile { get; init; }

    /// <value>Address of its keys; a token's <c>jku</c> is only compared with it, never fetched.</value>
    public Uri? JwksUri { get; init; }

    /// <value>Among ES384, RS384, ES256, RS256. Default: ES384 and RS384.</value>
    public IReadOnlyList<string> Algorithms { get; init; } = ["ES384", "RS384"];

    /// <value>The one FHIR server that is read for this client; without it nothing is read.</value>
    public Uri? FhirBase { get; init; }

    /// <value>en, sv, da or nb, for calls without Accept-Language. Default: the guideline's own.</value>
    public string? Language { get; init; }

    public ClientProfile Profile { get; init; }

    /// <value>Who sees the cards, for example <c>pharmacist</c>; kept for routing by role.</value>
    public string? Role { get; init; }

    /// <value>Whether responses carry the findings. Default: only in Development.</value>
    public bool Explain { get; init; }

    /// <value>For all reads from the FHIR server together. Default: 450 ms, in Development 5 s.</value>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMilliseconds(450);

    /// <value>CSV of local codes (system, code, concept).</value>
    public string? CodeMap { get; init; }

    public SpecVersion Spec { get; init; }

    /// <value>Guidelines that the client sees. Default: all.</value>
    public IReadOnlyList<string>? Guidelines { get; init; }

    /// <value>Hooks that the client sees. Default: all.</value>
    public IReadOnlyList<string>? Hooks { get; init; }

    /// <summary>
    /// Whether its FHIR server is read when the call brings no access token: the specification wants both, open test servers have none.
    /// </summary>
    public bool ReadsWithoutToken { get; init; }

    public IReadOnlyList<EndpointAlias> Aliases { get; init; } = [];

    /// <value>Ids of cards that the client is not shown. Their rules are not run, so weaker ones may fire.</value>
    public IReadOnlyList<string> CardsOff { get; init; } = [];

    /// <value>Calls of this client worked on at the same time; more are answered 503. Default: 64.</value>
    public int MostCalls { get; init; } = 64;

    /// <summary>Whether the service exists for this client; others are 404 and absent from discovery.</summary>
    public bool Sees(ClinicService service) =>
        (Guidelines is null || Guidelines.Contains(service.Guideline, StringComparer.Ordinal))
            && (Hooks is null || Hooks.Contains(service.Hook, StringComparer.Ordinal))
        && ClientProfiles.Calls(Profile, service.Hook);
}
