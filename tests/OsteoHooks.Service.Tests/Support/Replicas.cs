using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>Several processes of the service as they run in Production, with one client, on one PostgreSQL; behind nginx where it is asked for.</summary>
internal sealed class Replicas : IAsyncDisposable
{
    public const string Path = "/cds-services/se-vgr-patient-view";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string folder = Directory.CreateTempSubdirectory("osteohooks-replicas-").FullName;
    private readonly TestKey key = TestKey.Ec("ec-256", "ES256");
    private readonly string[] ports;
    private readonly ServiceProcess?[] processes;
    private readonly string[] settings;
    private readonly HttpClient http;

    private Replicas(string database, int count, IEnumerable<string> more)
    {
        ports = [.. Enumerable.Range(0, count).Select(_ => Ports.Take())];
        processes = new ServiceProcess?[count];
        var jwks = System.IO.Path.Combine(folder, "jwks.json");
        File.WriteAllText(jwks, TestKey.Jwks(key).ToJsonString());
        // The operator's own limits, because a machine that runs everything else besides is not the question.
        settings =
        [
            "ASPNETCORE_ENVIRONMENT=Production", "Trust__Proxies__0=127.0.0.1", $"Trust__PublicBaseUrl={TrustedService.PublicBase}", $"Trust__Clients__0__Issuer={TrustedService.Issuer}",
            $"Trust__Clients__0__JwksFile={jwks}", "Trust__Clients__0__Algorithms__0=ES256", "Trust__Clients__0__MostCalls=1000", $"Storage__Postgres={database};Timeout=20;Command Timeout=30", "Logging__LogLevel__Default=Warning", .. more,
        ];
        // A new connection for every call: what becomes of the client's own kept connections is not the question.
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, UseProxy = false }) { Timeout = Patience };
    }

    public int Count => ports.Length;

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
            replicas.Front = new Nginx(replicas.ports);
            await replicas.Ready(replicas.Front.Address);
        }

        return replicas;
    }

    public Uri Address(int replica) => new($"http://127.0.0.1:{ports[replica]}");

    public string AddressText(int replica) => $"127.0.0.1:{ports[replica]}";

    public ServiceProcess Process(int replica) => processes[replica]!;

    /// <summary>Warnings that the processes logged; those that were started anew have lost theirs.</summary>
    public IEnumerable<string> Warnings => processes.SelectMany(p => p?.Output ?? []).Where(line => line.Length > 0);

    /// <summary>Starts one, again or for the first time; returns when it is ready.</summary>
    public async Task Begin(int replica)
    {
        processes[replica]?.Dispose();
        processes[replica] = ServiceProcess.Start([.. settings, $"ASPNETCORE_URLS={Address(replica).AbsoluteUri}"]);
        Assert.True(await processes[replica]!.IsReady(new Uri(Address(replica), "/health/ready"), Patience), $"Replica {replica} did not become ready.");
    }

    public string Token(string path) => TestToken.For(key, TrustedService.PublicBase + path).ToString();

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
            using var response = await http.SendAsync(request);
            return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter is not null, began);
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
            using var response = await http.GetAsync(new Uri(Address(replica), "/health/" + page));
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
        foreach (var process in processes)
        {
            process?.Dispose();
        }

        http.Dispose();
        key.Dispose();
        await Task.Run(() => Directory.Delete(folder, recursive: true));
    }

    private async Task Ready(Uri address)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                using var response = await http.GetAsync(new Uri(address, "/health/ready"));
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
