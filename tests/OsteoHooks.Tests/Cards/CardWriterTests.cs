using System.Text.Json;
using OsteoHooks.Cards;
using OsteoHooks.Findings;
using static OsteoHooks.Tests.Cards.SmallLibrary;

namespace OsteoHooks.Tests.Cards;

public class CardWriterTests(SmallLibrary small) : IClassFixture<SmallLibrary>
{
    [Fact]
    public void No_guidance_without_findings_is_exactly_an_empty_list_of_cards() => Assert.Equal("""{"cards":[]}""", small.Write(Context));

    [Theory]
    [InlineData("en", "Glucocorticoid ≥ 5 mg a day and no bone protection", "T-score < -2.5 counts",
        "**Seen in the data read**\n\n- 7.5 mg/day ≥ 5 mg/day (2026-06-01 drug Prednisolon)")]
    [InlineData("sv", "Glukokortikoid ≥ 5 mg om dagen och inget benskydd", "T-score < -2,5 räknas",
        "**Detta sågs i inlästa data**\n\n- 7,5 mg/dag ≥ 5 mg/dag (2026-06-01 läkemedel Prednisolon)")]
    [InlineData("da", "Glukokortikoid ≥ 5 mg om dagen og ingen knoglebeskyttelse", "T-score < -2,5 regnes",
        "**Set i de indlæste data**\n\n- 7,5 mg/dag ≥ 5 mg/dag (2026-06-01 lægemiddel Prednisolon)")]
    [InlineData("nb", "Glukokortikoid ≥ 5 mg om dagen og ingen beinbeskyttelse", "T-skår < -2,5 regnes",
        "**Sett i innleste data**\n\n- 7,5 mg/dag ≥ 5 mg/dag (2026-06-01 legemiddel Prednisolon)")]
    public void A_card_is_worded_in_the_language_of_the_answer(string language, string summary, string limit, string seen)
    {
        var card = small.Card(Context with { Language = language }, Fired(CardFolder.Main));

        Assert.Equal(summary, card.GetProperty("summary").GetString());
        Assert.Contains(limit.Replace('-', '−').Replace("T−", "T-", StringComparison.Ordinal), Detail(card), StringComparison.Ordinal);
        Assert.Contains(seen, Detail(card), StringComparison.Ordinal);
    }

    [Fact]
    public void A_detail_goes_from_what_was_found_to_what_the_guideline_says_and_whether_it_is_signed()
    {
        var finding = Fired(CardFolder.Main) with
        {
            Answers =
            [
                Reached.Noting(Phrase.Of("route.assumed")),
                Answer.Unknown(Phrase.Of("gap.dose"), [new Gap(GapKind.Undetermined, "MedicationRequest", Phrase.Of("gap.dose"))]),
            ],
            Doubts = ["first-b"],
        };

        var detail = Detail(small.Card(Context, finding));

        string[] parts =
        [
            "No bone-protective drug was found", "**Seen in the data read**", "Consider treatment from 5 mg.",
            "> “Frakturrisken ökar omedelbart vid insättning.”", "(RMR Osteoporos, Västra Götalandsregionen, lines 315-319)",
            "**Missing or could not be read**\n\n- dose without unit (MedicationRequest)",
            "**Could not be assessed, because data is missing**\n\n- Glucocorticoid ≥ 5 mg", "**Note**\n\n- oral route assumed",
            "Averaging over 90 days is our own reading.", "_This card is not yet clinically reviewed._",
        ];
        var places = parts.Select(p => detail.IndexOf(p, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain("Order DXA as well", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_without_anything_to_say_are_left_out()
    {
        var detail = Detail(small.Card(Context, Fired(CardFolder.Main) with { Answers = [] }));

        Assert.DoesNotContain("**", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_guideline_has_its_own_section_and_limits()
    {
        var card = small.Card(Context with { Guideline = "dk-dsam" }, Fired(CardFolder.Main));

        Assert.Contains("Order DXA as well.", Detail(card), StringComparison.Ordinal);
        Assert.DoesNotContain("Consider treatment", Detail(card), StringComparison.Ordinal);
        Assert.Contains("≤ −2.5", Detail(card), StringComparison.Ordinal);
        Assert.Equal(small.Library.Guidelines["dk-dsam"].Name, card.GetProperty("source").GetProperty("label").GetString());
    }

    [Fact]
    public void A_variant_replaces_summary_and_paragraphs_but_not_what_the_guideline_says()
    {
        var card = small.Card(Context, Fired(CardFolder.Main) with { Variant = "dose-unknown" });

        Assert.Equal("Dose not known, DXA not found", card.GetProperty("summary").GetString());
        Assert.StartsWith("Ask for the dose.\n\n", Detail(card), StringComparison.Ordinal);
        Assert.Contains("Consider treatment from 5 mg.", Detail(card), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_entries_are_not_all_listed()
    {
        var entries =
            Enumerable.Range(1, 9).Select(d => new Evidence("Observation", $"o{d}", "x", new DateOnly(2026, 1, d), null)).ToArray();
        var finding = Fired(CardFolder.Main) with { Answers = [Answer.Yes(Phrase.Of("route.assumed"), entries)] };

        Assert.Contains("- oral route assumed (2026-01-01; 2026-01-02; 2026-01-03; …)\n", Detail(small.Card(Context, finding)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_has_the_members_of_the_specification_and_nothing_empty()
    {
        var reply = small.Reply(Context with { Findings = true }, Fired(CardFolder.Main) with { Offers = [Offer("dxa")] },
            Fired("second-a", Indicator.Critical));

        NothingEmpty(reply, "$");
        foreach (var card in reply.GetProperty("cards").EnumerateArray())
        {
            Assert.Equal('4', card.GetProperty("uuid").GetString()![14]);
            Assert.InRange(card.GetProperty("summary").GetString()!.Length, 1, 139);
            Assert.Equal("urn:osteohooks:card", card.GetProperty("source").GetProperty("topic").GetProperty("system").GetString());
            Assert.All(card.GetProperty("overrideReasons").EnumerateArray(),
                r => Assert.Equal("urn:osteohooks:override-reason", r.GetProperty("system").GetString()));
            Assert.Equal("absolute", card.GetProperty("links")[0].GetProperty("type").GetString());
        }

        Assert.False(reply.GetProperty("cards")[0].TryGetProperty("selectionBehavior", out _));
        Assert.Equal("any", reply.GetProperty("cards")[1].GetProperty("selectionBehavior").GetString());
    }

    [Fact]
    public void Override_reasons_are_worded_in_the_language_of_the_answer()
    {
        var reason = small.Card(Context with { Language = "da" }, Fired(CardFolder.Main)).GetProperty("overrideReasons")[1];

        Assert.Equal("shorter-than-planned", reason.GetProperty("code").GetString());
        Assert.Equal("Behandlingen bliver kortere end planlagt", reason.GetProperty("display").GetString());
    }

    [Fact]
    public void A_fired_finding_without_a_card_says_which() =>
        Assert.Contains("no-such-card", Assert.Throws<InvalidOperationException>(() => small.Write(Context, Fired("no-such-card"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Answers_of_one_writer_do_not_run_into_each_other()
    {
        var writer = new CardWriter(small.Library);
        var outputs = new System.Collections.Concurrent.ConcurrentBag<string>();

        Parallel.For(0, 64, i =>
        {
            var output = new System.Buffers.ArrayBufferWriter<byte>();
            writer.Write([Fired(i % 2 == 0 ? CardFolder.Main : "second-a")], Context, output);
            outputs.Add(string.Join(',', Topics(JsonElement.Parse(output.WrittenSpan))));
        });

        Assert.Equal(32, outputs.Count(o => o == CardFolder.Main));
        Assert.Equal(32, outputs.Count(o => o == "second-a"));
    }

    private static string Detail(JsonElement card) => card.GetProperty("detail").GetString()!;

    private static void NothingEmpty(JsonElement element, string path)
    {
        Assert.False(element.ValueKind == JsonValueKind.Null, path);
        Assert.False(element.ValueKind == JsonValueKind.String && element.GetString()!.Length == 0, path);
        if (element.ValueKind == JsonValueKind.Array)
        {
            Assert.True(element.GetArrayLength() > 0, path);
            Assert.All(element.EnumerateArray(), e => NothingEmpty(e, path + "[]"));
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            Assert.True(element.EnumerateObject().Any(), path);
            Assert.All(element.EnumerateObject(), m => NothingEmpty(m.Value, $"{path}.{m.Name}"));
        }
    }
}
