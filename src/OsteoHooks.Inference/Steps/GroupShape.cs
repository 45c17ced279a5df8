using System.Collections;
using System.Runtime.InteropServices;

namespace OsteoHooks.Inference;

/// <summary><c>GroupBy</c>: groups in the order in which their keys first came.</summary>
internal sealed class GroupShape<TKey, TElement>(int slot, Func<object?[], object?> key, Func<object?[], object?> element) : QueryShape
{
    public override void Apply(object?[] bindings, List<object> source, List<object> results)
    {
        // A one-tuple, because NRules takes a null key although its signature does not.
        var groups = new Dictionary<ValueTuple<TKey?>, Group>();
        foreach (var item in source)
        {
            bindings[slot] = item;
            var value = (TKey?)key(bindings);
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, new(value), out var isKnown);
            if (!isKnown)
                results.Add(group = new Group(value!));
            group!.Elements.Add((TElement)element(bindings)!);
        }
    }

    private sealed class Group(TKey key) : IGrouping<TKey, TElement>
    {
        public TKey Key => key;

        public List<TElement> Elements { get; } = [];

        public IEnumerator<TElement> GetEnumerator() => Elements.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
