namespace OsteoHooks.Inference;

/// <summary>A rule with <c>Or</c> is several conjunctions, one for each way to choose a branch in every <c>Or</c>.</summary>
internal static class Alternatives
{
    public static IReadOnlyList<IReadOnlyList<RuleElement>> Of(RuleElement element) => element switch
    {
        AndElement all => all.ChildElements.Aggregate(
            (IReadOnlyList<IReadOnlyList<RuleElement>>)[[]],
            (soFar, child) => [.. soFar.SelectMany(_ => Of(child), (left, right) => (RuleElement[])[.. left, .. right])]),
        OrElement any => [.. any.ChildElements.SelectMany(Of)],
        _ => [[element]],
    };
}
