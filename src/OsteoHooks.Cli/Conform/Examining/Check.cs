using OsteoHooks.Cli.Conform.Json;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform.Wire;

namespace OsteoHooks.Cli.Conform.Examining;

/// <summary>One rule of CDS Hooks as it can be seen from outside.</summary>
/// <param name="Id">Section and number of the rule, after a dot what of it where there are several checks: <c>G2.length</c>.</param>
/// <param name="What">What holds when the check passes.</param>
internal sealed record Check(string Id, Level Level, string What, Func<Examination, Task<Verdict>> Run)
{
    /// <summary>Judges what the other checks received, so it comes after them.</summary>
    public bool ComesLast { get; init; }

    /// <summary>A rule over everything of a kind that was received.</summary>
    /// <param name="holds">Null where the rule does not apply.</param>
    public static Check Each(string id, Level level, string what, Func<Examination, IEnumerable<Located>> those,
        Func<Located, bool?> holds) =>
        new(id, level, what, exam => Task.FromResult(Verdict.OfAll(those(exam).Select(one => (one.Place, holds(one))))))
            { ComesLast = true };

    /// <summary>A rule over the answers themselves, whatever was asked.</summary>
    public static Check EachExchange(string id, Level level, string what, Func<Examination, IEnumerable<Exchange>> those,
        Func<Exchange, bool?> holds) =>
        new(id, level, what, exam => Task.FromResult(Verdict.OfAll(those(exam).Select(one => (one.Place, holds(one))))))
            { ComesLast = true };
}
