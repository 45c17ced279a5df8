using OsteoHooks.Fhir;

namespace OsteoHooks.Tests.Fhir;

public class PatientTests
{
    [Theory]
    [InlineData("\"gender\":\"female\",\"birthDate\":\"1958-06-14\"", Sex.Female, "1958-06-14", false, false)]
    [InlineData("\"gender\":\"male\",\"birthDate\":\"1958-07\",\"deceasedBoolean\":false", Sex.Male, "1958-07-31", false, false)]
    [InlineData("\"gender\":\"other\",\"deceasedBoolean\":true", Sex.Unknown, null, true, false)]
    [InlineData("\"deceasedDateTime\":\"2025-12-01\",\"birthDate\":null", Sex.Unknown, null, true, false)]
    [InlineData("\"gender\":[],\"birthDate\":\"14/6 1958\"", Sex.Unknown, null, false, true)]
    [InlineData("\"birthDate\":19580614", Sex.Unknown, null, false, true)]
    public void A_patient_is_read(string members, Sex sex, string? lastPossibleBirth, bool deceased, bool unreadable)
    {
        var patient = Call.Read(Call.View("{\"patient\":{\"resourceType\":\"Patient\",\"id\":\"p1\"," + members + "}}")).Patient!;
        var birth = patient.BirthDate?.Latest.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((sex, lastPossibleBirth, deceased, unreadable), (patient.Sex, birth, patient.Deceased, patient.BirthDateUnreadable));
        Assert.Equal("prefetch.patient", patient.Origin.Path);
    }

    [Fact]
    public void Without_a_Patient_there_is_none() => Assert.Null(Call.Read(Call.View("{}")).Patient);

    [Fact]
    public void Types_that_no_rule_reads_are_counted_or_passed_over()
    {
        var chart = Call.Prefetched("""
            {"resourceType":"AllergyIntolerance","id":"a","code":7}
            {"resourceType":"Encounter","id":"e","status":{}}
            {"resourceType":"FamilyMemberHistory","id":"f"}
            {"resourceType":"Claim","id":"c","subject":{"reference":"Patient/p2"}}
            """);
        Assert.Equal([ResourceKind.Encounter, ResourceKind.AllergyIntolerance, ResourceKind.FamilyMemberHistory], chart.Seen.Keys.Order());
        Assert.Empty(chart.Faults);
    }
}
