using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>
/// Several processes of the service as they run in Production, with one client, on one PostgreSQL; behind nginx where it is asked for.
/// </summary>
internal sealed class Replicas : IAsyncDisposable
{
    public const string Path = "/cds-services/se-vgr-patient-view";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-replicas-").FullName;
    private readonly TestKey _key = TestKey.Ec("ec-256", "ES256");
    private readonly string[] _ports;
    private readonly ServiceProcess?[] _processes;
    private readonly string[] _settings;
    private readonly HttpClient _http;

    private Replicas(string database, int count, IEnumerable<string> more)
    {
        _ports = [.. Enumerable.Range(0, count).Select(_ => Ports.Take())];
        _processes = new ServiceProcess?[count];
        var jwks = System.IO.Path.Combine(_folder, "jwks.json");
        File.WriteAllText(jwks, TestKey.Jwks(_key).ToJsonString());
        // The operator's own limits, because a machine that runs everything else besides is not the question.
        _settings =
        [
            "ASPNETCORE_ENVIRONMENT=Production", "Trust__Proxies__0=127.0.0.1", $"Trust__PublicBaseUrl={TrustedService.PublicBase}",
                $"Trust__Clients__0__Issuer={TrustedService.Issuer}",
            $"Trust__Clients__0__JwksFile={jwks}", "Trust__Clients__0__Algorithms__0=ES256", "Trust__Clients__0__MostCalls=1000",
                $"Storage__Postgres={database};Timeout=20;Command Timeout=30", "Logging__LogLevel__Default=Warning", .. more,
        ];
        // A new connection for every call: what becomes of the client's own kept connections is not the question.
        _http = new HttpClient(
            new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, UseProxy = false }) { Timeout = Patience };
    }

    public int Count => _ports.Length;

    public Nginx? Front { get; private set; }

    /// <summary>A hook call that raises a card today.</summary>
    public static HookBody Call(string patient)
    {
        var order = Resources.Anastrozole(patient);
        order["authoredOn"] = TimeProvider.System.GetUtcNow().AddMonths(-6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var body = HookBody.Complete().With("patient", Resources.Patient(patient)).With("medicationRequests", Resources.Bundle(order));
        body.Json["context"]!["patientId"] = patient;
        return body;
    }

    /// <param name="database">Connection string.</param>
    /// <param name="more">Environment variables that win over those that are here.</param>
    public static async Task<Replicas> Start(string database, int count = 3, bool behindNginx = true, params string[] more)
    {
        Assert.SkipUnless(!behindNginx || Nginx.IsInstalled, Nginx.NotInstalled);
        var replicas = new Replicas(database, count, more);
        await Task.WhenAll(Enumerable.Range(0, count).Select(replicas.Begin));
        if (behindNginx)
        {
            replicas.Front = new Nginx(replicas._ports);
            await replicas.Ready(replicas.Front.Address);
        }

        return replicas;
    }

    public Uri Address(int replica) => new($"http://127.0.0.1:{_ports[replica]}");

    public string AddressText(int replica) => $"127.0.0.1:{_ports[replica]}";

    public ServiceProcess Process(int replica) => _processes[replica]!;

    /// <summary>Warnings that the processes logged; those that were started anew have lost theirs.</summary>
    public IEnumerable<string> Warnings => _processes.SelectMany(p => p?.Output ?? []).Where(line => line.Length > 0);

    /// <summary>Starts one, again or for the first time; returns when it is ready.</summary>
    public async Task Begin(int replica)
    {
        _processes[replica]?.Dispose();
        _processes[replica] = ServiceProcess.Start([.. _settings, $"ASPNETCORE_URLS={Address(replica).AbsoluteUri}"]);
        Assert.True(await _processes[replica]!.IsReady(new Uri(Address(replica), "/health/ready"), Patience),
            $"Replica {replica} did not become ready.");
    }

    public string Token(string path) => TestToken.For(_key, TrustedService.PublicBase + path).ToString();

    /// <summary>A call with a token of its own, through nginx or to one replica.</summary>
    public Task<Sent> Post(string path, JsonNode body, int? replica = null) => Send(HttpMethod.Post, path, body, Token(path), replica);

    public async Task<Sent> Send(HttpMethod method, string path, JsonNode? body, string token, int? replica = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(replica is { } one ? Address(one) : Front!.Address, path));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request);
            return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter is not null,
                began);
        }
        catch (HttpRequestException e)
        {
            return new(0, e.Message, HasRetryAfter: false, began);
        }
    }

    public async Task<int> Health(string page, int replica)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Address(replica), "/health/" + page));
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Front?.Dispose();
        foreach (var process in _processes)
        {
            process?.Dispose();
        }

        _http.Dispose();
        _key.Dispose();
        await Task.Run(() => Directory.Delete(_folder, recursive: true));
    }

    private async Task Ready(Uri address)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                using var response = await _http.GetAsync(new Uri(address, "/health/ready"));
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (TimeProvider.System.GetUtcNow() < until)
            {
                // It is not listening yet.
            }

            Assert.True(TimeProvider.System.GetUtcNow() < until, $"{address} did not become ready.");
            await Task.Delay(50);
        }
    }

    /// <summary>What came of a call.</summary>
    /// <param name="Status">0 where there was no answer.</param>
    /// <param name="Began">Timestamp.</param>
    internal sealed record Sent(int Status, string Body, bool HasRetryAfter, long Began)
    {
        public bool IsWell => Status == 200;
    }
}
