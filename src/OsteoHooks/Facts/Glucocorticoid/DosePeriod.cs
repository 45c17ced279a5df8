using OsteoHooks.Findings;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Facts.Glucocorticoid;

/// <summary>
/// Days on which one glucocorticoid is taken at one dose, in mg prednisolone equivalents per day. Low is certain, high is possible
/// (null: without bound). Both days inclusive; <c>PossibleTo</c> is never before <c>To</c>.
/// </summary>
/// <param name="EveryDay">Least on any day: 0 where the schedule leaves days out.</param>
/// <param name="Given">The length as it was planned, when this period is one planned length.</param>
internal sealed record DosePeriod(
    Treatment Treatment, DateOnly From, DateOnly To, DateOnly PossibleTo, decimal Low, decimal? High, decimal EveryDay, Span? Given,
    Phrase Arithmetic, bool Oral)
{
    public bool Certain => To >= From && Low > 0;

    /// <summary>Ends before another one begins that replaces it.</summary>
    public DosePeriod Until(DateOnly day) => this with { To = To < day ? To : day.AddDays(-1),
        PossibleTo = PossibleTo < day ? PossibleTo : day.AddDays(-1), Given = To < day ? Given : null };
}
