using OsteoHooks.Facts;
using OsteoHooks.Guidelines;
using OsteoHooks.Rules;

namespace OsteoHooks.Benchmarks;

/// <summary>A guideline's rules, and so many card rules more over the same states.</summary>
internal static class CopiedRules
{
    private static readonly Limit OutOfReach = new("benchmark.out-of-reach", Comparator.Less, -100m, "", "", LimitBasis.Default);

    private static readonly IReadOnlyList<CardRule> Written =
        [.. typeof(CardRule).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(CardRule)))
            .Select(t => (CardRule)Activator.CreateInstance(t)!)];

    private static readonly IReadOnlyList<Type> Reasoning =
        [.. typeof(CardRule).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Rule)))];

    /// <param name="count">Card rules in all; further ones are copies, in turn.</param>
    public static StatedRules Compile(StatedRules stated, Guideline guideline, int count)
    {
        var originals =
            Written.Where(r => stated.Rules.Questions.ContainsKey(r.Card)).OrderBy(r => r.Card, StringComparer.Ordinal).ToList();
        List<CardRule> rules = [.. originals];
        List<CardProfile> profiles = [.. stated.Cards.Values];
        for (var copy = 0; rules.Count < count; copy++)
        {
            var original = originals[copy % originals.Count];
            var rule = new Copy(original, copy);
            rules.Add(rule);
            if (stated.Cards.TryGetValue(original.Card, out var profile))
            {
                profiles.Add(profile with { Id = rule.Card, OutrankedBy = [] });
            }
        }

        return new StatedRules(CompiledRules.Of(guideline, [.. rules.Select(r => r.Card)], rules, Reasoning), profiles);
    }

    /// <summary>
    /// The questions of the original, from another one on, so that the engine cannot answer them once for both; and one more that nobody
    /// answers with yes: it goes as far as the original and is never considered.
    /// </summary>
    private sealed class Copy(CardRule original, int number) : CardRule(
        $"{original.Card}-copy-{number}",
        r => original.Questions.Skip(number % original.Questions.Count).Concat(original.Questions.Take(number % original.Questions.Count))
            .Aggregate(r, (all, question) => all.Ask(question)).Ask<BoneDensity>(d => d.LowestReaches(OutOfReach)));
}
