using OsteoHooks.Findings;
using static OsteoHooks.Tests.Cards.SmallLibrary;

namespace OsteoHooks.Tests.Cards;

public class CardChoiceTests(SmallLibrary small) : IClassFixture<SmallLibrary>
{
    [Fact]
    public void Cards_stand_by_urgency_then_tier_then_catalogue_order()
    {
        Finding[] findings = [Fired("second-a", Indicator.Info), Fired("second-b", Indicator.Critical), Fired("first-c"), Fired("first-b"),
            Fired(CardFolder.Main, Indicator.Info)];

        Assert.Equal(["second-b", "first-b", "first-c", CardFolder.Main, "second-a"], Topics(small.Reply(Context, findings)));
        Assert.Equal(["second-b", "first-b", "first-c", CardFolder.Main, "second-a"],
            Topics(small.Reply(Context, [.. findings.Reverse()])));
    }

    [Fact]
    public void A_fourth_card_of_the_first_tier_and_a_third_of_the_second_are_only_named()
    {
        string[] fired = [CardFolder.Main, "first-b", "first-c", "first-d", "second-a", "second-b", "second-c"];
        var reply = small.Reply(Context with { Findings = true }, [.. fired.Select(c => Fired(c))]);

        Assert.Equal([CardFolder.Main, "first-b", "first-c", "second-a", "second-b", "more-findings"], Topics(reply));
        var shown = Findings(reply).Where(f => f.TryGetProperty("shown", out _))
            .Select(f => (f.GetProperty("card").GetString(), f.GetProperty("shown").GetString()));
        Assert.Equal([("first-d", "more-findings"), ("second-c", "more-findings")], shown);
        Assert.All(Findings(reply), f => Assert.Equal("fired", f.GetProperty("outcome").GetString()));
    }

    [Fact]
    public void The_more_findings_card_names_each_and_offers_nothing_of_what_waits_for_a_card_of_its_own()
    {
        var card = small.Reply(Context, [.. new[] { CardFolder.Main, "first-b", "first-c",
                "first-d" }.Select(c => Fired(c) with { Offers = [Offer("dxa")] })]).GetProperty("cards")[3];

        Assert.Equal("info", card.GetProperty("indicator").GetString());
        Assert.Contains("\n\n- Glucocorticoid ≥ 5 mg a day and no bone protection", card.GetProperty("detail").GetString(),
            StringComparison.Ordinal);
        Assert.False(card.TryGetProperty("suggestions", out _));
    }

    [Fact]
    public void A_finding_of_the_third_tier_is_carried_in_the_text_of_another_card()
    {
        var reply = small.Reply(Context with { Findings = true }, Fired(CardFolder.Carried, Indicator.Info), Fired(CardFolder.Main));

        Assert.Equal([CardFolder.Main], Topics(reply));
        Assert.Contains("**Also**\n\n- **Complete the laboratory tests first**\n  Calcium and eGFR",
            reply.GetProperty("cards")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(CardFolder.Main,
            Findings(reply).Single(f => f.GetProperty("card").GetString() == CardFolder.Carried).GetProperty("shown").GetString());
    }

    [Fact]
    public void What_a_carried_finding_offers_is_offered_by_its_carrier()
    {
        var labs = Fired(CardFolder.Carried) with { Offers = [Offer("labs", ("tests", "calcium, egfr"))] };

        var card = small.Card(Context, Fired(CardFolder.Main), labs);

        Assert.Equal("Order laboratory tests: Calcium, eGFR", card.GetProperty("suggestions")[0].GetProperty("label").GetString());
    }

    [Fact]
    public void A_finding_of_the_third_tier_without_its_carrier_is_only_named()
    {
        var reply = small.Reply(Context with { Findings = true }, Fired(CardFolder.Carried, Indicator.Info));

        Assert.Equal(["more-findings"], Topics(reply));
        Assert.Equal("more-findings", Findings(reply)[0].GetProperty("shown").GetString());
    }

    [Fact]
    public void What_a_finding_of_the_third_tier_without_its_carrier_offers_stands_on_the_more_findings_card()
    {
        var card = small.Card(Context, Fired(CardFolder.Carried, Indicator.Info) with { Offers = [Offer("labs", ("tests", "pth"))] });

        Assert.Equal("Order laboratory tests: PTH", card.GetProperty("suggestions")[0].GetProperty("label").GetString());
        Assert.Equal("any", card.GetProperty("selectionBehavior").GetString());
    }

    [Fact]
    public void A_carrier_that_is_itself_only_named_carries_nothing()
    {
        Finding[] findings =
        [
            .. new[] { "first-b", "first-c", "first-d" }.Select(c => Fired(c, Indicator.Critical)),
            Fired(CardFolder.Main),
            Fired(CardFolder.Carried),
        ];

        var reply = small.Reply(Context with { Findings = true }, findings);

        Assert.Equal("more-findings",
            Findings(reply).Single(f => f.GetProperty("card").GetString() == CardFolder.Carried).GetProperty("shown").GetString());
    }

    [Fact]
    public void Unread_data_has_a_card_outside_the_limit_that_names_the_types()
    {
        var unread = Fired("data-unavailable", Indicator.Info) with
            { Answers = [], Slots = [("types", new[] { "Observation", "MedicationRequest" })] };

        var reply =
            small.Reply(Context, [.. new[] { CardFolder.Main, "first-b", "first-c" }.Select(c => Fired(c, Indicator.Info)), unread]);

        Assert.Equal([CardFolder.Main, "data-unavailable", "first-b", "first-c"], Topics(reply));
        Assert.DoesNotContain("more-findings", Topics(reply));
        var card = reply.GetProperty("cards").EnumerateArray().Single(c => Topic(c) == "data-unavailable");
        Assert.Contains("- Observation\n- MedicationRequest", card.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_did_not_fire_has_no_card()
    {
        Finding[] quiet =
            [.. Enum.GetValues<Outcome>().Where(o => o != Outcome.Fired).Select(o => Fired(CardFolder.Main) with { Outcome = o })];

        Assert.Equal("""{"cards":[]}""", small.Write(Context, quiet));
    }

    private static List<System.Text.Json.JsonElement> Findings(System.Text.Json.JsonElement reply) =>
        [.. reply.GetProperty("extension").GetProperty("org.osteohooks").GetProperty("findings").EnumerateArray()];
}
