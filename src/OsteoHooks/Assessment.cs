using System.Collections.Immutable;
using OsteoHooks.Facts;
using OsteoHooks.Fhir;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;
using OsteoHooks.Rules;
using OsteoHooks.Rules.Offers;
using OsteoHooks.Rules.Precedence;
using OsteoHooks.Terminology;

namespace OsteoHooks;

/// <summary>(chart, guideline, today) → findings.</summary>
public static class Assessment
{
    /// <summary>The one finding that no rule concludes: something could not be read, and a rule needed it.</summary>
    public const string DataUnavailable = "data-unavailable";

    /// <param name="words">Clinical words by which free text is understood.</param>
    /// <param name="today">The clinical date in the guideline's zone.</param>
    /// <param name="whyNot">Whether what is not indicated is weighed too, for its reason.</param>
    /// <param name="before">What was answered to earlier cards of this patient.</param>
    /// <returns>One finding per rule in the book, sorted by card id, and <see cref="DataUnavailable"/> where a query that a rule
    /// needed was not answered.</returns>
    public static IReadOnlyList<Finding> Assess(Chart chart, Guideline guideline, WordLists words, DateOnly today, string hook,
        StatedRules rules, bool whyNot = true, AnsweredBefore? before = null)
    {
        if (chart.Patient is { Deceased: true })
        {
            return [.. rules.NotIndicated.Select(f => f with { Answers = [Answer.No(Phrase.Of("patient.deceased"))] })];
        }

        var states = new States(new Reading(chart, guideline, words, today, hook));
        var (considered, all) = rules.Rules.Run(states);
        var fingerprints = new CardFingerprints(all, rules.Rules, chart.Unread.Count == 0);
        var answered =
            before is { Answers.IsEmpty: false } ? Answered.Read(before, rules.Cards.Values, fingerprints, today, guideline.Zone) : [];
        var concluded = Outcomes.Of(considered, rules.Cards, answered);
        Func<Finding, ImmutableArray<string>> readMarks = fingerprints.Names;
        var findings = new List<Finding>(rules.Cards.Count + 1);
        foreach (var none in rules.NotIndicated)
        {
            findings.Add(concluded.TryGetValue(none.Card, out var conclusion) ? Found(rules.Cards[none.Card], conclusion, states, readMarks)
                : whyNot ? none with { Answers = [.. rules.Rules.Questions[none.Card].Select(q => q.Answer(all))] }
                : none);
        }

        var unread = Unread(findings);
        return unread.Count == 0 ? findings : [.. findings.Append(Unavailable(unread)).OrderBy(f => f.Card, StringComparer.Ordinal)];
    }

    private static List<Gap> Unread(List<Finding> findings) =>
        findings.Exists(f => f.Outcome == Outcome.NotAssessed)
            ? [.. findings.Where(f => f.Outcome == Outcome.NotAssessed).SelectMany(f => f.Gaps).Where(g => g.Kind == GapKind.Unread)] : [];

    private static Finding Found(CardProfile card, Concluded conclusion, States states, Func<Finding, ImmutableArray<string>> readMarks)
    {
        var answers = conclusion.Basis.Answers;
        var cap = answers.Min(a => a.AtMost ?? Indicator.Critical);
        return new Finding(
            card.Id, conclusion.Outcome, card.Indicator < cap ? card.Indicator : cap, conclusion.By,
            answers.Select(a => a.Variant).FirstOrDefault(v => v is not null), answers,
            conclusion.Outcome == Outcome.Fired ? OfferTable.For(card, states) : [], [.. conclusion.Doubts], [])
        {
            ReadMarks = readMarks,
        };
    }

    private static Finding Unavailable(IReadOnlyList<Gap> unread)
    {
        ImmutableArray<string> types = [.. unread.Select(g => g.ResourceType).Distinct().Order(StringComparer.Ordinal)];
        var said = Phrase.Of("data.unread",
            ("types", ImmutableArray.CreateRange(types.Select(t => Phrase.Of("resource.type", ("type", t))))));
        return new Finding(DataUnavailable, Outcome.Fired, Indicator.Info, null, null,
            [new Answer(Truth.Yes, said, [], [.. unread.Distinct()])], [], [], [("types", types)]);
    }
}
