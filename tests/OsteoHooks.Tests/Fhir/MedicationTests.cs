using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Fhir;

public class MedicationTests
{
    [Fact]
    public void A_request_is_read_with_every_element_that_rules_use()
    {
        var request = Only($$"""
            {"resourceType":"MedicationRequest","id":"r1","status":"on-hold","statusReason":{"text":"Byte"},"intent":"original-order","doNotPerform":true,"category":{"coding":[{"code":"community"}]},
             "medicationCodeableConcept":{{Call.Prednisolone}},"subject":{"reference":"Patient/p1"},"authoredOn":"2026-01-01T00:30:00+01:00",
             "reasonCode":[{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"M05.9"}],"text":"RA"},{"text":"Polymyalgi"}],
             "courseOfTherapyType":{"coding":[{"code":"continuous"}]},"priorPrescription":{"reference":"MedicationRequest/r0"},"note":[{"text":"En"},{"text":"Två"}],
             "dispenseRequest":{"validityPeriod":{"start":"2026-01","end":"2026-12-31"},"numberOfRepeatsAllowed":3,"quantity":{"value":100,"unit":"tablet"},"expectedSupplyDuration":{"value":30,"unit":"days","system":"http://unitsofmeasure.org","code":"d"} } }
            """);
        Assert.Equal((MedicationStatus.OnHold, RequestIntent.OriginalOrder, true, true),
            (request.Status, request.Intent, request.DoNotPerform, request.IsContinuous));
        Assert.Equal(("Byte", "RA; Polymyalgi", "En; Två", "r0"),
            (request.StatusReason, request.ReasonText, request.Note, request.PriorPrescriptionId));
        Assert.True(request.ReasonSets.Has(ConceptSet.CondRa));
        Assert.Equal(FhirDate.Day(new(2026, 1, 1)), request.Authored);
        Assert.Equal((new Quantity(100, "tablet"), 3, new Quantity(30, "d")), (request.Supply, request.Repeats, request.SupplyDuration));
        Assert.Equal(new FhirPeriod(new(new(2026, 1, 1), new(2026, 1, 31)), FhirDate.Day(new(2026, 12, 31))), request.Validity);
        Assert.False(request.IsDraft);
        Assert.True(request.Raw.IsEmpty);
        Assert.Empty(request.Faults);
        Assert.Equal("prefetch.a.entry[0].resource", request.Origin.Path);
    }

    [Fact]
    public void A_statement_has_its_period_its_dosage_and_what_it_is_based_on()
    {
        var statement = Only($$"""
            {"resourceType":"MedicationStatement","id":"s1","status":"not-taken","statusReason":[{"text":"Illamående"}],"medicationCodeableConcept":{{Call.Prednisolone}},
             "effectivePeriod":{"start":"2025-01-01"},"dateAsserted":"2026-02-10","basedOn":[{"reference":"MedicationRequest/r1"},{"reference":"CarePlan/c1"}],"dosage":[{"text":"5 mg dagligen"}]}
            """);
        Assert.Equal((ResourceKind.MedicationStatement, MedicationStatus.NotTaken, "Illamående"),
            (statement.Kind, statement.Status, statement.StatusReason));
        Assert.Equal(new FhirPeriod(FhirDate.Day(new(2025, 1, 1)), null), statement.Effective);
        Assert.Equal(FhirDate.Day(new(2026, 2, 10)), statement.Authored);
        Assert.Equal(["r1"], statement.RequestIds);
        Assert.Equal("5 mg dagligen", Assert.Single(statement.Dosages).Text);
    }

    [Fact]
    public void An_administration_has_its_dose_route_and_day()
    {
        var given = Only("""
            {"resourceType":"MedicationAdministration","id":"a1","status":"completed","medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"M05BX04"}]},
             "effectiveDateTime":"2025-11-23T23:30:00Z","request":{"reference":"MedicationRequest/r1"},"reasonCode":[{"text":"Skelettmetastaser"}],
             "dosage":{"route":{"coding":[{"system":"http://snomed.info/sct","code":"34206005","display":"Subcutaneous route"}]},"dose":{"value":60,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"} } }
            """);
        var day = FhirDate.Day(new(2025, 11, 24));
        Assert.Equal(new FhirPeriod(day, day), given.Effective);
        Assert.Equal(("Skelettmetastaser", "r1"), (given.ReasonText, Assert.Single(given.RequestIds)));
        var dosage = Assert.Single(given.Dosages);
        Assert.Equal((new Quantity(60, "mg"), "Subcutaneous route"), (dosage.Dose, dosage.RouteText));
    }

    [Theory]
    [InlineData("\"whenPrepared\":\"2025-03-01\",\"whenHandedOver\":\"2025-03-03\",", 3)]
    [InlineData("\"whenHandedOver\":\"2025-03-03\",\"whenPrepared\":\"2025-03-01\",", 3)]
    [InlineData("\"whenPrepared\":\"2025-03-01\",", 1)]
    public void A_dispense_counts_from_the_day_it_was_handed_over_or_else_prepared(string when, int day)
    {
        var dispense = Only($$"""
            {"resourceType":"MedicationDispense","id":"d1","status":"completed",{{when}}"medicationCodeableConcept":{{Call.Prednisolone}},"authorizingPrescription":[{"reference":"https://ehr.example/fhir/MedicationRequest/r1"}],
             "quantity":{"value":98,"unit":"tablet"},"daysSupply":{"value":98,"unit":"d"},"dosageInstruction":[{"sequence":1}]}
            """);
        Assert.Equal(new(2025, 3, day), dispense.Effective?.Start?.Earliest);
        Assert.Equal((98m, 98m, "r1", 1), (dispense.Supply?.Value, dispense.SupplyDuration?.Value, Assert.Single(dispense.RequestIds),
            Assert.Single(dispense.Dosages).Sequence));
    }

    [Fact]
    public void An_entry_in_error_is_not_there()
    {
        var chart = Call.Prefetched(
            $$"""{"resourceType":"MedicationStatement","id":"s1","status":"entered-in-error","medicationCodeableConcept":{{Call.Prednisolone}} }""");
        Assert.Empty(chart.Medications);
    }

    [Theory]
    [InlineData("\"status\":5", "status")]
    [InlineData("\"authoredOn\":\"soon\"", "authoredOn")]
    [InlineData("\"dosageInstruction\":\"daily\"", "dosageInstruction")]
    [InlineData("\"dosageInstruction\":[{},{\"timing\":{\"repeat\":{\"frequency\":\"one\"}}}]",
        "dosageInstruction[1].timing.repeat.frequency")]
    [InlineData("\"dosageInstruction\":[{\"doseAndRate\":[{\"doseQuantity\":{\"value\":\"5\",\"unit\":\"mg\"}}]}]",
        "dosageInstruction[0].doseAndRate[0].doseQuantity.value")]
    [InlineData("\"dosageInstruction\":[{\"doseAndRate\":[{\"doseQuantity\":{\"value\":1e40}}]}]",
        "dosageInstruction[0].doseAndRate[0].doseQuantity.value")]
    [InlineData("\"dispenseRequest\":{\"numberOfRepeatsAllowed\":1.5}", "dispenseRequest.numberOfRepeatsAllowed")]
    [InlineData("\"dispenseRequest\":{\"quantity\":{\"value\":5,\"comparator\":\"about\"}}", "dispenseRequest.quantity.comparator")]
    public void An_element_that_cannot_be_read_is_named_and_loses_nothing_else(string member, string path)
    {
        var entry = Only(
            $$"""{"resourceType":"MedicationRequest","id":"r1","intent":"order",{{member}},"medicationCodeableConcept":{{Call.Prednisolone}} }""");
        Assert.Equal([path], entry.Faults);
        Assert.Equal((Substance.Prednisolone, RequestIntent.Order), (entry.Product.Meaning.Substance, entry.Intent));
    }

    [Fact]
    public void A_request_as_the_CDS_Hooks_sandbox_drafts_it_is_no_fault()
    {
        var chart = Call.Prefetched(
            """{"resourceType":"MedicationRequest","id":"request-123","status":"draft","subject":{"reference":"Patient/p1"},"category":{"coding":[{"code":"community"}]}}""");
        var entry = Assert.Single(chart.Medications);
        Assert.Equal((RequestIntent.Unknown, true), (entry.Intent, entry.Product.IsUnread));
        Assert.Empty(chart.Faults);
    }

    private static MedicationEntry Only(string resource) => Assert.Single(Call.Prefetched(Call.OneLine(resource)).Medications);
}
