using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OsteoHooks.Cli.Conform;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>OsteoHooks.Service as its own process on a loopback port, in Development.</summary>
internal sealed class OwnService : IDisposable
{
    private readonly Process process;

    private OwnService(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="settings">From the service's address to more settings, as <c>--key=value</c>.</param>
    public static async Task<OwnService> Start(Func<Uri, IEnumerable<string>> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OsteoHooks.Service.dll"), "--environment", "Development", "--urls", address.OriginalString, .. settings(address)])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["Clock__Now"] = Now;
        var service = new OwnService(Process.Start(start)!, address);
        service.process.BeginErrorReadLine();
        service.process.BeginOutputReadLine();
        await service.Ready();
        return service;
    }

    public const string Now = "2026-11-23T12:00:00+01:00";

    public static DateOnly Today => DateOnly.FromDateTime(DateTimeOffset.Parse(Now, CultureInfo.InvariantCulture).DateTime);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Ready()
    {
        using var http = new HttpClient();
        var patience = Stopwatch.StartNew();
        while (!process.HasExited && patience.Elapsed < TimeSpan.FromMinutes(1))
        {
            try
            {
                using var response = await http.GetAsync(new Uri(Address, "/health/ready"), TestContext.Current.CancellationToken);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        Dispose();
        throw new InvalidOperationException("The service did not start.");
    }
}

public sealed class OwnServiceTests
{
    [Fact]
    public async Task Our_own_service_breaks_no_must_without_clients()
    {
        using var service = await OwnService.Start(_ => []);
        var report = await ConformRun.Examine(Options(service), TestContext.Current.CancellationToken);

        Assert.True(report.Conforms, Faults(report));
        Assert.Equal(Outcome.Pass, Of(report, "F1.status"));
        Assert.Equal(Outcome.Pass, Of(report, "I7.whole"));
    }

    [Fact]
    public async Task Our_own_service_breaks_no_must_with_a_client_and_its_tokens()
    {
        var tokens = new SmallTokens("ES384");
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, tokens.Jwks(isPublic: true), TestContext.Current.CancellationToken);
        using var key = SigningKey.Read(tokens.Jwks(), null);
        using var service = await OwnService.Start(address => [$"--Trust:PublicBaseUrl={address.OriginalString}", $"--Trust:Clients:0:Issuer={SmallTokens.Issuer}", $"--Trust:Clients:0:JwksFile={file}"]);
        var report = await ConformRun.Examine(Options(service) with { Key = key, Issuer = SmallTokens.Issuer }, TestContext.Current.CancellationToken);
        File.Delete(file);

        Assert.True(report.Conforms, Faults(report));
        Assert.All(report.Results.Where(r => r.Check.Id.StartsWith('M') && r.Check.Id != "M2.feedback"), r => Assert.True(r.Outcome == Outcome.Pass, $"{r.Check.Id}: {r.Note(3)}"));
    }

    private static ConformOptions Options(OwnService service) => new() { Root = service.Address, Today = OwnService.Today, Timeout = TimeSpan.FromMinutes(1) };

    private static Outcome Of(Report report, string id) => report.Results.Single(r => r.Check.Id == id).Outcome;

    private static string Faults(Report report) => string.Join("; ", report.Results.Where(r => r.Outcome == Outcome.Fail).Select(r => $"{r.Check.Id} {r.Check.What} [{r.Note(3)}]"));
}
