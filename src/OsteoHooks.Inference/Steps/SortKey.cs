namespace OsteoHooks.Inference;

/// <summary>A key to sort by.</summary>
internal sealed record SortKey(Func<object?[], object?> Value, IComparer<object?> Comparer, bool IsDescending)
{
    public static SortKey For(NamedExpressionElement key, Place source, Slots slots) => new(
        slots.Value(key.Expression, source),
        (IComparer<object?>)Activator.CreateInstance(typeof(Default<>).MakeGenericType(key.Expression.ReturnType))!,
        string.Equals(key.Name, AggregateElement.KeySelectorDescendingName, StringComparison.Ordinal));

    // The key's own comparer, not object's: a key may be comparable only to its own type.
    private sealed class Default<TKey> : IComparer<object?>
    {
        public int Compare(object? x, object? y) => Comparer<TKey?>.Default.Compare((TKey?)x, (TKey?)y);
    }
}
