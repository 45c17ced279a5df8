using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>
/// A query under construction. Steps are noted first and built last, because only then is it known which of them is the
/// outermost and so carries the alias.
/// </summary>
internal sealed class QueryDraft(AliasScope aliases) : IQuery, IQueryBuilder
{
    private readonly List<Step> _steps = [];

    public IQueryBuilder Builder => this;

    public void FactQuery<TSource>(Expression<Func<TSource, bool>>[] conditions) where TSource : notnull
    {
        if (_steps.Count > 0)
            throw new InvalidOperationException("A query starts with Match, and has one.");
        _steps.Add(new Step(Kind: null, typeof(TSource)) { Conditions = { conditions } });
    }

    public void Where<TSource>(Expression<Func<TSource, bool>>[] predicates) where TSource : notnull =>
        Last.Conditions.Add(predicates);

    public void Select<TSource, TResult>(Expression<Func<TSource, TResult>> selector) where TSource : notnull =>
        Add<TResult>(AggregateElement.ProjectName, (AggregateElement.SelectorName, selector));

    public void SelectMany<TSource, TResult>(Expression<Func<TSource, IEnumerable<TResult>>> selector) where TSource : notnull =>
        Add<TResult>(AggregateElement.FlattenName, (AggregateElement.SelectorName, selector));

    public void GroupBy<TSource, TKey, TElement>(Expression<Func<TSource, TKey>> keySelector, Expression<Func<TSource, TElement>> elementSelector)
        where TSource : notnull where TKey : notnull where TElement : notnull =>
        Add<IGrouping<TKey, TElement>>(
            AggregateElement.GroupByName, (AggregateElement.KeySelectorName, keySelector), (AggregateElement.ElementSelectorName, elementSelector));

    public void Collect<TSource>() where TSource : notnull => Add<IEnumerable<TSource>>(AggregateElement.CollectName);

    public void OrderBy<TSource, TKey>(Expression<Func<TSource, TKey>> keySelector, SortDirection sortDirection) where TSource : notnull
    {
        if (!string.Equals(Last.Kind, AggregateElement.CollectName, StringComparison.Ordinal))
            throw new InvalidOperationException("Only what was collected can be sorted.");
        Last.Selectors.Add((
            sortDirection == SortDirection.Ascending ? AggregateElement.KeySelectorAscendingName : AggregateElement.KeySelectorDescendingName,
            keySelector));
    }

    public PatternDraft Build(string alias)
    {
        PatternDraft? source = null;
        foreach (var step in _steps)
        {
            var declaration = new Declaration(step.Result, step == Last ? alias : null);
            source = new PatternDraft(declaration, aliases, step.Over(source));
            foreach (var conditions in step.Conditions)
                source.Where(conditions);
        }

        return source ?? throw new InvalidOperationException("A query starts with Match.");
    }

    private Step Last => _steps.Count > 0 ? _steps[^1] : throw new InvalidOperationException("A query starts with Match.");

    private void Add<TResult>(string kind, params ReadOnlySpan<(string Name, LambdaExpression Expression)> selectors)
    {
        _ = Last;
        _steps.Add(new Step(kind, typeof(TResult)) { Selectors = [.. selectors] });
    }

    private sealed record Step(string? Kind, Type Result)
    {
        public List<LambdaExpression[]> Conditions { get; } = [];

        public List<(string Name, LambdaExpression Expression)> Selectors { get; init; } = [];

        public AggregateElement? Over(PatternDraft? source)
        {
            if (Kind is null || source is null)
                return null;
            var selectors = Selectors.Select(x => new NamedExpressionElement(x.Name, source.Selector(x.Expression))).ToArray();
            // NRules refuses this too; a rule accepted here must load there.
            if (Kind == AggregateElement.FlattenName && selectors[0].Expression.Parameters.Count > 1)
                throw new InvalidOperationException("The selector of SelectMany reads only its own fact.");
            return new AggregateElement(Result, Kind, new ExpressionCollection(selectors), source.Build());
        }
    }
}
