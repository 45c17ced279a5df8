using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>
/// The places of one conjunction of premises: every pattern has a slot in an array of bindings, and expressions are compiled
/// to read it.
/// </summary>
internal sealed class Slots
{
    private static readonly ParameterExpression Bindings = Expression.Parameter(typeof(object?[]), "bindings");
    private static readonly ParameterExpression Fact = Expression.Parameter(typeof(object), "fact");
    private readonly Dictionary<string, int> _named = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>Gives the pattern a slot, found later by its parameter or, if it has an alias, by name.</summary>
    public int Place(Declaration declaration)
    {
        if (declaration.IsNamed)
            _named[declaration.Name] = Count;
        return Count++;
    }

    /// <summary>One test for all conditions, over a single fact that is not bound yet; null when there is nothing to test.</summary>
    public static Func<object, bool>? FactTest(IReadOnlyList<LambdaExpression> conditions) => conditions.Count == 0
        ? null
        : Expression.Lambda<Func<object, bool>>(All(conditions.Select(x => Bound(x, _ => Fact))), Fact).Compile();

    /// <summary>One test for all conditions over what is bound, evaluated in order; null when there is nothing to test.</summary>
    public Func<object?[], bool>? Test(IReadOnlyList<LambdaExpression> conditions, Place own) => conditions.Count == 0
        ? null
        : Expression.Lambda<Func<object?[], bool>>(All(conditions.Select(x => Bound(x, own))), Bindings).Compile();

    /// <summary>A value computed from what is bound, boxed.</summary>
    public Func<object?[], object?> Value(LambdaExpression expression, Place? own = null) =>
        Expression.Lambda<Func<object?[], object?>>(Expression.Convert(Bound(expression, own), typeof(object)), Bindings).Compile();

    /// <summary>A value computed from what is bound.</summary>
    public Func<object?[], TValue> Value<TValue>(LambdaExpression expression, Place? own = null) =>
        Expression.Lambda<Func<object?[], TValue>>(Bound(expression, own), Bindings).Compile();

    /// <summary>A value of a single fact that is not bound yet.</summary>
    public static Func<object, TValue> FactValue<TValue>(LambdaExpression expression) =>
        Expression.Lambda<Func<object, TValue>>(Bound(expression, _ => Fact), Fact).Compile();

    /// <summary>A conclusion: the first parameter is the context, the others are bound.</summary>
    public Func<IContext, object?[], object?> Conclusion(LambdaExpression expression)
    {
        var context = expression.Parameters[0];
        var body = Bound(Expression.Lambda(expression.Body, expression.Parameters.Skip(1)), (Place?)null);
        return Expression.Lambda<Func<IContext, object?[], object?>>(Expression.Convert(body, typeof(object)), context, Bindings).Compile();
    }

    private BlockExpression Bound(LambdaExpression expression, Place? own) => Bound(
        expression,
        parameter => parameter == own?.Declaration.Parameter ? Slot(own.Slot)
            : _named.TryGetValue(parameter.Name!, out var slot) ? Slot(slot)
            : null);

    // An alias of the alternative that is not taken has no slot; its default value stands for it, as in NRules.
    private static BlockExpression Bound(LambdaExpression expression, Func<ParameterExpression, Expression?> source) => Expression.Block(
        expression.Parameters,
        [.. expression.Parameters.Select(x => Expression.Assign(x, source(x) is { } value ? Expression.Convert(value, x.Type) : Expression.Default(x.Type))), expression.Body]);

    private static BinaryExpression Slot(int slot) => Expression.ArrayIndex(Bindings, Expression.Constant(slot));

    private static Expression All(IEnumerable<Expression> tests) => tests.Aggregate(Expression.AndAlso);
}

/// <summary>A pattern and its slot.</summary>
internal sealed record Place(Declaration Declaration, int Slot);
