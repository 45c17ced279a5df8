using System.Text.Json.Nodes;
using OsteoHooks.Cli.Conform.Examining;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>One rule that the small service breaks, and the one check that must see it.</summary>
public sealed record Fault(string Check, string Name)
{
    /// <summary>Done to the discovery document.</summary>
    public Action<JsonObject>? Discovery { get; init; }

    /// <summary>Done to answers that have a card.</summary>
    public Action<JsonObject>? Answer { get; init; }

    /// <summary>Done to the one card.</summary>
    public Action<JsonObject>? Card
    {
        init => Answer = answer => value!(answer["cards"]![0]!.AsObject());
    }

    /// <summary>Done to the request before the service reads it.</summary>
    internal Action<Asked>? Before { get; init; }

    /// <summary>Answered without asking the service; null lets it answer.</summary>
    internal Func<Asked, Reply?>? Instead { get; init; }

    /// <summary>Done to whatever is answered.</summary>
    internal Action<Asked, Reply>? After { get; init; }

    /// <summary>The id of a check whose rule the service does not look after.</summary>
    public string? Forgets { get; init; }

    /// <summary>Half of the examples must be answered within.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMinutes(1);

    public bool NeedsTokens => Check.StartsWith('M') || Check is "B14" or "L6" or "N1.token";

    public override string ToString() => $"{Check}: {Name}";
}
