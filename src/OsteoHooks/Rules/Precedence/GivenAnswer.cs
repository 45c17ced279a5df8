using OsteoHooks.Findings;

namespace OsteoHooks.Rules.Precedence;

/// <summary>An answer within its period: the code, the day, and how long it keeps silent.</summary>
/// <param name="Marks">Sealed, as they were then.</param>
internal sealed record GivenAnswer(string Code, DateOnly Day, Silence Silence, IReadOnlySet<string> Marks)
{
    public DateOnly? Until => Silence.Until(Day);
}
