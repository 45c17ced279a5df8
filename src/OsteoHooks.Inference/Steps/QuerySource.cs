namespace OsteoHooks.Inference;

/// <summary>Results of a query, or of a step of it.</summary>
internal abstract class QuerySource
{
    public abstract void Fill(Evaluation evaluation, List<object> results);
}

/// <summary>The facts that a query starts from.</summary>
internal sealed class FactSource(FactPattern facts) : QuerySource
{
    public override void Fill(Evaluation evaluation, List<object> results)
    {
        var matches = facts.In(evaluation);
        while (matches.MoveNext())
            results.Add(evaluation.Bindings[facts.Slot]!);
    }
}

/// <summary>A step of a query with the conditions on its results.</summary>
internal sealed class ShapedSource(QuerySource source, QueryShape shape, int slot, Func<object?[], bool>? test, string text) : QuerySource
{
    public override void Fill(Evaluation evaluation, List<object> results)
    {
        List<object> before = [];
        source.Fill(evaluation, before);
        evaluation.At = text;
        shape.Apply(evaluation.Bindings, before, results);
        if (test is null)
            return;
        results.RemoveAll(x =>
        {
            evaluation.Bindings[slot] = x;
            return !test(evaluation.Bindings);
        });
    }
}
