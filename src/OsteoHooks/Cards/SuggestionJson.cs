using System.Collections.Immutable;
using System.Text.Json;
using OsteoHooks.Content;
using OsteoHooks.Findings;
using OsteoHooks.Text;

namespace OsteoHooks.Cards;

/// <summary>
/// Writes a card's suggestions. Where several drugs are offered they are alternatives: at most one suggestion can be accepted, and each
/// brings the
/// supplement along; otherwise each order stands for itself and any may be accepted. A client that cannot take that gets what its profile
/// leaves.
/// </summary>
internal sealed class SuggestionJson(CardLibrary library, ReplyContext context, Utf8JsonWriter json, TextBuffer text)
{
    /// <returns>Uuid and name of the order of each suggestion that was written.</returns>
    public ImmutableArray<(Guid Uuid, string Order)> Write(List<OfferedOrder> offered)
    {
        if (offered.Count == 0)
        {
            return [];
        }

        var alternatives = AreAlternatives(offered);
        var supplement =
            alternatives && !context.Profile.OneActionPerSuggestion ? offered.Find(o => o.Order.Kind == OrderKind.Supplement) : null;
        var written = ImmutableArray.CreateBuilder<(Guid Uuid, string Order)>(offered.Count);
        json.WriteStartArray("suggestions"u8);
        foreach (var order in context.Profile.OneActionPerSuggestion ? offered.SelectMany(OneByOne) : offered)
        {
            written.Add(order.Order.Kind == OrderKind.Drug && supplement is not null
                ? (Write(order, supplement), $"{order.Order.Name}+{supplement.Order.Name}")
                : (Write(order), order.Order.Name));
        }

        json.WriteEndArray();
        var behavior = context.Profile.OnlySelection ?? (alternatives ? SelectionBehavior.AtMostOne : SelectionBehavior.Any);
        json.WriteString("selectionBehavior"u8, behavior == SelectionBehavior.AtMostOne ? "at-most-one"u8 : "any"u8);
        return written.DrainToImmutable();
    }

    /// <summary>Whether of what is offered not everything should be ordered.</summary>
    public static bool AreAlternatives(List<OfferedOrder> offered) => offered.Count(o => o.Order.Kind == OrderKind.Drug) > 1;

    private static IEnumerable<OfferedOrder> OneByOne(OfferedOrder order) =>
        order.Order.Kind == OrderKind.Tests ? order.Tests.Select(test => order with { Tests = [test] }) : [order];

    private Guid Write(params ReadOnlySpan<OfferedOrder> together)
    {
        var uuid = Guid.NewGuid();
        json.WriteStartObject();
        text.Clear();
        foreach (var order in together)
        {
            text.Append(text.IsEmpty ? "" : " + ");
            if (context.Profile.OneActionPerSuggestion)
            {
                AppendDescription(order, NameOf(order));
            }
            else
            {
                AppendLabel(order);
            }
        }

        json.WriteString("label"u8, text.Written);
        json.WriteString("uuid"u8, uuid);
        json.WriteStartArray("actions"u8);
        foreach (var order in together)
        {
            WriteActions(order);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return uuid;
    }

    private void AppendLabel(OfferedOrder order)
    {
        text.Append(order.Order.Label.In(context.Language));
        for (var i = 0; i < order.Tests.Count; i++)
        {
            text.Append(i == 0 ? ": " : ", ");
            text.Append(order.Form.Tests[order.Tests[i]].Text.In(context.Language));
        }

        if (order.Date is { } date)
        {
            text.Append(", ");
            text.Append(date);
        }
    }

    private void WriteActions(OfferedOrder order)
    {
        switch (order.Order.Kind)
        {
            case OrderKind.Move when order.Target is { } draft:
                Start(order, "update"u8, of: null);
                DraftRewrite.Move(draft, order.Date.GetValueOrDefault(), json);
                json.WriteEndObject();
                break;
            case OrderKind.Stop when order.Target is { } draft:
                Start(order, "update"u8, of: null);
                DraftRewrite.Stop(draft, json);
                json.WriteEndObject();
                break;
            case OrderKind.Tests:
                foreach (var test in order.Tests)
                {
                    Create(order, order.Form.Tests[test], of: order.Form.Tests[test].Text.In(context.Language));
                }

                break;
            default:
                Create(order, order.Form.Code!, of: null);
                break;
        }
    }

    private void Create(OfferedOrder order, Concept concept, string? of)
    {
        Start(order, "create"u8, of);
        new OrderJson(context, json).Write(order.Form, concept, Reason(order), order.Date);
        json.WriteEndObject();
    }

    private void Start(OfferedOrder order, ReadOnlySpan<byte> type, string? of)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        text.Clear();
        AppendDescription(order, of);
        json.WriteString("description"u8, text.Written);
        json.WritePropertyName("resource"u8);
    }

    private void AppendDescription(OfferedOrder order, string? of)
    {
        text.Append(order.Order.Description.In(context.Language));
        if (of is not null)
        {
            text.Append(": ");
            text.Append(of);
        }

        if (order.Date is { } date)
        {
            text.Append(", ");
            text.Append(date);
        }
    }

    /// <summary>The laboratory test that an order of one test is for.</summary>
    private string? NameOf(OfferedOrder order) => order.Tests is [var test] ? order.Form.Tests[test].Text.In(context.Language) : null;

    private string Reason(OfferedOrder order)
    {
        var reason = library.OrderReasons.TryGetValue(order.Pathway, out var wording)
            ? wording.In(context.Language) : order.Order.Label.In(context.Language);
        return order.Because is { } because ? $"{reason}: {library.Phrases.Say(because, context.Language)}" : reason;
    }
}
