using System.Linq.Expressions;

namespace OsteoHooks.Inference;

internal sealed class LeftHandSideExpression(GroupDraft group, AliasScope aliases) : ILeftHandSideExpression
{
    private PatternDraft? _last;

    public ILeftHandSideExpression Match<TFact>(Expression<Func<TFact>> alias, params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull => Match(AliasScope.Declare(alias), conditions);

    public ILeftHandSideExpression Match<TFact>(params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull => Match(new Declaration(typeof(TFact), alias: null), conditions);

    private LeftHandSideExpression Match(Declaration declaration, LambdaExpression[] conditions) =>
        Place(new PatternDraft(declaration, aliases).Where(conditions));

    public ILeftHandSideExpression Exists<TFact>(params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull
    {
        group.Add(new ExistsElement(Quantified<TFact>(conditions)));
        return this;
    }

    public ILeftHandSideExpression Not<TFact>(params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull
    {
        group.Add(new NotElement(Quantified<TFact>(conditions)));
        return this;
    }

    public ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> condition)
        where TFact : notnull => All(x => true, [condition]);

    public ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> baseCondition, params Expression<Func<TFact, bool>>[] conditions)
        where TFact : notnull
    {
        group.Add(new ForAllElement(Quantified<TFact>(baseCondition), Quantified<TFact>(conditions)));
        return this;
    }

    public ILeftHandSideExpression Query<TResult>(Expression<Func<TResult>> alias, Func<IQuery, IQuery<TResult>> queryExpression)
        where TResult : notnull
    {
        var query = new QueryDraft(aliases);
        queryExpression(query);
        return Place(query.Build(AliasScope.NameOf(alias)));
    }

    public ILeftHandSideExpression And(Action<ILeftHandSideExpression> builder) => Nested(builder, isAlternative: false);

    public ILeftHandSideExpression Or(Action<ILeftHandSideExpression> builder) => Nested(builder, isAlternative: true);

    public ILeftHandSideExpression Let<TResult>(Expression<Func<TResult>> alias, Expression<Func<TResult>> expression)
    {
        var declaration = AliasScope.Declare(alias);
        return Place(new PatternDraft(declaration, aliases, new BindingElement(declaration.Type, aliases.Resolve(expression))));
    }

    public ILeftHandSideExpression Having(params Expression<Func<bool>>[] conditions)
    {
        if (_last is null)
            throw new ArgumentException("Having adds to the Match, Query or Let before it; there is none.", nameof(conditions));
        _last.Having(conditions);
        return this;
    }

    private PatternElement Quantified<TFact>(params LambdaExpression[] conditions) =>
        new PatternDraft(new Declaration(typeof(TFact), alias: null), aliases).Where(conditions).Build();

    private LeftHandSideExpression Place(PatternDraft pattern)
    {
        group.Add(pattern);
        if (pattern.Declaration.IsNamed)
            aliases.Add(pattern.Declaration);
        _last = pattern;
        return this;
    }

    private LeftHandSideExpression Nested(Action<ILeftHandSideExpression> builder, bool isAlternative)
    {
        var nested = new GroupDraft(isAlternative);
        group.Add(nested);
        builder(new LeftHandSideExpression(nested, aliases));
        return this;
    }
}
