using System.Diagnostics;
using System.Globalization;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>
/// nginx in front of some replicas: as its own process, on loopback, with a configuration and everything that it writes in a temporary
/// folder.
/// </summary>
internal sealed class Nginx : IDisposable
{
    public const string NotInstalled = "nginx is not installed; apt-get install nginx";

    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-nginx-").FullName;
    private readonly string _port = Ports.Take();
    private readonly IReadOnlyList<string> _replicas;
    private readonly Process _process;

    /// <param name="replicas">Ports on loopback.</param>
    public Nginx(IReadOnlyList<string> replicas)
    {
        _replicas = replicas;
        Configure([]);
        _process = Process.Start(
            new ProcessStartInfo(Program!, ["-p", _folder, "-e", "error.log", "-c", "nginx.conf"]) { UseShellExecute = false })!;
    }

    public static bool IsInstalled => Program is not null;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    private static string? Program { get; } =
        Array.Find(["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx"], File.Exists);

    /// <summary>One line per call: its status, and the address and status of every replica that it was sent to.</summary>
    public IReadOnlyList<Passed> Log =>
        [.. File.ReadLines(Path.Combine(_folder, "access.log")).Select(line => line.Split('|'))
        .Select(f => new Passed(int.Parse(f[0], CultureInfo.InvariantCulture), f[1].Split(", "), f[2].Split(", ")))];

    /// <summary>
    /// Takes a replica out, as an orchestrator does that sees it no longer ready, or takes all in again. Calls that run are finished where
    /// they are.
    /// </summary>
    public void Rotate(params int[] without)
    {
        Configure(without);
        using var kill = Process.Start("kill", ["-HUP", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // A call that could not be connected to one replica goes to the next one. One that was sent does not: a hook call burns its token and
    // feedback is written, so whether the dead replica had done its work cannot be known; nginx sees to that for every POST unless it is
    // told "non_idempotent". max_fails and fail_timeout are the passive health check: one refused connection takes a replica out for two
    // seconds. No connection to a replica is kept: one that the replica closes just when a POST is written to it would be lost in the same
    // way.
    private void Configure(IReadOnlyCollection<int> without)
    {
        var servers = string.Concat(
            _replicas.Select((r, i) => $"    server 127.0.0.1:{r} max_fails=1 fail_timeout=2s{(without.Contains(i) ? " down" : "")};\n"));
        File.WriteAllText(Path.Combine(_folder, "nginx.conf"), $$"""
            daemon off;
            worker_processes 1;
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            pid nginx.pid;
            events { worker_connections 2048; }
            http {
              log_format passed '$status|$upstream_addr|$upstream_status';
              access_log access.log passed;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              client_max_body_size 33m;
              upstream replicas {
            {{servers}}
              }
              server {
                listen 127.0.0.1:{{_port}} backlog=1024;
                location / {
                  proxy_pass http://replicas;
                  proxy_next_upstream error timeout;
                  proxy_connect_timeout 5s;
                  proxy_read_timeout 60s;
                  proxy_set_header Host $host;
                  proxy_set_header X-Forwarded-Proto https;
                }
              }
            }

            """);
    }

    /// <summary>A call as nginx saw it.</summary>
    internal sealed record Passed(int Status, IReadOnlyList<string> Replicas, IReadOnlyList<string> Statuses)
    {
        public override string ToString() => $"{Status} from {string.Join(" then ", Replicas.Zip(Statuses, (r, s) => $"{r} ({s})"))}";
    }
}
