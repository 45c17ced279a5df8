using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text;
using OsteoHooks.Cards;
using OsteoHooks.Content;
using OsteoHooks.Findings;

namespace OsteoHooks.Tests.Cards;

/// <summary>The sound cards, opened once, and findings about them.</summary>
public sealed class SmallLibrary : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(2));

    private readonly CardFolder _folder = new();

    public SmallLibrary()
    {
        Library = _folder.Also("first-b", 1).Also("first-c", 1).Also("first-d", 1).Also("second-a", 2).Also("second-b", 2)
            .Also("second-c", 2).Open();
    }

    public CardLibrary Library { get; }

    public static ReplyContext Context { get; } = new("se-vgr", "se-vgr-order-sign", "order-sign", "p1", "Practitioner/dr1", "e1", Now,
        "en", Findings: false, NotIndicated: false);

    public static Finding Fired(string card, Indicator indicator = Indicator.Warning) =>
        new(card, Outcome.Fired, indicator, null, null, [Reached], [], [], []);

    public static Answer Reached { get; } = Answer.Yes(
        Phrase.Of("dose.reached", ("dose", Phrase.Of("dose.per-day", ("dose", 7.50m))), ("limit", Phrase.Of("dose.per-day", ("dose", 5m)))),
        new Evidence("MedicationRequest", "m1", "context.draftOrders.entry[0].resource", new DateOnly(2026, 6, 1),
            Phrase.Of("drug.named", ("name", "Prednisolon"))));

    public static Answer NoDxa { get; } = Answer.Yes(Phrase.Of("dxa.none", ("day", new DateOnly(2024, 6, 1)),
        ("places", ImmutableArray.Create(Word("Observation"), Word("Procedure")))));

    public static Phrase Word(string word) => Phrase.Of("word", ("w", word));

    public static Offer Offer(string order, params ReadOnlySpan<(string Slot, object Value)> slots) =>
        new(CardFolder.Main, order, [.. slots]);

    public string Write(ReplyContext context, params Finding[] findings)
    {
        var output = new ArrayBufferWriter<byte>();
        new CardWriter(Library).Write(findings, context, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public JsonElement Reply(ReplyContext context, params Finding[] findings) => JsonElement.Parse(Write(context, findings));

    public JsonElement Card(ReplyContext context, params Finding[] findings) => Reply(context, findings).GetProperty("cards")[0];

    public static List<string> Topics(JsonElement reply) => [.. reply.GetProperty("cards").EnumerateArray().Select(Topic)];

    public static string Topic(JsonElement card) => card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString()!;

    public void Dispose() => _folder.Dispose();
}
