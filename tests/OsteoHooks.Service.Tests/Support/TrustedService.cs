using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>The service with configured clients, on a loopback port, behind a way out that reaches no other machine.</summary>
internal sealed class TrustedService : IDisposable
{
    public const string Issuer = "https://ehr.example/iss";

    /// <summary>What clients believe to call; the socket is another matter.</summary>
    public const string PublicBase = "https://cds.example/osteo";

    private readonly WebApplicationFactory<Program> _factory;
    private readonly string? _tenant;
    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-trust-").FullName;

    /// <param name="settings">Keys and values beside the first client's issuer and keys; a null value removes a key.</param>
    /// <param name="replace">Takes the place of services, for example without a control.</param>
    public TrustedService(
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? replace = null, TestKey? key = null,
        OutsideWorld? outside = null, string? tenant = null)
    {
        _tenant = tenant;
        Key = key ?? TestKey.Ec();
        var jwks = Path.Combine(_folder, "jwks.json");
        File.WriteAllText(jwks, TestKey.Jwks(Key).ToJsonString());
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Clock:Now"] = RunningService.Now,
            ["Storage:Sqlite"] = Path.Combine(_folder, "osteohooks.db"),
            ["Trust:PublicBaseUrl"] = PublicBase,
            ["Trust:Clients:0:Issuer"] = Issuer,
            ["Trust:Clients:0:JwksFile"] = jwks,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            all[name] = value;
        }

        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            foreach (var (name, value) in all.Where(s => s.Value is not null))
            {
                host.UseSetting(name, value);
            }

            host.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
            host.ConfigureTestServices(services =>
            {
                services.AddSingleton(Unhurried.Memory);
                replace?.Invoke(services);
                services.AddSingleton<OutboundHandler>(provider =>
                {
                    Outside = outside ?? new OutsideWorld();
                    return Outside.Before(provider.GetRequiredService<KnownHosts>());
                });
            });
        });
        _factory.UseKestrel();
        _factory.StartServer();
        Http = _factory.CreateClient();
    }

    public TestKey Key { get; }

    public LogLines Log { get; } = new();

    public OutsideWorld Outside { get; private set; } = new();

    public HttpClient Http { get; }

    public Uri Address => _factory.ClientOptions.BaseAddress;

    public IServiceProvider Services => _factory.Services;

    /// <summary>A token for a path, as the client would mint it.</summary>
    public TestToken Token(string path)
    {
        var token = TestToken.For(Key, PublicBase + path);
        return _tenant is null ? token : token.With("tenant", _tenant);
    }

    public Task<HttpResponseMessage> Get(string path, string? token = null) =>
        Send(HttpMethod.Get, path, null, token ?? Token(path).ToString());

    public Task<HttpResponseMessage> Post(string path, HookBody body, string? token = null) =>
        Send(HttpMethod.Post, path, body.Content(), token ?? Token(path).ToString());

    /// <param name="token">Null sends no Authorization at all.</param>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content, string? token)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>Posts and expects an answer with cards.</summary>
    public async Task<HookReply> Ask(HookBody body, string path = "/cds-services/se-vgr-patient-view")
    {
        using var response = await Post(path, body);
        var reply = await HookReply.Of(response);
        Assert.True(response.IsSuccessStatusCode, reply.Json.ToJsonString());
        return reply;
    }

    public async Task<string[]> Discover()
    {
        using var response = await Get("/cds-services");
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return [.. json["services"]!.AsArray().Select(s => (string)s!["id"]!)];
    }

    public void Dispose()
    {
        Http.Dispose();
        _factory.Dispose();
        Log.Dispose();
        Key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
