using System.Collections.Immutable;
using OsteoHooks.Text;

namespace OsteoHooks.Content;

/// <summary>One file of <c>cards/orders</c>: how an order looks, never when it is offered.</summary>
/// <param name="Forms">By guideline id.</param>
public sealed record Order(string Name, OrderKind Kind, Wording Label, Wording Description, IReadOnlyDictionary<string, OrderForm> Forms)
{
    public bool IsChange => Kind is OrderKind.Move or OrderKind.Stop;
}
