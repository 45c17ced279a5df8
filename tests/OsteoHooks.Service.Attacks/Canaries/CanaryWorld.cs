using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Canaries;

/// <summary>A service that shows everything it can show: every log level is asked for, every span and measurement is taken.</summary>
internal sealed class CanaryWorld : IAsyncDisposable
{
    public const string FetchedIssuer = "https://fetched.example/iss";

    public const string Service = "/cds-services/se-vgr-patient-view";

    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-canaries-").FullName;
    private readonly TestClock _clock = new();

    public CanaryWorld(Action<IServiceCollection>? open = null)
    {
        Host = new TrustedService(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Logging:LogLevel:Default"] = "Trace",
                ["Logging:LogLevel:Microsoft"] = "Trace",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
                ["Logging:LogLevel:System.Net.Http"] = "Trace",
                ["Storage:Sqlite"] = Path.Combine(_folder, "kept.db"),
                ["Trust:Clients:0:FhirBase"] = Server.Base,
                ["Trust:Clients:1:Issuer"] = FetchedIssuer,
                ["Trust:Clients:1:JwksUri"] = Server.Base + "/jwks",
            },
            services =>
            {
                services.AddSingleton<ILoggerProvider>(Surfaces);
                services.AddSingleton(new Breakers(_clock));
                services.AddSingleton(new KeyTimes { Between = TimeSpan.Zero, BetweenWithout = TimeSpan.Zero });
                open?.Invoke(services);
            });
        Surfaces.Port = Host.Address.Port;
    }

    public Surfaces Surfaces { get; } = new();

    public TrustedService Host { get; }

    /// <summary>The client's FHIR server, and where the other client's keys are.</summary>
    public FhirServer Server { get; } = FhirServer.Start().GetAwaiter().GetResult();

    /// <summary>
    /// Sends with a good token unless the request has an Authorization of its own. Refusals are searched; what a caller is rightly answered
    /// is not.
    /// </summary>
    public async Task<string> Send(
        HttpMethod method, string path, HttpContent? content = null, Action<HttpRequestMessage>? bend = null, string? tokenPath = null)
    {
        _clock.Pass(TimeSpan.FromMinutes(1));
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        bend?.Invoke(request);
        if (!request.Headers.Contains("Authorization"))
        {
            var audience = tokenPath ?? path.Split('?')[0];
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Host.Token(audience).ToString());
        }

        using var response = await Host.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
        {
            Surfaces.Note("refusal",
                $"{(int)response.StatusCode} {response.ReasonPhrase} {response.Headers} {response.Content.Headers} {text}");
        }

        return text;
    }

    public Task<string> Post(JsonNode body, string path = Service) => Send(HttpMethod.Post, path, HookBody.Content(body.ToJsonString()));

    public Task<string> PostText(string body, string path = Service) => Send(HttpMethod.Post, path, HookBody.Content(body));

    /// <summary>Shows a card and says which.</summary>
    public async Task<string> Card()
    {
        var reply = JsonNode.Parse(await Post(Calls.Anastrozole().Json))!;
        return (string)reply["cards"]![0]!["uuid"]!;
    }

    public void Sweep() => Surfaces.Sweep(_folder);

    public async ValueTask DisposeAsync()
    {
        Host.Dispose();
        await Server.DisposeAsync();
        Surfaces.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
