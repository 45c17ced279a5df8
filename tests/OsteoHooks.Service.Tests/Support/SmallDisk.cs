using System.Diagnostics;
using System.Globalization;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>
/// A disk of a few MB that a process of the service has to itself, and that a test can fill: a tmpfs of its own mount namespace. Where that may not be
/// made, the process may not let its files grow (RLIMIT_FSIZE), which is as near as one gets without rights.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 8;

    private readonly string folder = Directory.CreateTempSubdirectory("osteohooks-disk-").FullName;
    private readonly bool isReal = MayMount();
    private int process;

    /// <summary>What the process knows as its folder.</summary>
    public string Folder => folder;

    /// <summary>What stands before the command of the process.</summary>
    public string[] Command => isReal
        ? ["unshare", "-rm", "sh", "-c", $"mount -t tmpfs -o size={Megabytes}m tmpfs {folder} && exec \"$@\"", "sh"]
        : ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];

    public string Kind => isReal ? "a tmpfs" : "files that may not grow";

    /// <summary>A file of it, as this process can open it.</summary>
    public string Seen(string file) => isReal ? $"/proc/{process}/root{folder}/{file}" : Path.Combine(folder, file);

    public void BelongsTo(ServiceProcess owner) => process = owner.Id;

    public void Fill()
    {
        if (!isReal)
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
        if (isReal)
        {
            File.Delete(Seen("ballast"));
        }
        else
        {
            Limit("unlimited");
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Limit(string bytes) => Run("prlimit", "--pid", process.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited");

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
