namespace OsteoHooks.Service.Configuration;

/// <summary>A reason not to start. The last line on standard error names the configuration key and says why.</summary>
internal sealed class StartupFault(string key, string sentence, IReadOnlyList<string>? details = null) : Exception($"{key}: {sentence}")
{
    /// <summary>EX_CONFIG of sysexits.h: the configuration is at fault, a restart will not help.</summary>
    public const int ExitCode = 78;

    public string Key { get; } = key;

    public string Sentence { get; } = sentence;

    public int Report(TextWriter error)
    {
        foreach (var line in details ?? [])
        {
            error.WriteLine(line);
        }

        error.WriteLine(Message);
        return ExitCode;
    }
}
