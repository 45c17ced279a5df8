namespace OsteoHooks.Inference;

/// <summary>Goes on once for every result of a query.</summary>
/// <param name="source">The query.</param>
/// <param name="slot">Where a result is bound.</param>
/// <param name="memory">Where results are kept when they do not depend on what was matched before.</param>
/// <param name="readsBindings">Whether they do.</param>
internal sealed class QueryStep(QuerySource source, int slot, int memory, bool readsBindings) : Step
{
    public override void Enter(Evaluation evaluation)
    {
        foreach (var result in Results(evaluation))
        {
            evaluation.Bindings[slot] = result;
            Next.Enter(evaluation);
        }
    }

    private List<object> Results(Evaluation evaluation)
    {
        ref var remembered = ref evaluation.Memory(memory);
        if (!remembered.IsNewIn(evaluation.Turn) && remembered.Results is { } known)
            return known;
        List<object> results = [];
        source.Fill(evaluation, results);
        if (!readsBindings)
            remembered.Results = results;
        return results;
    }
}
