namespace OsteoHooks.Inference.Tests;

/// <summary>What generated rules mean, said with loops over all facts: nothing indexed, nothing remembered, nothing ordered.</summary>
internal static class NaiveEvaluator
{
    public static List<Datum> Run(IReadOnlyList<RuleSpec> rules, IEnumerable<Datum> given)
    {
        List<Datum> facts = [.. given];
        for (var stage = 2; stage < RuleSpec.Types.Length; stage++)
            facts.AddRange([.. rules.Where(x => x.Concludes == stage).SelectMany(x => Conclusions(x, facts))]);
        return facts;
    }

    private static IEnumerable<Datum> Conclusions(RuleSpec rule, List<Datum> facts) =>
        from first in Of(facts, rule.First)
        where first.Value >= rule.Least
        where Holds(rule, first, Of(facts, rule.ThirdType))
        from second in Seconds(rule, first, Of(facts, rule.SecondType))
        select rule.Conclude(first, second);

    private static IEnumerable<Datum> Of(List<Datum> facts, int type) => facts.Where(x => x.GetType() == RuleSpec.Types[type]);

    private static bool Holds(RuleSpec rule, Datum first, IEnumerable<Datum> thirds) => rule.Third switch
    {
        Third.Not => !thirds.Any(x => x.Key == first.Key && x.Value > rule.Limit),
        Third.Exists => thirds.Any(x => x.Key == first.Key && x.Value > rule.Limit),
        Third.All => thirds.All(x => x.Key != first.Key || x.Value > rule.Limit),
        _ => true,
    };

    private static IEnumerable<string> Seconds(RuleSpec rule, Datum first, IEnumerable<Datum> seconds)
    {
        var joined = seconds.Where(x => x.Key == first.Key).ToArray();
        return rule.Second switch
        {
            Second.Match => joined.Where(x => x.Value != first.Value).Select(x => x.Because),
            Second.Collect => joined.Length >= rule.Limit ? [RuleSpec.All(joined)] : [],
            Second.Group => seconds.GroupBy(x => x.Value).Where(x => x.Count() >= rule.Limit).Select(x => x.Key + ":" + RuleSpec.All(x)),
            Second.SelectMany => joined.SelectMany(x => new[] { x.Value, x.Key }).Distinct().Select(x => "m" + x),
            Second.Let => first.Key + first.Value > rule.Limit ? ["let" + (first.Key + first.Value)] : [],
            Second.Or => joined.Where(x => x.Value > rule.Limit).Select(x => "over" + x.Because)
                .Concat(joined.Where(x => x.Value == first.Value).Select(x => "same" + x.Because)),
            _ => [""],
        };
    }
}
