using System.Collections.Immutable;
using OsteoHooks.Facts;
using OsteoHooks.Findings;

namespace OsteoHooks.Rules.Offers;

/// <summary>One kind of order: when it may be offered, and with what.</summary>
internal sealed class Offering
{
    private readonly Func<States, CardProfile, Offer?> _offer;

    private Offering(string order, IReadOnlyList<Type> states, Func<States, CardProfile, Offer?> offer)
    {
        Order = order;
        States = states;
        _offer = offer;
    }

    public string Order { get; }

    /// <summary>Read states that decide.</summary>
    public IReadOnlyList<Type> States { get; }

    /// <summary>Null where it is not offered.</summary>
    public Offer? For(CardProfile card, States states) => _offer(states, card);

    public static Offering Always(string order) => new(order, [], (_, card) => new Offer(card.Id, order, Offer.NoSlots));

    public static Offering Of<T>(string order, Func<T, bool> when, Func<T, ImmutableArray<(string Slot, object Value)>>? slots = null,
        Func<T, ReadOnlyMemory<byte>?>? target = null)
        where T : State => new(order, [typeof(T)], (states, card) => states.Of<T>() is var state && when(state)
            ? new Offer(card.Id, order, slots?.Invoke(state) ?? Offer.NoSlots, target?.Invoke(state)) : null);

    public static Offering Of<T, TOther>(string order, Func<T, TOther, CardProfile, bool> when,
        Func<T, TOther, CardProfile, ImmutableArray<(string Slot, object Value)>>? slots = null)
        where T : State
        where TOther : State => new(order, [typeof(T), typeof(TOther)], (states, card) =>
        {
            var (one, other) = (states.Of<T>(), states.Of<TOther>());
            return when(one, other, card) ? new Offer(card.Id, order, slots?.Invoke(one, other, card) ?? Offer.NoSlots) : null;
        });
}
