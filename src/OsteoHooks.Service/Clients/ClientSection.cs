using OsteoHooks.Service.Configuration;
using OsteoHooks.Text;

namespace OsteoHooks.Service.Clients;

/// <summary>One client from the configuration.</summary>
internal static class ClientSection
{
    public static readonly string[] Algorithms = ["ES384", "RS384", "ES256", "RS256"];

    /// <summary>Its private key is in a public repository: to trust it is to trust everybody.</summary>
    private const string SandboxIssuer = "https://sandbox.cds-hooks.org";

    // Addresses that are answered without a token, or have a meaning of their own.
    private static readonly string[] Reserved = ["/health", "/cds-services", "/schemas", "/openapi.json", "/capabilities"];

    private static readonly string[] Keys =
    [
        "Issuer", "JwksFile", "JwksUri", "Algorithms", "FhirBase", "Tenant", "Language", "Profile", "Role", "Explain", "DeadlineMs",
            "CodeMap",
        "Spec", "Guidelines", "Hooks", "Aliases", "CardsOff", "MostCalls",
    ];

    /// <returns>Null without an issuer: nothing can be said of it then.</returns>
    public static Client? Read(IConfigurationSection section, bool isDevelopment, Lazy<Clinic> clinic, List<ConfigurationFault> faults)
    {
        var reader = new SectionReader(section, faults);
        reader.KnowsOnly(Keys);
        var issuer = reader.Text("Issuer");
        if (issuer is null)
        {
            reader.Fault("Issuer", "It is missing.");
            return null;
        }

        if (issuer == SandboxIssuer && !isDevelopment)
        {
            reader.Fault("Issuer", "The sandbox's private key is public; outside Development it cannot be trusted.");
        }

        var tenant = reader.Text("Tenant");
        var keys = KeysOf(reader, isDevelopment);
        return new Client
        {
            Issuer = issuer,
            Tenant = tenant is null ? issuer : $"{issuer}#{tenant}",
            TokenTenant = tenant,
            JwksFile = keys.File,
            JwksUri = keys.Uri,
            Algorithms = reader.List("Algorithms", Algorithms) ?? ["ES384", "RS384"],
            FhirBase = reader.Address("FhirBase", plainHttpAllowed: isDevelopment),
            Language = reader.OneOf("Language", [.. CardLanguage.All]),
            Profile = reader.OneOf("Profile", "generic", "epic", "oracle", "sandbox") is { } profile
                ? Enum.Parse<ClientProfile>(profile, ignoreCase: true) : ClientProfile.Generic,
            Role = reader.Text("Role"),
            Explain = reader.Flag("Explain", otherwise: isDevelopment),
            Deadline = TimeSpan.FromMilliseconds(
                reader.Whole("DeadlineMs", otherwise: isDevelopment ? 5_000 : 450, least: 10, most: 60_000)),
            ReadsWithoutToken = isDevelopment || reader.Text("Profile")?.Equals("sandbox", StringComparison.OrdinalIgnoreCase) == true,
            CodeMap = CodeMapOf(reader),
            Spec = reader.OneOf("Spec", "2.0", "3.0") == "3.0" ? SpecVersion.V3 : SpecVersion.V2,
            Guidelines = Chosen("Guidelines", c => c.Services.Select(s => s.Guideline)),
            Hooks = Chosen("Hooks", c => c.Services.Select(s => s.Hook)),
            Aliases = AliasesOf(section.GetSection("Aliases"), clinic, faults),
            CardsOff = Chosen("CardsOff", c => c.Library.Cards.Values.Where(card => !card.IsAboutTheService).Select(card => card.Id)) ?? [],
            MostCalls = reader.Whole("MostCalls", otherwise: 64, least: 1, most: 10_000),
        };

        // What the content knows is asked for only where there is something to compare with it.
        IReadOnlyList<string>? Chosen(string key, Func<Clinic, IEnumerable<string>> known) =>
            section.GetSection(key).Exists() ? reader.List(key, [.. known(clinic.Value).Distinct(StringComparer.Ordinal)]) : null;
    }

    private static (string? File, Uri? Uri) KeysOf(SectionReader reader, bool isDevelopment)
    {
        var file = reader.Text("JwksFile");
        var uri = reader.Address("JwksUri", plainHttpAllowed: isDevelopment);
        if (file is not null && reader.Text("JwksUri") is not null)
        {
            reader.Fault("JwksUri", "There is a JwksFile too; one of both says where the keys are.");
        }
        else if (file is null && reader.Text("JwksUri") is null)
        {
            reader.Fault("JwksFile", "It is missing, and so is JwksUri: without keys no token can be verified.");
        }

        if (file is not null && KeySet.FaultOf(file) is { } fault)
        {
            reader.Fault("JwksFile", fault);
        }

        return (file, uri);
    }

    private static string? CodeMapOf(SectionReader reader)
    {
        var file = reader.Text("CodeMap");
        if (file is not null && !File.Exists(file))
        {
            reader.Fault("CodeMap", "There is no such file.");
            return null;
        }

        return file;
    }

    private static List<EndpointAlias> AliasesOf(IConfigurationSection section, Lazy<Clinic> clinic, List<ConfigurationFault> faults)
    {
        var aliases = new List<EndpointAlias>();
        foreach (var item in section.GetChildren())
        {
            var reader = new SectionReader(item, faults);
            reader.KnowsOnly("Path", "Service");
            var path = reader.Text("Path");
            var service = reader.OneOf("Service", [.. clinic.Value.Services.Select(s => s.Id)]);
            if (path is null || !path.StartsWith('/') || path.EndsWith('/')
                || path.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('/' or '-' or '_' or '.' or '~'))
                || path.Contains("//", StringComparison.Ordinal))
            {
                reader.Fault("Path", "Expected a path such as /epic/bone-check.");
            }
            else if (Reserved.Any(
                r => path.Equals(r, StringComparison.OrdinalIgnoreCase) || path.StartsWith(r + "/", StringComparison.OrdinalIgnoreCase)))
            {
                reader.Fault("Path", "This path has a meaning of its own.");
            }
            else if (service is not null)
            {
                aliases.Add(new(path, service));
            }
            else if (reader.Text("Service") is null)
            {
                reader.Fault("Service", "It is missing.");
            }
        }

        return aliases;
    }
}
