using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using OsteoHooks.Content;
using OsteoHooks.Findings;
using OsteoHooks.Text;

namespace OsteoHooks.Cards;

/// <summary>Writes findings as a CDS Hooks 2.0.1 response. One instance serves all requests.</summary>
public sealed class CardWriter(CardLibrary library)
{
    // The answer is application/json, never inside a page: letters of the Nordic languages need no escape.
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ConcurrentBag<(Utf8JsonWriter Json, TextBuffer Text)> _idle = [];

    /// <summary>
    /// Cards in order of urgency, and the findings where the context wants them. Without either it is exactly <c>{"cards":[]}</c>.
    /// </summary>
    /// <param name="findings">One per rule that the guideline states and the hook runs, in any order.</param>
    /// <returns>The cards as they were written, in their order, and that for further findings last.</returns>
    /// <exception cref="InvalidOperationException">A fired finding has no card under this guideline: the content does not fit the
    /// rules.</exception>
    public IReadOnlyList<WrittenCard> Write(IReadOnlyList<Finding> findings, ReplyContext context, IBufferWriter<byte> output)
    {
        var (json, text) = _idle.TryTake(out var pair) ? pair : (new Utf8JsonWriter(output, Options), new TextBuffer());
        json.Reset(output);
        var written = Write(findings, context, json, text);
        json.Flush();
        _idle.Add((json, text));
        return written;
    }

    private WrittenCard[] Write(IReadOnlyList<Finding> findings, ReplyContext context, Utf8JsonWriter json, TextBuffer text)
    {
        var choice = CardChoice.Of(findings, library);
        var written = new WrittenCard[choice.Own.Count + (choice.Rest.Count > 0 ? 1 : 0)];
        json.WriteStartObject();
        json.WriteStartArray("cards"u8);
        for (var i = 0; i < choice.Own.Count; i++)
        {
            var finding = choice.Own[i];
            written[i] = WriteCard(finding, choice.CarriedBy(finding.Card), context, json, text);
        }

        if (choice.Rest.Count > 0)
        {
            written[^1] = WriteMore(choice.Rest, context, json, text);
        }

        json.WriteEndArray();
        if (context.Findings)
        {
            new FindingsJson(library, context, json, text).Write(findings, choice);
        }

        json.WriteEndObject();
        return written;
    }

    private WrittenCard WriteCard(Finding finding, IReadOnlyList<Finding> carried, ReplyContext context, Utf8JsonWriter json,
        TextBuffer text)
    {
        var card = library.Cards[finding.Card];
        var offered = OfferList.Of([finding, .. carried], library, context.Guideline);
        new CardDetail(library, context, text).Write(card, finding, carried, NeedsWarning(offered, context));
        var shown = context.Profile.Shown(finding.Indicator);
        var uuid = Start(card, finding.Variant, shown, context, json, text);
        var suggestions = new SuggestionJson(library, context, json, text).Write(offered);
        WriteOverrideReasons(card, context, json);
        WriteLinks(card, context, json);
        json.WriteEndObject();
        return new WrittenCard(uuid, finding, suggestions) with { Indicator = shown };
    }

    private WrittenCard WriteMore(IReadOnlyList<Finding> rest, ReplyContext context, Utf8JsonWriter json, TextBuffer text)
    {
        var card = library.Cards[CardLibrary.MoreFindings];

        // A finding of the third tier has no other card that could offer what it asks for; one past the limit waits for its own.
        var offered = OfferList.Of(rest.Where(f => library.Cards[f.Card].Tier == 3), library, context.Guideline);
        new CardDetail(library, context, text).WriteRest(card, rest, NeedsWarning(offered, context));
        var uuid = Start(card, variant: null, Indicator.Info, context, json, text);
        var suggestions = new SuggestionJson(library, context, json, text).Write(offered);
        json.WriteEndObject();
        return new WrittenCard(uuid, card.Id, Indicator.Info, [], suggestions);
    }

    // What selectionBehavior cannot say to this client must be said in words.
    private static bool NeedsWarning(List<OfferedOrder> offered, ReplyContext context) =>
        context.Profile.OnlySelection == SelectionBehavior.Any && SuggestionJson.AreAlternatives(offered);

    private Guid Start(Card card, string? variant, Indicator indicator, ReplyContext context, Utf8JsonWriter json, TextBuffer detail)
    {
        var uuid = Guid.NewGuid();
        json.WriteStartObject();
        json.WriteString("uuid"u8, uuid);
        json.WriteString("summary"u8, library.Text(card.Id, context.Guideline, context.Language).In(variant).Summary);
        json.WriteString("indicator"u8, IndicatorWord.Of(indicator));
        if (!detail.IsEmpty)
        {
            json.WriteString("detail"u8, detail.Written);
        }

        json.WriteStartObject("source"u8);
        json.WriteString("label"u8, library.Guidelines[context.Guideline].Name);
        json.WriteStartObject("topic"u8);
        json.WriteString("system"u8, "urn:osteohooks:card"u8);
        json.WriteString("code"u8, card.Id);
        json.WriteEndObject();
        json.WriteEndObject();
        return uuid;
    }

    private void WriteOverrideReasons(Card card, ReplyContext context, Utf8JsonWriter json)
    {
        if (card.OverrideReasons.Count == 0 || context.Profile.NoOverrideReasons)
        {
            return;
        }

        json.WriteStartArray("overrideReasons"u8);
        foreach (var code in card.OverrideReasons)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, code);
            json.WriteString("system"u8, "urn:osteohooks:override-reason"u8);
            json.WriteString("display"u8, library.OverrideReasons[code].Display.In(context.Language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteLinks(Card card, ReplyContext context, Utf8JsonWriter json)
    {
        var links = card.Links.Count == 0 ? [] : card.Links.Select(key => library.Links[key])
            .Where(l => !l.NotIn.Contains(context.Guideline, StringComparer.Ordinal)).ToList();
        if (links.Count == 0)
        {
            return;
        }

        json.WriteStartArray("links"u8);
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("label"u8, link.Label.In(context.Language));
            json.WriteString("url"u8, link.Url.AbsoluteUri);
            json.WriteString("type"u8, "absolute"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
