using System.Diagnostics;
using System.Net;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>The service as its own process, with nothing of this machine's ASP.NET settings.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process _process;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _output = new();

    private ServiceProcess(Process process) => _process = process;

    /// <summary>The lines on standard output so far.</summary>
    public IReadOnlyCollection<string> Output => _output;

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public bool HasEnded => _process.HasExited;

    public TimeSpan ProcessorTime => _process.TotalProcessorTime;

    /// <summary>The most bytes that were resident so far.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public static ServiceProcess Start(IEnumerable<string> environment, params string[] arguments) =>
        StartBehind([], environment, arguments);

    /// <param name="before">A command that ends by becoming the one that stands behind it.</param>
    public static ServiceProcess StartBehind(string[] before, IEnumerable<string> environment, params string[] arguments)
    {
        string[] command = [.. before, Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host
            : "dotnet", typeof(Program).Assembly.Location, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            // Content and tables stand beside the assembly, whatever the working directory.
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(
            k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k is "DOTNET_ENVIRONMENT" or "Clock__Now" or "Content__Path")
            .ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var pair in environment)
        {
            var (name, value) =
                (pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            start.Environment[name] = value;
        }

        var started = new ServiceProcess(Process.Start(start)!);
        started._process.OutputDataReceived += (_, line) => started._output.Enqueue(line.Data ?? "");
        started._process.BeginOutputReadLine();
        return started;
    }

    /// <summary>The lines on standard error of a process that ends by itself.</summary>
    public async Task<string[]> Errors(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        var text = await _process.StandardError.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public async Task<bool> IsReady(Uri address, TimeSpan patience)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < patience && !_process.HasExited)
        {
            try
            {
                using var response = await http.GetAsync(address);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return true;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        return false;
    }

    /// <summary>Ends it as a power cut would (SIGKILL); once this returns it is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to stop, as an orchestrator does (SIGTERM).</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<bool> Ends(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
