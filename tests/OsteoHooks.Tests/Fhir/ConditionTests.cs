using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Fhir;

public class ConditionTests
{
    private const string Hip =
        """{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"S72.0"}],"text":"Collum femoris-fraktur"}""";

    [Fact]
    public void A_condition_is_read_with_its_codes_united()
    {
        var chart = Read("""
            "clinicalStatus":{"coding":[{"code":"resolved"}]},"verificationStatus":{"coding":[{"code":"confirmed"}]},
            "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-se","code":"S7200"},{"system":"http://hl7.org/fhir/sid/icd-10","code":"W01"}],"text":"Höftfraktur"},
            "onsetDateTime":"2025-01-02","abatementDateTime":"2025-06","recordedDate":"2025-01-03T10:00:00+01:00"
            """);
        var fracture = Assert.Single(chart.Conditions);
        Assert.True(fracture.Sets.Has(ConceptSet.CondFractureHip) && fracture.Sets.Has(ConceptSet.MarkerLowEnergy));
        Assert.Equal((true, false, false, "Höftfraktur", ConditionStanding.Inactive),
            (fracture.LowEnergyCause, fracture.HighEnergyCause, fracture.IsFollowUp, fracture.Text, fracture.Standing));
        Assert.Equal((FhirDate.Day(new(2025, 1, 2)), FhirDate.Day(new(2025, 1, 3))), (fracture.Onset, fracture.Recorded));
        Assert.Equal(new FhirDate(new(2025, 6, 1), new(2025, 6, 30)), fracture.Abated);
    }

    [Theory]
    [InlineData("V43.5", true, false)]
    [InlineData("W13", true, false)]
    [InlineData("X95", true, false)]
    [InlineData("W01", false, true)]
    [InlineData("W19", false, true)]
    [InlineData("M35.3", false, false)]
    public void What_caused_a_fracture_stands_in_a_coding_or_in_the_extension(string code, bool high, bool low)
    {
        var coding = $$"""{"system":"http://hl7.org/fhir/sid/icd-10","code":"{{code}}"}""";
        string[] forms =
        [
            $$"""
            "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"S72.0"},{{coding}}]}
            """,
            $$"""
            "extension":[{"url":"x","valueString":"y"},{"url":"http://hl7.org/fhir/StructureDefinition/condition-dueTo","valueCodeableConcept":{"coding":[{{coding}}]} }],"code":{{Hip}}
            """,
        ];
        foreach (var form in forms)
        {
            var fracture = Assert.Single(Read(form).Conditions);
            Assert.Equal((high, low), (fracture.HighEnergyCause, fracture.LowEnergyCause));
        }
    }

    [Theory]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm", "S72.001A", false)]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm", "S72.001D", true)]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm", "s72.001k", true)]
    [InlineData("http://hl7.org/fhir/sid/icd-10-cm", "S72.001S", true)]
    [InlineData("http://hl7.org/fhir/sid/icd-10", "S72.0", false)]
    [InlineData("urn:oid:1.2.208.176.2.4.12", "DS720", false)]
    public void Aftercare_and_sequelae_are_the_same_fracture_again(string system, string code, bool isFollowUp)
    {
        var condition = Assert.Single(Read($$"""
            "code":{"coding":[{"system":"{{system}}","code":"{{code}}"}]}
            """).Conditions);
        Assert.Equal(isFollowUp, condition.IsFollowUp);
    }

    [Theory]
    [InlineData("refuted")]
    [InlineData("entered-in-error")]
    public void What_was_refuted_is_not_there(string verification)
    {
        Assert.Empty(Read($$"""
            "verificationStatus":{"coding":[{"code":"{{verification}}"}]},"code":{{Hip}}
            """).Conditions);
    }

    [Theory]
    [InlineData("active", ConditionStanding.Active)]
    [InlineData("relapse", ConditionStanding.Active)]
    [InlineData("remission", ConditionStanding.Inactive)]
    [InlineData("unheard-of", ConditionStanding.Unstated)]
    public void Clinical_status_is_active_inactive_or_unstated(string code, ConditionStanding standing)
    {
        Assert.Equal(standing, Assert.Single(Read($$"""
            "clinicalStatus":{"coding":[{"code":"{{code}}"}]},"code":{{Hip}}
            """).Conditions).Standing);
    }

    [Fact]
    public void A_diagnosis_on_no_list_is_counted_and_not_kept()
    {
        var chart = Read("""
            "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"H52.1","display":"Myopi"}]}
            """);
        Assert.Empty(chart.Conditions);
        Assert.Equal(1, chart.Seen[ResourceKind.Condition]);
    }

    [Theory]
    [InlineData("\"code\":5")]
    [InlineData("\"code\":{\"coding\":[{\"code\":7}]}")]
    [InlineData(
        "\"code\":{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\",\"valueCode\":\"unknown\"}]}")]
    [InlineData("\"recordedDate\":\"2025-01-01\"")]
    public void A_condition_without_code_or_words_may_be_any(string members)
    {
        Assert.True(Assert.Single(Read(members).Conditions).CodeUnread);
    }

    [Fact]
    public void When_it_cannot_be_read_whether_a_diagnosis_was_refuted_conditions_are_unread()
    {
        var chart = Read($$"""
            "verificationStatus":{"coding":[{"code":false}]},"code":{{Hip}}
            """);
        Assert.Empty(chart.Conditions);
        Assert.Equal([ResourceKind.Condition], chart.Unread);
        Assert.Equal("prefetch.a.entry[0].resource.verificationStatus.coding[0].code", Assert.Single(chart.Faults).Path);
    }

    private static Chart Read(string members) => Call.Prefetched(
        "{\"resourceType\":\"Condition\",\"id\":\"c1\",\"subject\":{\"reference\":\"Patient/p1\"}," + Call.OneLine(members) + "}");
}
