using OsteoHooks.Content;
using OsteoHooks.Findings;

namespace OsteoHooks.Cards;

/// <summary>An order as offered on one card: its look under the guideline, and the values it was offered with.</summary>
/// <param name="Pathway">Of the card that offers it; names the reason.</param>
/// <param name="Tests">Names of laboratory tests, of <see cref="OrderKind.Tests"/>.</param>
internal sealed record OfferedOrder(Order Order, OrderForm Form, string Pathway, DateOnly? Date, IReadOnlyList<string> Tests,
    Phrase? Because, ReadOnlyMemory<byte>? Target);
