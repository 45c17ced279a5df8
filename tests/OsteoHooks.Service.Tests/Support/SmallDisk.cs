using System.Diagnostics;
using System.Globalization;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>
/// A disk of a few MB that a process of the service has to itself, and that a test can fill: a tmpfs of its own mount namespace. Where that
/// may not be made, the process may not let its files grow (RLIMIT_FSIZE), which is as near as one gets without rights.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 8;

    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-disk-").FullName;
    private readonly bool _isReal = MayMount();
    private int _process;

    /// <summary>What the process knows as its folder.</summary>
    public string Folder => _folder;

    /// <summary>What stands before the command of the process.</summary>
    public string[] Command => _isReal
        ? ["unshare", "-rm", "sh", "-c", $"mount -t tmpfs -o size={Megabytes}m tmpfs {_folder} && exec \"$@\"", "sh"]
        : ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];

    public string Kind => _isReal ? "a tmpfs" : "files that may not grow";

    /// <summary>A file of it, as this process can open it.</summary>
    public string Seen(string file) => _isReal ? $"/proc/{_process}/root{_folder}/{file}" : Path.Combine(_folder, file);

    public void BelongsTo(ServiceProcess owner) => _process = owner.Id;

    public void Fill()
    {
        if (!_isReal)
        {
            Limit("1");
            return;
        }

        using var ballast = new FileStream(Seen("ballast"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        try
        {
            while (true)
            {
                ballast.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Empty()
    {
        if (_isReal)
        {
            File.Delete(Seen("ballast"));
        }
        else
        {
            Limit("unlimited");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Limit(string bytes) =>
        Run("prlimit", "--pid", _process.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited");

    private static bool MayMount()
    {
        try
        {
            return Run("unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt") == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        run.StandardError.ReadToEnd();
        run.WaitForExit();
        return run.ExitCode;
    }
}
