using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Fhir;

/// <summary>Procedure, DiagnosticReport, ServiceRequest, ImagingStudy and Appointment.</summary>
public class ActivityTests
{
    private const string Dxa =
        """{"coding":[{"system":"http://snomed.info/sct","code":"312681000","display":"Bone density scan"}],"text":"DXA bentäthetsmätning"}""";

    [Theory]
    [InlineData("Procedure", "\"status\":\"completed\",\"code\":DXA,\"performedDateTime\":\"2025-05-01\"", "completed", "2025-05-01")]
    [InlineData("Procedure",
        "\"status\":\"not-done\",\"code\":DXA,\"performedPeriod\":{\"start\":\"2025-05-01T09:00:00+02:00\",\"end\":\"2025-05-02\"}",
        "not-done", "2025-05-01")]
    [InlineData("Procedure", "\"code\":DXA,\"performedString\":\"last spring\"", "unknown", null)]
    [InlineData("DiagnosticReport",
        "\"status\":\"final\",\"code\":DXA,\"effectiveDateTime\":\"2025-05-01\",\"issued\":\"2025-06-01T00:00:00Z\"", "final",
        "2025-05-01")]
    [InlineData("DiagnosticReport", "\"status\":\"final\",\"code\":DXA,\"issued\":\"2025-06-01T10:00:00Z\"", "final", "2025-06-01")]
    [InlineData("ServiceRequest", "\"status\":\"active\",\"code\":DXA,\"occurrenceDateTime\":\"2026-05-01\"", "active", "2026-05-01")]
    [InlineData("ImagingStudy",
        "\"status\":\"available\",\"procedureCode\":[{\"text\":\"Skalle\"},DXA],\"started\":\"2025-05-01T08:00:00Z\"", "available",
        "2025-05-01")]
    [InlineData("ImagingStudy", "\"status\":\"available\",\"description\":\"DEXA hip\",\"started\":\"2025-05-01\"", "available",
        "2025-05-01")]
    public void A_bone_density_scan_is_seen_done_reported_ordered_and_stored(string type, string members, string status, string? day)
    {
        var activity = Assert.Single(Read(type,
            members.Replace("DXA,", Dxa + ",", StringComparison.Ordinal).Replace("DXA]", Dxa + "]", StringComparison.Ordinal)).Activities);
        Assert.Equal((type, status), (activity.Origin.Kind.ToString(), activity.Status));
        Assert.Equal(day, activity.Date?.Earliest.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_order_keeps_intent_and_the_day_it_was_written()
    {
        var order = Assert.Single(Read("ServiceRequest", $$"""
            "status":"active","intent":"proposal","doNotPerform":true,"authoredOn":"2026-02-01","code":{{Dxa}},"bodySite":[{"text":"Höft"}]
            """).Activities);
        Assert.Equal((RequestIntent.Proposal, true, FhirDate.Day(new(2026, 2, 1)), "Höft"),
            (order.Intent, order.DoNotPerform, order.Authored, order.BodySite));
        Assert.True(order.Sets.Has(ConceptSet.ProcDxa));
    }

    [Fact]
    public void A_laboratory_order_carries_the_code_of_its_result()
    {
        var order = Assert.Single(Read("ServiceRequest", """
            "status":"active","code":{"coding":[{"system":"http://npu-terminology.org","code":"NPU19893"}]}
            """).Activities);
        Assert.True(order.Sets.Has(ConceptSet.LabP1np));
    }

    [Theory]
    [InlineData("\"code\":{\"text\":\"DT thorax\"},\"conclusion\":\"Kompressionsfraktur Th8.\"", 1)]
    [InlineData("\"code\":{\"text\":\"DT thorax\"},\"conclusion\":\"Normala lungor.\"", 0)]
    [InlineData("\"code\":{\"text\":\"Bentäthetsmätning\"}", 1)]
    [InlineData("\"code\":{\"text\":\"Hb\"}", 0)]
    public void A_report_is_kept_for_its_name_or_its_conclusion(string members, int kept)
    {
        var chart = Read("DiagnosticReport", members);
        Assert.Equal((kept, 1), (chart.Activities.Count, chart.Seen[ResourceKind.DiagnosticReport]));
    }

    [Theory]
    [InlineData("Procedure", "\"status\":\"completed\"")]
    [InlineData("ServiceRequest", "\"status\":\"active\",\"code\":[]")]
    [InlineData("DiagnosticReport", "\"code\":3")]
    public void What_nothing_names_may_be_anything(string type, string members) =>
        Assert.True(Assert.Single(Read(type, members).Activities).CodeUnread);

    [Fact]
    public void An_entry_in_error_is_not_there() =>
        Assert.Empty(Read("Procedure", $"\"status\":\"entered-in-error\",\"code\":{Dxa}").Activities);

    [Fact]
    public void An_appointment_has_its_start_and_its_words()
    {
        var chart = Call.Prefetched(
            """{"resourceType":"Appointment","id":"ap1","status":"booked","description":"Denosumab","serviceType":[{"text":"Injektion"}],"reasonCode":[{"coding":[{"display":"Osteoporos"}]}],"comment":"Ta med remiss","start":"2026-05-01T09:00:00+02:00","participant":[{"actor":{"reference":"Patient/p1"}}]}""");
        var appointment = Assert.Single(chart.Appointments);
        Assert.Equal(("booked", FhirDate.Day(new(2026, 5, 1)), "Denosumab; Injektion; Osteoporos; Ta med remiss"),
            (appointment.Status, appointment.Start, appointment.Text));
    }

    [Fact]
    public void An_appointment_for_several_patients_is_not_a_wrong_patient()
    {
        Assert.Single(Call.Prefetched(
            """{"resourceType":"Appointment","status":"booked","participant":[{"actor":{"reference":"Patient/p2"}},{"actor":{"reference":"Patient/p1"}}]}""").Appointments);
    }

    private static Chart Read(string type, string members) => Call.Prefetched("{\"resourceType\":\"" + type
        + "\",\"id\":\"x1\",\"subject\":{\"reference\":\"Patient/p1\"}," + Call.OneLine(members) + "}");
}
