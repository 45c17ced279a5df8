using System.Collections.Immutable;
using OsteoHooks.Findings;

namespace OsteoHooks.Rules.Precedence;

/// <summary>
/// Earlier answers that can silence a card: to the card itself, or to a stronger one of its problem. Whether one still holds depends on
/// what the card rests on now, which is read only when the card is raised.
/// </summary>
internal sealed class Answered
{
    private readonly ImmutableArray<GivenAnswer> _answers;
    private readonly CardFingerprints _fingerprints;
    private readonly Func<string, string> _seal;

    private Answered(string card, ImmutableArray<GivenAnswer> answers, CardFingerprints fingerprints, Func<string, string> seal)
    {
        Card = card;
        _answers = answers;
        _fingerprints = fingerprints;
        _seal = seal;
    }

    public string Card { get; }

    /// <summary>One for each card that an answer within its period can silence.</summary>
    /// <param name="today">Clinical date; an answer's day is taken in the same zone.</param>
    internal static IEnumerable<Answered> Read(AnsweredBefore before, IEnumerable<CardProfile> cards, CardFingerprints fingerprints,
        DateOnly today, TimeZoneInfo zone)
    {
        foreach (var card in cards)
        {
            // An answer to the card itself is named before one to a stronger card, then the one that lasts longest.
            ImmutableArray<GivenAnswer> given =
            [
                .. from answer in before.Answers
                   where card.Silences.ContainsKey((answer.Card, answer.Code))
                   let held = new GivenAnswer(answer.Code, Day(answer.At, zone), card.Silences[(answer.Card, answer.Code)],
                       answer.Marks.ToHashSet(StringComparer.Ordinal))
                   where IsWithinPeriod(held, today)
                   orderby answer.Card == card.Id descending, held.Until ?? DateOnly.MaxValue descending, held.Day descending, held.Code
                   select held,
            ];
            if (given.Length > 0)
            {
                yield return new Answered(card.Id, given, fingerprints, before.Seal);
            }
        }
    }

    /// <summary>The answer that holds for what the card rests on now, as its first reason; null where none does.</summary>
    public Silenced? Silence(Considered basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        return _answers.FirstOrDefault(a => NothingIsNew(a, basis)) is { } answer
            ? new Silenced("answer:" + answer.Code, new Considered(Card, basis.Answers.Insert(0, Answer.Yes(SaidOf(answer)))))
            : null;
    }

    private static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>On the last day the card is shown again. A clock may run ahead of ours by a day; an answer from
    /// further ahead is none yet.</summary>
    private static bool IsWithinPeriod(GivenAnswer answer, DateOnly today) =>
        answer.Day <= today.AddDays(1) && (answer.Until is not { } until || today < until);

    private bool NothingIsNew(GivenAnswer answer, Considered basis) =>
        _fingerprints.Of(Card)
            .All(m => m.Kind == MarkKind.Order && answer.Silence.End != SilenceEnd.OrderRenewed ? true : WasThere(m, answer))
        && (answer.Silence.End != SilenceEnd.DataChanged || DataIsTheSame(answer, basis));

    /// <summary>With something unread an entry may only seem gone: then each one that is seen must have been there.</summary>
    private bool DataIsTheSame(GivenAnswer answer, Considered basis) =>
        DataMarks.Of(basis.Answers).All(m => DataMarks.IsOfOneEntry(m) != _fingerprints.EverythingWasRead ? WasThere(m, answer) : true);

    private bool WasThere(Mark mark, GivenAnswer answer) => mark.Names.Any(n => answer.Marks.Contains(_seal(n)));

    private static Phrase SaidOf(GivenAnswer answer)
    {
        var reason = Phrase.Of("override-reason." + answer.Code);
        return (answer.Until, answer.Silence.End) switch
        {
            ({ } until, SilenceEnd.OrderRenewed) =>
                Phrase.Of("answer.until-day-or-order", ("date", answer.Day), ("reason", reason), ("until", until)),
            ({ } until, SilenceEnd.DataChanged) =>
                Phrase.Of("answer.until-day-or-data", ("date", answer.Day), ("reason", reason), ("until", until)),
            ({ } until, _) => Phrase.Of("answer.until-day", ("date", answer.Day), ("reason", reason), ("until", until)),
            (_, SilenceEnd.OrderRenewed) => Phrase.Of("answer.until-order", ("date", answer.Day), ("reason", reason)),
            (_, SilenceEnd.DataChanged) => Phrase.Of("answer.until-data", ("date", answer.Day), ("reason", reason)),
            _ => Phrase.Of("answer.until-new", ("date", answer.Day), ("reason", reason)),
        };
    }
}
