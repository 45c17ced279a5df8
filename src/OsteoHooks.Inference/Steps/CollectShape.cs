namespace OsteoHooks.Inference;

/// <summary><c>Collect</c> with or without a sort order: one array, empty if there is nothing.</summary>
internal sealed class CollectShape<T>(int slot, SortKey[] order) : QueryShape
{
    public override void Apply(object?[] bindings, List<object> source, List<object> results)
    {
        var items = source.ConvertAll(x => (T)x).ToArray();
        if (order.Length > 0 && items.Length > 1)
        {
            // LINQ's sort is stable, as NRules' is.
            var keys = Array.ConvertAll(items, x => Keys(bindings, x));
            int[] positions = [.. Enumerable.Range(0, items.Length).Order(Comparer<int>.Create((x, y) => Compare(keys[x], keys[y])))];
            items = Array.ConvertAll(positions, x => items[x]);
        }

        results.Add(items);
    }

    private object?[] Keys(object?[] bindings, T item)
    {
        bindings[slot] = item;
        return Array.ConvertAll(order, x => x.Value(bindings));
    }

    private int Compare(object?[] left, object?[] right)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var result = order[i].Comparer.Compare(left[i], right[i]);
            if (result != 0)
                return order[i].IsDescending == (result < 0) ? 1 : -1;
        }

        return 0;
    }
}
