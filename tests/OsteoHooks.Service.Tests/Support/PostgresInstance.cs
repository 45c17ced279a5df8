using System.Diagnostics;

[assembly: AssemblyFixture(typeof(OsteoHooks.Service.Tests.Support.PostgresInstance))]

namespace OsteoHooks.Service.Tests.Support;

/// <summary>
/// A PostgreSQL of the tests' own, from Debian's package: started when first asked for, on loopback, in a temporary folder, as a user of
/// its own when the tests run as root.
/// </summary>
public sealed class PostgresInstance : IDisposable
{
    public const string NotInstalled = "PostgreSQL is not installed; apt-get install postgresql";

    private const string Owner = "postgres";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly string _port = Ports.Take();
    private string? _folder;
    private int _databases;

    public static bool IsInstalled => Binaries is not null;

    private static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin"))
        .Where(b => File.Exists(Path.Combine(b, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    /// <summary>The connection string of a new, empty database. Skips the test where PostgreSQL is not installed.</summary>
    public string NewDatabase()
    {
        Assert.SkipUnless(IsInstalled, NotInstalled);
        lock (_gate)
        {
            if (_folder is null)
            {
                Create();
                Start();
            }

            var name = $"t{++_databases}";
            Run("createdb", "-h", "127.0.0.1", "-p", _port, "-U", Owner, name);
            return $"Host=127.0.0.1;Port={_port};Username={Owner};Database={name}";
        }
    }

    public void Start() => Run("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder!, "log"), "start");

    /// <summary>Ends every connection at once.</summary>
    public void Stop() => Run("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    public void Dispose()
    {
        if (_folder is not null)
        {
            if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            {
                Stop();
            }

            Directory.Delete(_folder, recursive: true);
        }
    }

    private string Data => Path.Combine(_folder!, "data");

    private void Create()
    {
        _folder = Directory.CreateTempSubdirectory("osteohooks-postgres-").FullName;
        if (IsRoot)
        {
            // PostgreSQL refuses to run as root, so the folder is given to the user that Debian's package made.
            Execute("chown", [Owner, _folder]);
        }

        Run("initdb", "-D", Data, "-U", Owner, "-A", "trust", "-E", "UTF8", "--no-sync");
        File.AppendAllText(Path.Combine(Data, "postgresql.conf"),
            $"\nlisten_addresses = '127.0.0.1'\nport = {_port}\nunix_socket_directories = '{_folder}'\nmax_connections = 200\n");
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static void Run(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        if (IsRoot)
        {
            Execute("setpriv", ["--reuid", Owner, "--regid", Owner, "--init-groups", path, .. arguments]);
        }
        else
        {
            Execute(path, arguments);
        }
    }

    private static void Execute(string program, IEnumerable<string> arguments)
    {
        // pg_ctl's child keeps its output open, so it is not waited for here.
        var start = new ProcessStartInfo(
            program, arguments) { UseShellExecute = false, WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = false,
            RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(Patience), $"{program} did not end");
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}");
    }
}
