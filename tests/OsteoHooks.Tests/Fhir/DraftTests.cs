using System.Text;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Fhir;

public class DraftTests
{
    [Fact]
    public void A_draft_is_an_order_and_keeps_its_bytes()
    {
        var draft = Request("r1", "draft", extra: "\"x-y\" : [1.0, \"å\"],");
        var chart = Call.Read(Call.Sign(draft));
        var entry = Assert.Single(chart.Medications);
        Assert.Equal((true, "context.draftOrders.entry[0].resource", 1),
            (entry.IsDraft, entry.Origin.Path, chart.Seen[ResourceKind.MedicationRequest]));
        Assert.Equal(draft, Encoding.UTF8.GetString(entry.Raw.Span));
    }

    [Fact]
    public void A_stop_is_a_draft_with_the_id_of_the_servers_request()
    {
        var chart = Call.Read(Call.Sign(Request("r1", "stopped"), Request("r1", "active") + "\n" + Request("r2", "active")));
        Assert.Equal(["r2", "r1"], chart.Medications.Select(m => m.Origin.Id));
        var stop = chart.Medications[1];
        Assert.Equal((true, MedicationStatus.Stopped, MedicationStatus.Active, false),
            (stop.IsDraft, stop.Status, stop.Replaces?.Status, stop.Replaces?.IsDraft));
        Assert.Null(chart.Medications[0].Replaces);
    }

    [Fact]
    public void A_fetched_request_is_replaced_as_well()
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.Sign(Request("r1", "stopped"), Request("r1", "active"))));
        builder.ReadFetched(ResourceKind.MedicationRequest, Call.Utf8(Call.Bundle(Request("r1", "on-hold"))));
        var stop = Assert.Single(builder.Build().Medications);
        Assert.Equal((MedicationStatus.Stopped, MedicationStatus.OnHold), (stop.Status, stop.Replaces?.Status));
    }

    [Fact]
    public void A_draft_of_another_drug_replaces_too()
    {
        var other = """{"resourceType":"MedicationRequest","id":"r1","status":"draft","medicationCodeableConcept":{"text":"Loratadin"}}""";
        var entry = Assert.Single(Call.Read(Call.Sign(other, Request("r1", "active"))).Medications);
        Assert.Equal(("Loratadin", Substance.Prednisolone), (entry.Product.Name, entry.Replaces?.Product.Meaning.Substance));
    }

    [Fact]
    public void A_draft_in_error_takes_the_servers_request_with_it()
    {
        Assert.Empty(Call.Read(Call.Sign(Request("r1", "entered-in-error"), Request("r1", "active"))).Medications);
    }

    [Fact]
    public void Drafts_without_id_are_distinct()
    {
        var draft = Request("r1", "draft").Replace("\"id\":\"r1\",", "", StringComparison.Ordinal);
        Assert.Equal(2, Call.Read(Call.Sign(draft + "\n" + draft)).Medications.Count);
    }

    [Theory]
    [InlineData("MedicationRequest/r1", "r1")]
    [InlineData("r1", "r1")]
    [InlineData("https://ehr.example/fhir/MedicationRequest/r1", "r1")]
    [InlineData("urn:uuid:6f2c9c4e-8f8e-4a30-9f0a-0d8a4f0d2b7c", "r2")]
    [InlineData("ServiceRequest/r1", null)]
    [InlineData("MedicationRequest/r", null)]
    public void In_order_select_only_selected_drafts_are_orders(string selection, string? ordered)
    {
        var drafts =
            $$"""{"resourceType":"Bundle","entry":[{"resource":{{Request("r1", "draft")}} },{"fullUrl":"urn:uuid:6f2c9c4e-8f8e-4a30-9f0a-0d8a4f0d2b7c","resource":{{Request("r2", "draft")}} }]}""";
        var body =
            $$"""{"hook":"order-select","hookInstance":"h","context":{"patientId":"p1","draftOrders":{{drafts}},"selections":["{{selection}}"]},"prefetch":{"a":{{Request("r1", "active")}} } }""";
        var chart = Call.Read(body);
        Assert.Equal(ordered is null ? [] : [ordered], chart.Medications.Where(m => m.IsDraft).Select(m => m.Origin.Id));
        Assert.Equal(ordered != "r1", chart.Medications.Any(m => !m.IsDraft));
    }

    [Fact]
    public void Drafts_at_a_hook_without_orders_are_ignored()
    {
        var body =
            $$"""{"hook":"patient-view","hookInstance":"h","context":{"patientId":"p1","draftOrders":{{Call.Bundle(Request("r1", "draft"))}} } }""";
        Assert.Empty(Call.Read(body).Medications);
    }

    [Fact]
    public void Orders_for_services_are_kept_whatever_they_are_for()
    {
        var order = """{"resourceType":"ServiceRequest","id":"s1","status":"draft","intent":"order","code":{"text":"Fysioterapi"}}""";
        var chart = Call.Read(Call.Sign(order + "\n" + """{"resourceType":"NutritionOrder","id":"n1"}"""));
        var draft = Assert.Single(chart.Activities);
        Assert.Equal((true, order), (draft.IsDraft, Encoding.UTF8.GetString(draft.Raw.Span)));
    }

    [Fact]
    public void A_draft_that_cannot_be_told_may_be_any_order()
    {
        var chart = Call.Read(Call.Sign("7\n" + Request("r1", "draft")));
        Assert.Single(chart.Medications);
        Assert.Equal([ResourceKind.MedicationRequest, ResourceKind.ServiceRequest], chart.Unread.Order());
        Assert.Equal("context.draftOrders.entry[0].resource", Assert.Single(chart.Faults).Path);
    }

    private static string Request(string id, string status, string extra = "") =>
        $$"""{"resourceType":"MedicationRequest","id":"{{id}}","status":"{{status}}",{{extra}}"intent":"order","medicationCodeableConcept":{{Call.Prednisolone}},"subject":{"reference":"Patient/p1"} }""";
}
