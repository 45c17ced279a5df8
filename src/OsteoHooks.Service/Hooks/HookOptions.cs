namespace OsteoHooks.Service.Hooks;

/// <summary>How calls are answered where no client says otherwise.</summary>
internal sealed record HookOptions
{
    /// <value>Whether the response carries the findings. Default: only in Development.</value>
    public bool Explain { get; init; }

    /// <value>For all reads from the FHIR server together. Default: 450 ms, in Development 5 s.</value>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMilliseconds(450);

    /// <value>Calls worked on at the same time; more are answered 503. Default: 128.</value>
    public int MostCalls { get; init; } = 128;

    public static HookOptions For(IHostEnvironment environment) =>
        environment.IsDevelopment() ? new() { Explain = true, Deadline = TimeSpan.FromSeconds(5) } : new();
}
