using System.Collections.Immutable;
using OsteoHooks.Facts;
using OsteoHooks.Fhir;
using OsteoHooks.Findings;
using OsteoHooks.Guidelines;
using OsteoHooks.Pathways;

namespace OsteoHooks;

/// <summary>(chart, guideline, today) → findings.</summary>
public static class Assessment
{
    /// <summary>The one finding that no rule concludes: something could not be read, and a rule needed it.</summary>
    public const string DataUnavailable = "data-unavailable";

    /// <param name="today">The clinical date in the guideline's zone.</param>
    /// <param name="whyNot">Whether what is not indicated is weighed too, for its reason.</param>
    /// <returns>One finding per rule in the book, sorted by card id, and <see cref="DataUnavailable"/> where a query that a rule needed was not answered.</returns>
    public static IReadOnlyList<Finding> Assess(Chart chart, Guideline guideline, DateOnly today, string hook, Rulebook rules, bool whyNot = true)
    {
        if (chart.Patient is { Deceased: true })
        {
            return [.. rules.Cards.Keys.Order(StringComparer.Ordinal).Select(card => NotIndicated(card, rules, [Answer.No(Phrase.Of("patient.deceased"))]))];
        }

        var states = States.Read(new Reading(chart, guideline, today, hook));
        var session = rules.Open();
        session.Insert(guideline);
        session.InsertAll(states);
        session.Fire();

        var concluded = session.Query<Concluded>().AsEnumerable().ToDictionary(c => c.Card, StringComparer.Ordinal);
        var offers = session.Query<Offer>().AsEnumerable().ToLookup(o => o.Card, StringComparer.Ordinal);
        var doubts = session.Query<Doubted>().AsEnumerable().ToLookup(d => d.Card, d => d.By, StringComparer.Ordinal);
        var facts = new Lazy<Dictionary<Type, object>>(() => states.Cast<object>().Append(guideline).ToDictionary(f => f.GetType()));
        var findings = new List<Finding>(rules.Cards.Count + 1);
        foreach (var card in rules.Cards.Values.OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            findings.Add(concluded.TryGetValue(card.Id, out var conclusion)
                ? Found(card, conclusion, [.. card.Orders.SelectMany(name => offers[card.Id].Where(o => o.Order == name))], [.. doubts[card.Id].Order(StringComparer.Ordinal)])
                : NotIndicated(card.Id, rules, whyNot ? rules.Premises[card.Id].Weigh(facts.Value).Answers : []));
        }

        var unread = findings.Where(f => f.Outcome == Outcome.NotAssessed).SelectMany(f => f.Gaps).Where(g => g.Kind == GapKind.Unread).ToList();
        return unread.Count == 0 ? findings : [.. findings.Append(Unavailable(unread)).OrderBy(f => f.Card, StringComparer.Ordinal)];
    }

    private static Finding Found(CardProfile card, Concluded conclusion, ImmutableArray<Offer> offers, ImmutableArray<string> doubts)
    {
        var answers = conclusion.Basis.Answers;
        var cap = answers.Min(a => a.AtMost ?? Indicator.Critical);
        return new Finding(
            card.Id, conclusion.Outcome, card.Indicator < cap ? card.Indicator : cap, conclusion.By, null,
            answers.Select(a => a.Variant).FirstOrDefault(v => v is not null), answers, conclusion.Outcome == Outcome.Fired ? offers : [], doubts, []);
    }

    private static Finding NotIndicated(string card, Rulebook rules, ImmutableArray<Answer> answers) =>
        new(card, Outcome.NotIndicated, rules.Cards[card].Indicator, null, null, null, answers, [], [], []);

    private static Finding Unavailable(IReadOnlyList<Gap> unread)
    {
        ImmutableArray<string> types = [.. unread.Select(g => g.ResourceType).Distinct().Order(StringComparer.Ordinal)];
        var said = Phrase.Of("data.unread", ("types", ImmutableArray.CreateRange(types.Select(t => Phrase.Of("resource.type", ("type", t))))));
        return new Finding(DataUnavailable, Outcome.Fired, Indicator.Info, null, null, null, [new Answer(Truth.Yes, said, [], [.. unread.Distinct()])], [], [], [("types", types)]);
    }
}
