using OsteoHooks.Fhir;

namespace OsteoHooks.Tests.Fhir;

public class WrongPatientTests
{
    [Theory]
    [InlineData("Patient/p1")]
    [InlineData("Patient/p1/_history/3")]
    [InlineData("Patient/p%31")]
    [InlineData("https://ehr.example/fhir/Patient/p1")]
    [InlineData("https://EHR.example:443/fhir/Patient/p1/_history/2")]
    [InlineData("urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7")]
    [InlineData("p1")]
    [InlineData("#patient")]
    public void These_references_are_to_the_patient(string reference)
    {
        var chart = Call.Read(Body(reference));
        Assert.Single(chart.Conditions);
        Assert.Empty(chart.Faults);
    }

    [Theory]
    [InlineData("Patient/p2")]
    [InlineData("Patient/P1")]
    [InlineData("Patient/p1x")]
    [InlineData("https://ehr.example/fhir/Patient/p2")]
    [InlineData("https://other.example/fhir/Patient/p1")]
    [InlineData("https://ehr.example/other/Patient/p1")]
    [InlineData("http://ehr.example/fhir/Patient/p1")]
    [InlineData("urn:uuid:00000000-0000-0000-0000-000000000000")]
    [InlineData("p2")]
    public void A_reference_to_another_patient_refuses_the_whole_body(string reference)
    {
        var refused = Assert.Throws<RequestRejectedException>(() => Call.Read(Body(reference)));
        Assert.Equal((422, "prefetch.a.entry[1].resource"), (refused.Status, refused.Path));
        Assert.DoesNotContain(reference, refused.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"subject\":{\"identifier\":{\"value\":\"19\"}},")]
    [InlineData("")]
    public void A_subject_that_names_nobody_is_taken_for_the_patient(string subject)
    {
        Assert.Single(Call.Prefetched(Condition(subject)).Conditions);
    }

    [Fact]
    public void A_resource_about_a_group_is_not_about_the_patient()
    {
        var chart = Call.Prefetched(Condition("\"subject\":{\"reference\":\"Group/g1\"},"));
        Assert.Empty(chart.Conditions);
        Assert.Equal("prefetch.a.entry[0].resource.subject", Assert.Single(chart.Faults).Path);
    }

    [Fact]
    public void Another_Patient_resource_refuses_the_body()
    {
        var refused =
            Assert.Throws<RequestRejectedException>(() => Call.Read(Call.View("""{"patient":{"resourceType":"Patient","id":"p2"}}""")));
        Assert.Equal((422, "prefetch.patient.id"), (refused.Status, refused.Path));
    }

    [Theory]
    [InlineData("""{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/p2"}}""")]
    [InlineData("""{"resourceType":"Encounter","subject":{"reference":"Patient/p2"}}""")]
    [InlineData(
        """{"resourceType":"Appointment","status":"booked","participant":[{"actor":{"reference":"Practitioner/d1"}},{"actor":{"reference":"Patient/p2"}}]}""")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"Eye colour"},"subject":{"reference":"Patient/p2"}}""")]
    [InlineData(
        """{"resourceType":"MedicationRequest","status":"active","medicationCodeableConcept":{"text":"Paracetamol"},"subject":{"reference":"Patient/p2"}}""")]
    public void Whose_a_resource_is_counts_also_where_its_content_does_not(string resource)
    {
        Assert.Equal(422, Assert.Throws<RequestRejectedException>(() => Call.Prefetched(resource)).Status);
    }

    [Theory]
    [InlineData("http://internal/fhir/Patient/p1", true)]
    [InlineData("http://internal/fhir/Patient/p2", false)]
    public void The_fullUrl_of_the_Patient_lends_a_base_but_no_other_id(string fullUrl, bool isRead)
    {
        var condition = Condition("\"subject\":{\"reference\":\"" + fullUrl + "\"},");
        var body = Call.View(
            $$"""{"a":{"resourceType":"Bundle","entry":[{"fullUrl":"{{fullUrl}}","resource":{"resourceType":"Patient"} },{"resource":{{condition}} }]} }""");
        if (isRead)
        {
            Assert.Single(Call.Read(body).Conditions);
        }
        else
        {
            Assert.Equal(422, Assert.Throws<RequestRejectedException>(() => Call.Read(body)).Status);
        }
    }

    [Fact]
    public void The_patient_may_be_named_after_the_resources()
    {
        var body =
            $$"""{"hook":"patient-view","hookInstance":"h","prefetch":{"a":{{Condition("\"subject\":{\"reference\":\"Patient/p2\"},")}}},"context":{"patientId":"p1"} }""";
        Assert.Equal(422, Assert.Throws<RequestRejectedException>(() => Call.Read(body)).Status);
    }

    [Fact]
    public void A_draft_for_another_patient_refuses_the_body()
    {
        var draft =
            $$"""{"resourceType":"MedicationRequest","status":"draft","medicationCodeableConcept":{{Call.Prednisolone}},"subject":{"reference":"Patient/p2"} }""";
        Assert.Equal("context.draftOrders.entry[0].resource",
            Assert.Throws<RequestRejectedException>(() => Call.Read(Call.Sign(draft))).Path);
    }

    [Fact]
    public void A_fetched_page_with_another_patients_data_is_not_used_at_all()
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.View($$"""{"patient":{{Call.Patient}}}""")));
        var page = Call.Bundle(Condition("\"subject\":{\"reference\":\"Patient/p1\"},") + "\n"
            + Condition("\"subject\":{\"reference\":\"Patient/p2\"},"));
        Assert.Equal(PrefetchState.Failed, builder.ReadFetched(ResourceKind.Condition, Call.Utf8(page)).State);
        var chart = builder.Build();
        Assert.Empty(chart.Conditions);
        Assert.DoesNotContain(ResourceKind.Condition, chart.Seen.Keys);
    }

    [Fact]
    public void A_fetched_Patient_says_itself_who_it_is()
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.View("{}")));
        Assert.Equal(PrefetchState.Failed,
            builder.ReadFetched(ResourceKind.Patient, """{"resourceType":"Patient","gender":"female"}"""u8.ToArray()).State);
        Assert.Null(builder.Build().Patient);
    }

    [Fact]
    public void The_name_that_a_refused_page_gave_its_patient_is_forgotten()
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.View("{}")));
        var stranger =
            """{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"p2"},"fullUrl":"urn:uuid:0f2c8e5e-6d6b-4f0f-8f0a-9d3c1a4f5f0a"}]}""";
        Assert.Equal(PrefetchState.Failed, builder.ReadFetched(ResourceKind.Patient, Call.Utf8(stranger)).State);
        var page = Call.Bundle(Condition("\"subject\":{\"reference\":\"urn:uuid:0f2c8e5e-6d6b-4f0f-8f0a-9d3c1a4f5f0a\"},"));
        Assert.Equal(PrefetchState.Failed, builder.ReadFetched(ResourceKind.Condition, Call.Utf8(page)).State);
    }

    private static string Body(string reference)
    {
        var patient = """{"resource":{"resourceType":"Patient","id":"p1"},"fullUrl":"urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7"}""";
        var condition = Condition("\"subject\":{\"reference\":\"" + reference + "\"},");
        return Call.View($$"""{"a":{"resourceType":"Bundle","entry":[{{patient}},{"resource":{{condition}} }]} }""");
    }

    private static string Condition(string subject) =>
        $$"""{"resourceType":"Condition",{{subject}}"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"M81.9"}]} }""";
}
