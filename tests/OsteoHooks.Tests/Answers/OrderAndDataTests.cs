using OsteoHooks.Tests.Facts;
using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Answers;

/// <summary>Answers until the order is renewed, and until the data changes.</summary>
public class OrderAndDataTests
{
    private const string Card = "glucocorticoid-without-prophylaxis";
    private const string Shorter = "shorter-than-planned";
    private const string Undetermined = "glucocorticoid-exposure-undetermined";
    private const string Wrong = "wrong-data";

    private static readonly DateOnly Later = new(2026, 4, 20);

    private static Consultation Signing(params string[] orders) => new Consultation("se-vgr", "order-sign").Signing(orders);

    private static Consultation View(params string[] chart) => new Consultation("se-vgr", "patient-view").With(chart);

    private static string Again(Consultation then, Consultation now) => now.Outcome(Card, then.Answering(Card, Shorter));

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData(null)]
    public void The_same_draft_signed_again_is_no_renewal(string? day)
    {
        var then = Signing(Steroid.Order(10, "d1", day));
        Assert.Equal("suppressed/answer:shorter-than-planned", Again(then, Signing(Steroid.Order(10, "d1", day))));
        Assert.Equal("suppressed/answer:shorter-than-planned", Again(then, Signing(Steroid.Order(10, "d1", day)).On(Later)));
    }

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData(null)]
    public void A_draft_is_known_again_in_the_chart_under_the_id_that_the_server_gave_it(string? day) =>
        Assert.Equal("suppressed/answer:shorter-than-planned",
            Again(Signing(Steroid.Order(10, "d1", day)), View(Steroid.Order(10, "4711", "2026-03-02", "active")).On(Later)));

    [Theory]
    [InlineData("2026-04-20")]
    [InlineData(null)]
    public void A_new_order_of_the_same_drug_and_dose_is_a_renewal(string? day)
    {
        Assert.Equal("fired/warning",
            Again(Signing(Steroid.Order(10, "d1", day is null ? null : "2026-03-02")), Signing(Steroid.Order(10, "d2", day)).On(Later)));
        Assert.Equal("fired/warning", Again(Signing(Steroid.Order(10)),
            View(Steroid.Order(10, "4711", "2026-03-02", "active"), Steroid.Order(10, "4712", "2026-04-20", "active")).On(Later)));
    }

    [Fact]
    public void An_order_that_names_an_earlier_prescription_renews_it_on_the_same_day() => Assert.Equal("fired/warning", Again(
        Signing(Steroid.Order(10)),
        Signing(Steroid.Order(10, "d2", more: "\"priorPrescription\":{\"reference\":\"MedicationRequest/d1\"},"))));

    [Fact]
    public void Any_other_answer_outlives_the_order()
    {
        var declined = Signing(Steroid.Order(10)).Answering(Card, "patient-declined");
        Assert.Equal("suppressed/answer:patient-declined",
            Signing(Steroid.Order(10, "d2", "2026-04-20")).On(Later).Outcome(Card, declined));
    }

    [Fact]
    public void Until_the_order_is_renewed_a_new_fracture_breaks_too() =>
        Assert.Equal("fired/warning", Signing(Steroid.Order(10)).With(Condition("S72.0", "\"onsetDateTime\":\"2026-02-01\"")).Outcome(
            Card, Signing(Steroid.Order(10)).Answering(Card, Shorter)));

    private static string Unclear(string text) =>
        $$"""{"resourceType":"MedicationRequest","id":"d1","status":"draft","intent":"order","authoredOn":"2026-03-02","medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB06"}],"text":"{{text}}"} }""";

    private const string Stopping = "denosumab-stop-without-follow-on";

    private static string Injection(string day, string id = "a1") =>
        $$"""{"resourceType":"MedicationAdministration","id":"{{id}}","status":"completed","effectiveDateTime":"{{day}}","medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"M05BX04"}]},"dosage":{"dose":{"value":60,"unit":"mg"} } }""";

    private static Consultation Overdue(params string[] chart) =>
        new Consultation("dk-dsam", "patient-view", birthDate: "1947-01-09").With(chart);

    private static string StillWrong(Consultation then, Consultation now) =>
        now.Outcome("denosumab-overdue-7-months", then.Answering("denosumab-overdue-7-months", Wrong));

    [Fact]
    public void Wrong_data_is_silent_while_the_data_stays_as_it_was_also_under_other_ids()
    {
        var then = Overdue(Injection("2025-07-01"));
        Assert.Equal("suppressed/answer:wrong-data", StillWrong(then, Overdue(Injection("2025-07-01"))));
        Assert.Equal("suppressed/answer:wrong-data", StillWrong(then, Overdue(Injection("2025-07-01", "elsewhere"))));
        Assert.Equal("suppressed/answer:wrong-data", StillWrong(then, Overdue(Injection("2025-07-01")).On(new DateOnly(2026, 3, 30))));
    }

    [Fact]
    public void Wrong_data_that_was_corrected_is_asked_about_again() =>
        Assert.Equal("fired/critical", StillWrong(Overdue(Injection("2025-07-01")), Overdue(Injection("2025-07-05"))));

    [Fact]
    public void Wrong_data_of_which_an_entry_is_gone_is_asked_about_again_unless_it_only_could_not_be_read()
    {
        var kidney =
            """{"resourceType":"Observation","id":"e1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"62238-1"}]},"effectiveDateTime":"2026-02-20","valueQuantity":{"value":24,"unit":"mL/min/{1.73_m2}"} }""";
        var order =
            """{"resourceType":"MedicationRequest","id":"m1","status":"stopped","intent":"order","authoredOn":"2025-01-10","medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"M05BX04"}]} }""";
        var then = Overdue(Injection("2025-07-01"), order, kidney);
        var answered = then.Answering(Stopping, Wrong);

        Assert.Equal("suppressed/answer:wrong-data", then.Outcome(Stopping, answered));
        Assert.StartsWith("fired", Overdue(Injection("2025-07-01"), order).Outcome(Stopping, answered), StringComparison.Ordinal);
        Assert.Equal("suppressed/answer:wrong-data",
            Overdue(Injection("2025-07-01"), order).Without(OsteoHooks.Fhir.ResourceKind.Observation).Outcome(Stopping, answered));
    }

    [Fact]
    public void Wrong_data_holds_for_an_order_that_cannot_be_computed_until_it_is_written_anew()
    {
        var then = Signing(Unclear("Prednisolon"));
        var answered = then.Answering(Undetermined, Wrong);
        Assert.Equal("suppressed/answer:wrong-data", Signing(Unclear("Prednisolon")).Outcome(Undetermined, answered));
        Assert.StartsWith("fired", Signing(Unclear("Prednisolon").Replace("2026-03-02", "2026-03-05", StringComparison.Ordinal))
                .On(new DateOnly(2026, 3, 5)).Outcome(Undetermined, answered), StringComparison.Ordinal);
    }
}
