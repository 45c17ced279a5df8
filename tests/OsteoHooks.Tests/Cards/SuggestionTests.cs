using System.Text.Json;
using System.Text;
using OsteoHooks.Cards;
using OsteoHooks.Content;
using OsteoHooks.Findings;
using OsteoHooks.Text;
using static OsteoHooks.Tests.Cards.SmallLibrary;

namespace OsteoHooks.Tests.Cards;

public class SuggestionTests(SmallLibrary small) : IClassFixture<SmallLibrary>
{
    private static readonly (string Slot, object Value) InJuly = ("date", new DateOnly(2026, 7, 1));

    [Fact]
    public void A_new_prescription_is_a_draft_of_the_user_for_the_patient_with_codes_route_dose_and_reason()
    {
        var resource = Only(Context with { Language = "sv" }, Offer("zoledronate-5mg-iv", InJuly));

        Assert.Equal(
            """
            {"resourceType":"MedicationRequest","status":"draft","intent":"order",
            "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"M05BA08","display":"zoledronic acid"},{"system":"http://snomed.info/sct","code":"395926009","display":"Zoledronic acid (substance)"}],"text":"Zoledronsyra 5 mg infusionsvätska"},
            "subject":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e1"},"authoredOn":"2026-06-01T12:00:00+02:00","requester":{"reference":"Practitioner/dr1"},
            "reasonCode":[{"text":"Benhälsa vid långvarig glukokortikoidbehandling"}],
            "dosageInstruction":[{"text":"5 mg intravenöst, en infusion","timing":{"event":["2026-07-01"]},
            "route":{"coding":[{"system":"http://snomed.info/sct","code":"47625008","display":"Intravenous route (qualifier value)"}]},
            "doseAndRate":[{"doseQuantity":{"value":5,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}]}]}
            """.ReplaceLineEndings(""),
            resource.GetRawText());
    }

    [Fact]
    public void A_weekly_drug_is_repeated_and_one_infusion_is_counted()
    {
        Assert.Equal("""{"repeat":{"frequency":1,"period":1,"periodUnit":"wk"}}""",
            Timing(Only(Context, Offer("alendronate-70mg-weekly"))));
        Assert.Equal("""{"repeat":{"boundsPeriod":{"start":"2026-07-01"},"frequency":1,"period":6,"periodUnit":"mo"}}""",
            Timing(Only(Context, Offer("denosumab-60mg", InJuly))));
        Assert.Equal("""{"repeat":{"count":1}}""", Timing(Only(Context, Offer("zoledronate-5mg-iv"))));
    }

    [Fact]
    public void A_request_for_a_measurement_is_a_service_request()
    {
        var resource = Only(Context with { Guideline = "dk-dsam", Language = "da" }, Offer("dxa"));

        Assert.Equal("ServiceRequest", resource.GetProperty("resourceType").GetString());
        Assert.Equal(["UXRE80", "312681000"],
            resource.GetProperty("code").GetProperty("coding").EnumerateArray().Select(c => c.GetProperty("code").GetString()));
        Assert.Equal("Lænderyg og hofte", resource.GetProperty("bodySite")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void A_user_who_is_no_practitioner_is_no_requester_and_an_absent_encounter_is_left_out()
    {
        var resource = Only(Context with { UserId = "Patient/p1", EncounterId = null }, Offer("dxa"));

        Assert.False(resource.TryGetProperty("requester", out _));
        Assert.False(resource.TryGetProperty("encounter", out _));
    }

    [Theory]
    [InlineData("se-vgr", 1, "Calcium 500 mg and vitamin D 800 IU tablet")]
    [InlineData("dk-dsam", 2, "Calcium 400-500 mg and vitamin D 10 µg tablet")]
    public void The_supplement_has_the_doses_of_the_country(string guideline, int tablets, string product)
    {
        var resource = Only(Context with { Guideline = guideline }, Offer("calcium-vitamin-d"));

        Assert.Equal(product, resource.GetProperty("medicationCodeableConcept").GetProperty("text").GetString());
        Assert.Equal(tablets, resource.GetProperty("dosageInstruction")[0].GetProperty("doseAndRate")[0].GetProperty("doseQuantity")
            .GetProperty("value").GetInt32());
    }

    [Fact]
    public void Several_drugs_are_alternatives_and_each_brings_the_supplement()
    {
        var card = small.Card(Context, Fired(CardFolder.Main) with
            { Offers = [Offer("calcium-vitamin-d"), Offer("alendronate-70mg-weekly"), Offer("zoledronate-5mg-iv"), Offer("dxa")] });

        Assert.Equal("at-most-one", card.GetProperty("selectionBehavior").GetString());
        Assert.Equal(
            ["M05BA08+A12AX", "M05BA04+A12AX", "A12AX", "312681000"],
            card.GetProperty("suggestions").EnumerateArray()
                .Select(s => string.Join('+', s.GetProperty("actions").EnumerateArray().Select(Code))));
    }

    [Fact]
    public void One_drug_and_a_supplement_may_both_be_accepted()
    {
        var card =
            small.Card(Context, Fired(CardFolder.Main) with { Offers = [Offer("alendronate-70mg-weekly"), Offer("calcium-vitamin-d")] });

        Assert.Equal("any", card.GetProperty("selectionBehavior").GetString());
        Assert.All(card.GetProperty("suggestions").EnumerateArray(), s => Assert.Equal(1, s.GetProperty("actions").GetArrayLength()));
    }

    [Fact]
    public void Tests_are_one_request_each_in_one_suggestion()
    {
        var card = small.Card(Context,
            Fired(CardFolder.Main) with { Offers = [Offer("labs", ("tests", new[] { "egfr", "pth", "no-such-test" }))] });

        var suggestion = Assert.Single(card.GetProperty("suggestions").EnumerateArray());
        Assert.Equal(["SWE05406", "NPU03028"], suggestion.GetProperty("actions").EnumerateArray().Select(Code));
        Assert.Equal(["Draft laboratory order: eGFR", "Draft laboratory order: PTH"],
            suggestion.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("description").GetString()));
    }

    [Fact]
    public void An_order_that_the_card_does_not_list_and_tests_that_nobody_named_are_not_offered()
    {
        Assert.False(small.Card(Context, Fired(CardFolder.Main) with { Offers = [Offer("referral-bone-specialist"), Offer("labs")] })
            .TryGetProperty("suggestions", out _));
    }

    [Fact]
    public void An_order_offered_twice_is_suggested_once() =>
        Assert.Equal(1, small.Card(Context, Fired(CardFolder.Main) with { Offers = [Offer("dxa"), Offer("dxa")] })
            .GetProperty("suggestions").GetArrayLength());

    [Theory]
    [InlineData(
        """{"resourceType":"MedicationRequest","id":"z","status":"active","x":{"v":1.0,"w":0.010},"dosageInstruction":[{"timing":{"event":["2026-05-01"],"code":{"text":"once"}},"doseAndRate":[{"doseQuantity":{"value":5.00}}]}],"_status":{"id":"s"}}""",
        """{"resourceType":"MedicationRequest","id":"z","status":"active","x":{"v":1.0,"w":0.010},"dosageInstruction":[{"timing":{"event":["2026-07-01"],"code":{"text":"once"}},"doseAndRate":[{"doseQuantity":{"value":5.00}}]}],"_status":{"id":"s"}}""")]
    [InlineData(
        """{"resourceType":"MedicationRequest","dosageInstruction":[{"timing":{"repeat":{"count":1,"boundsPeriod":{"start":"2026-05-01","end":"2026-05-01"}}}}]}""",
        """{"resourceType":"MedicationRequest","dosageInstruction":[{"timing":{"event":["2026-07-01"],"repeat":{"count":1,"boundsPeriod":{"start":"2026-07-01","end":"2026-07-01"}}}}]}""")]
    [InlineData("""{"resourceType":"MedicationRequest","dosageInstruction":[{"text":"å \"5\" mg"}]}""",
        """{"resourceType":"MedicationRequest","dosageInstruction":[{"text":"å \"5\" mg","timing":{"event":["2026-07-01"]}}]}""")]
    [InlineData("""{"resourceType":"MedicationRequest","authoredOn":"2026-05-01"}""",
        """{"resourceType":"MedicationRequest","authoredOn":"2026-05-01","dosageInstruction":[{"timing":{"event":["2026-07-01"]}}]}""")]
    [InlineData("""{"resourceType":"ServiceRequest","occurrenceDateTime":"2026-05-01","note":[]}""",
        """{"resourceType":"ServiceRequest","occurrenceDateTime":"2026-07-01","note":[]}""")]
    public void A_moved_draft_comes_back_whole_with_only_its_day_changed(string draft, string moved)
    {
        var action = Action(Offer("move-infusion", InJuly) with { Target = Encoding.UTF8.GetBytes(draft) });

        Assert.Equal("update", action.GetProperty("type").GetString());
        Assert.Equal(moved, action.GetProperty("resource").GetRawText());
    }

    [Fact]
    public void A_stopped_draft_comes_back_whole_with_only_its_status_changed()
    {
        var draft = Encoding.UTF8.GetBytes("""{"resourceType":"MedicationRequest","id":"d","status":"active","intent":"order"}""");

        Assert.Equal("""{"resourceType":"MedicationRequest","id":"d","status":"stopped","intent":"order"}""",
            Action(Offer("stop") with { Target = draft }).GetProperty("resource").GetRawText());
    }

    [Fact]
    public void Every_order_of_every_guideline_is_a_whole_resource_in_every_language()
    {
        foreach (var (language, order) in CardLanguage.All.SelectMany(l => small.Library.Orders.Values.Where(o => !o.IsChange)
            .Select(o => (l, o))))
        {
            Assert.All(order.Forms.Values, form =>
            {
                Assert.True(form.Code is not null || form.Tests.Count > 0, order.Name);
                Assert.All(form.Tests.Values, t => Assert.NotEmpty(t.Codings));
                Assert.NotEqual("", order.Label.In(language));
                Assert.Equal(order.Kind is OrderKind.Drug or OrderKind.Supplement, form.Dosage is not null);
            });
        }
    }

    private JsonElement Action(Offer offer) =>
        small.Card(Context, Fired(CardFolder.Main) with { Offers = [offer] }).GetProperty("suggestions")[0].GetProperty("actions")[0];

    private JsonElement Only(ReplyContext context, Offer offer)
    {
        var card = small.Card(context, Fired(CardFolder.Main) with { Offers = [offer] });
        var action = Assert.Single(Assert.Single(card.GetProperty("suggestions").EnumerateArray()).GetProperty("actions").EnumerateArray());
        Assert.Equal("create", action.GetProperty("type").GetString());
        return action.GetProperty("resource");
    }

    private static string Timing(JsonElement resource) => resource.GetProperty("dosageInstruction")[0].GetProperty("timing").GetRawText();

    private static string Code(JsonElement action)
    {
        var resource = action.GetProperty("resource");
        var concept = resource.TryGetProperty("medicationCodeableConcept", out var drug) ? drug : resource.GetProperty("code");
        return concept.GetProperty("coding")[0].GetProperty("code").GetString()!;
    }
}
