using System.Linq.Expressions;
using System.Runtime.InteropServices;

namespace OsteoHooks.Inference;

/// <summary>
/// A join condition of the form <c>x =&gt; x.Key == other.Key</c>, looked up instead of tried fact by fact. The condition
/// itself is still evaluated on what is found, so the look-up need only never miss.
/// </summary>
internal abstract class KeyJoin
{
    /// <summary>Positions in the memory of the facts whose key equals that of the bindings, ascending.</summary>
    public abstract ReadOnlySpan<int> Find(ref Memory memory, object?[] bindings);

    /// <summary>The join that a condition allows, or null.</summary>
    public static KeyJoin? For(LambdaExpression condition, Place place, Slots slots)
    {
        if (condition.Body is not BinaryExpression { NodeType: ExpressionType.Equal } equality || equality.Left.Type != equality.Right.Type)
            return null;
        var own = place.Declaration.Parameter;
        var (left, right) = (Parameters.Of(equality.Left), Parameters.Of(equality.Right));
        if (left.SetEquals([own]) && right.Count > 0 && !right.Contains(own))
            return Make(equality.Left, equality.Right, condition, place, slots);
        if (right.SetEquals([own]) && left.Count > 0 && !left.Contains(own))
            return Make(equality.Right, equality.Left, condition, place, slots);
        return null;
    }

    private static KeyJoin Make(Expression key, Expression other, LambdaExpression condition, Place place, Slots slots) =>
        (KeyJoin)Activator.CreateInstance(
            typeof(KeyJoin<>).MakeGenericType(key.Type),
            Expression.Lambda(key, place.Declaration.Parameter),
            Expression.Lambda(other, condition.Parameters.Where(x => x != place.Declaration.Parameter)),
            slots)!;

    private sealed class Parameters : ExpressionVisitor
    {
        private readonly HashSet<ParameterExpression> _found = [];

        public static HashSet<ParameterExpression> Of(Expression expression)
        {
            var parameters = new Parameters();
            parameters.Visit(expression);
            return parameters._found;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _found.Add(node);
            return node;
        }
    }
}

internal sealed class KeyJoin<TKey>(LambdaExpression key, LambdaExpression other, Slots slots) : KeyJoin
{
    private readonly Func<object, TKey> _key = Slots.FactValue<TKey>(key);
    private readonly Func<object?[], TKey> _other = slots.Value<TKey>(other);

    public override ReadOnlySpan<int> Find(ref Memory memory, object?[] bindings)
    {
        // A one-tuple, because a key may be null and a dictionary's may not.
        var index = (Dictionary<ValueTuple<TKey>, List<int>>)(memory.Index ??= new Dictionary<ValueTuple<TKey>, List<int>>());
        for (; memory.Indexed < memory.Count; memory.Indexed++)
        {
            var value = new ValueTuple<TKey>(_key(memory.Items[memory.Indexed]));
            (CollectionsMarshal.GetValueRefOrAddDefault(index, value, out _) ??= []).Add(memory.Indexed);
        }

        return index.TryGetValue(new ValueTuple<TKey>(_other(bindings)), out var found) ? CollectionsMarshal.AsSpan(found) : default;
    }
}
