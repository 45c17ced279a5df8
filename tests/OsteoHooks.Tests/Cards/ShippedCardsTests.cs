using OsteoHooks.Cards;
using OsteoHooks.Content.Check;
using OsteoHooks.Content;
using OsteoHooks.Findings;
using OsteoHooks.Text;

namespace OsteoHooks.Tests.Cards;

public class ShippedCardsTests
{
    private static readonly Lazy<CardLibrary> Shipped = new(() => CardLibrary.Open(CardLibrary.DefaultFolder, []));

    public static TheoryData<string, string> CardsAndGuidelines
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var card in Shipped.Value.Cards.Values.Where(c => !c.IsAboutTheService))
            {
                foreach (var guideline in card.Guidelines.Keys)
                {
                    data.Add(card.Id, guideline);
                }
            }

            return data;
        }
    }

    [Fact]
    public void The_shipped_content_has_no_fault()
    {
        var report = ContentCheck.Run(CardLibrary.DefaultFolder, new DateOnly(2026, 11, 23));

        Assert.Empty(report.Faults);
        Assert.Equal(Directory.EnumerateFiles(CardLibrary.DefaultFolder, "card.yaml", SearchOption.AllDirectories).Count(), report.Cards);
    }

    [Theory]
    [MemberData(nameof(CardsAndGuidelines))]
    public void A_card_with_everything_it_may_offer_can_be_written_in_every_language(string id, string guideline)
    {
        var library = Shipped.Value;
        var card = library.Cards[id];
        var draft = """{"resourceType":"MedicationRequest","status":"active"}"""u8.ToArray();
        var offers = card.Guidelines[guideline].Orders.Select(o => new Offer(id, o,
            [("date", new DateOnly(2026, 7, 1)), ("tests", "egfr,calcium")], draft));
        foreach (var language in CardLanguage.All)
        {
            var context = SmallLibrary.Context with { Guideline = guideline, Language = language, Findings = true };
            var finding = SmallLibrary.Fired(id) with { Offers = [.. offers], Answers = [] };
            var output = new System.Buffers.ArrayBufferWriter<byte>();

            new CardWriter(library).Write([finding], context, output);

            var written = System.Text.Json.JsonElement.Parse(output.WrittenSpan).GetProperty("cards")[0];
            Assert.Equal(card.Tier == 3 ? "more-findings" : id, SmallLibrary.Topic(written));
            Assert.DoesNotContain("{{", written.GetRawText(), StringComparison.Ordinal);
            Assert.Equal(!card.Guidelines[guideline].Orders.IsEmpty, written.TryGetProperty("suggestions", out _));
        }
    }

    [Fact]
    public void Every_override_reason_of_the_catalogue_is_worded() => Assert.Equal(21, Shipped.Value.OverrideReasons.Count);
}
