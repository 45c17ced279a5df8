namespace OsteoHooks.Inference;

/// <summary>Whether a query depends on what was matched before it; if not, it is computed once per rule and session.</summary>
internal static class QueryReads
{
    public static bool Bindings(PatternElement pattern)
    {
        var own = new HashSet<Declaration>();
        var expressions = new List<ExpressionElement>();
        for (var at = pattern; at is not null; at = (at.Source as AggregateElement)?.Source)
        {
            own.Add(at.Declaration);
            expressions.AddRange(at.Expressions);
            expressions.AddRange((at.Source as AggregateElement)?.Expressions ?? Enumerable.Empty<NamedExpressionElement>());
        }

        return expressions.SelectMany(x => x.Expression.Parameters).Any(x => !own.Any(y => y.Parameter == x));
    }
}
