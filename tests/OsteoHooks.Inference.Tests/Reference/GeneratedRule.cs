namespace OsteoHooks.Inference.Tests;

/// <summary>A <see cref="RuleSpec"/> said in the DSL.</summary>
internal sealed class GeneratedRule<TFirst, TSecond, TThird, TConcluded>(RuleSpec spec) : Rule
    where TFirst : Datum
    where TSecond : Datum
    where TThird : Datum
    where TConcluded : Datum
{
    public override void Define()
    {
        Name($"rule {spec.Number}");
        TFirst first = null!;
        TSecond second = null!;
        IEnumerable<TSecond> many = null!;
        IGrouping<int, TSecond> group = null!;
        int number = 0;
        string text = null!;
        var when = When().Match(() => first, x => x.Value >= spec.Least);
        switch (spec.Third)
        {
            case Third.Not:
                when.Not<TThird>(x => x.Key == first.Key, x => x.Value > spec.Limit);
                break;
            case Third.Exists:
                when.Exists<TThird>(x => x.Value > spec.Limit, x => first.Key == x.Key);
                break;
            case Third.All:
                when.All<TThird>(x => x.Key == first.Key, x => x.Value > spec.Limit);
                break;
        }

        switch (spec.Second)
        {
            case Second.Match:
                when.Match(() => second, x => x.Key == first.Key, x => x.Value != first.Value);
                Then().Yield(_ => (TConcluded)spec.Conclude(first, second.Because));
                break;
            case Second.Collect:
                when.Query(() => many, q => q.Match<TSecond>(x => x.Key == first.Key).Collect().OrderBy(x => x.Value)).Having(() => many.Count() >= spec.Limit);
                Then().Yield(_ => (TConcluded)spec.Conclude(first, RuleSpec.All(many)));
                break;
            case Second.Group:
                when.Query(() => group, q => q.Match<TSecond>().GroupBy(x => x.Value).Where(x => x.Count() >= spec.Limit));
                Then().Yield(_ => (TConcluded)spec.Conclude(first, group.Key + ":" + RuleSpec.All(group)));
                break;
            case Second.SelectMany:
                when.Query(() => number, q => q.Match<TSecond>(x => x.Key == first.Key).SelectMany(x => new[] { x.Value, x.Key }));
                Then().Yield(_ => (TConcluded)spec.Conclude(first, "m" + number));
                break;
            case Second.Let:
                when.Let(() => number, () => first.Key + first.Value).Having(() => number > spec.Limit);
                Then().Yield(_ => (TConcluded)spec.Conclude(first, "let" + number));
                break;
            case Second.Or:
                when.Match(() => second, x => x.Key == first.Key).Or(either => either
                    .And(over => over.Let(() => text, () => "over" + second.Because).Having(() => second.Value > spec.Limit))
                    .And(same => same.Let(() => text, () => "same" + second.Because).Having(() => second.Value == first.Value)));
                Then().Yield(_ => (TConcluded)spec.Conclude(first, text));
                break;
            default:
                Then().Yield(_ => (TConcluded)spec.Conclude(first, ""));
                break;
        }
    }
}
