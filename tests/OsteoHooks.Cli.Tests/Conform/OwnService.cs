using System.Diagnostics;
using System.Globalization;
using System.Net;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>OsteoHooks.Service as its own process on a loopback port, in Development.</summary>
internal sealed class OwnService : IDisposable
{
    private readonly Process _process;

    private OwnService(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="settings">From the service's address to more settings, as <c>--key=value</c>.</param>
    public static async Task<OwnService> Start(Func<Uri, IEnumerable<string>> settings)
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Take()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OsteoHooks.Service.dll"), "--environment",
            "Development", "--urls", address.OriginalString, .. settings(address)])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["Clock__Now"] = Now;
        var service = new OwnService(Process.Start(start)!, address);
        service._process.BeginErrorReadLine();
        service._process.BeginOutputReadLine();
        await service.Ready();
        return service;
    }

    public const string Now = "2026-11-23T12:00:00+01:00";

    public static DateOnly Today => DateOnly.FromDateTime(DateTimeOffset.Parse(Now, CultureInfo.InvariantCulture).DateTime);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task Ready()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var patience = Stopwatch.StartNew();
        while (!_process.HasExited && patience.Elapsed < TimeSpan.FromMinutes(1))
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
