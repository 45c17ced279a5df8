using System.Diagnostics;

namespace OsteoHooks.Cli.Tests;

/// <summary>The program as a user runs it: a process of its own, in a working directory that holds nothing of the project.</summary>
internal static class CommandLine
{
    public static string Cards { get; } = Path.Combine(AppContext.BaseDirectory, "cards");

    public static Task<(int Exit, string Output, string Errors)> Run(params string[] arguments) =>
        RunAt("2026-11-23T12:00:00+01:00", arguments);

    public static async Task<(int Exit, string Output, string Errors)> RunAt(string clock, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OsteoHooks.Cli.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["Clock__Now"] = clock;
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await errors);
    }
}
