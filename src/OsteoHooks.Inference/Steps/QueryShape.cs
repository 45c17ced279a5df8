using System.Linq.Expressions;

namespace OsteoHooks.Inference;

/// <summary>What a step of a query makes of the results before it.</summary>
internal abstract class QueryShape
{
    public abstract void Apply(object?[] bindings, List<object> source, List<object> results);

    public static QueryShape For(AggregateElement aggregate, Place source, Slots slots)
    {
        var expressions = aggregate.Expressions;
        return aggregate.Name switch
        {
            AggregateElement.ProjectName => new ProjectShape(source.Slot, slots.Value(expressions.Selector(AggregateElement.SelectorName), source)),
            AggregateElement.FlattenName => new FlattenShape(source.Slot, slots.Value(expressions.Selector(AggregateElement.SelectorName), source)),
            AggregateElement.GroupByName => Group(
                source, expressions.Selector(AggregateElement.KeySelectorName), expressions.Selector(AggregateElement.ElementSelectorName), slots),
            AggregateElement.CollectName => Collect(source, [.. expressions.Select(x => SortKey.For(x, source, slots))]),
            _ => throw new NotSupportedException($"A query has no step {aggregate.Name}."),
        };
    }

    private static QueryShape Group(Place source, LambdaExpression key, LambdaExpression element, Slots slots) =>
        Make(typeof(GroupShape<,>), [key.ReturnType, element.ReturnType], source.Slot, slots.Value(key, source), slots.Value(element, source));

    private static QueryShape Collect(Place source, SortKey[] order) =>
        Make(typeof(CollectShape<>), [source.Declaration.Type], source.Slot, order);

    private static QueryShape Make(Type shape, Type[] arguments, params object[] values) =>
        (QueryShape)Activator.CreateInstance(shape.MakeGenericType(arguments), values)!;
}

/// <summary><c>Select</c>. Results are facts of a sort, and like facts must not be equal.</summary>
internal sealed class ProjectShape(int slot, Func<object?[], object?> selector) : QueryShape
{
    public override void Apply(object?[] bindings, List<object> source, List<object> results)
    {
        var distinct = new HashSet<object>();
        foreach (var item in source)
        {
            bindings[slot] = item;
            var value = selector(bindings) ?? throw new InvalidOperationException("A selected value must not be null.");
            if (!distinct.Add(value))
                throw new EqualFactException(value.GetType());
            results.Add(value);
        }
    }
}

/// <summary><c>SelectMany</c>.</summary>
internal sealed class FlattenShape(int slot, Func<object?[], object?> selector) : QueryShape
{
    public override void Apply(object?[] bindings, List<object> source, List<object> results)
    {
        var distinct = new HashSet<object>();
        foreach (var item in source)
        {
            bindings[slot] = item;
            foreach (var value in (System.Collections.IEnumerable)selector(bindings)!)
            {
                if (distinct.Add(value))
                    results.Add(value);
            }
        }
    }
}
