using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Facts;

public class FractureTests
{
    private static string Outcome(string rest) => new Consultation("no", "order-sign").With(TScore(0.3m), Condition("S52.5", rest))
        .Signing(Drug("MedicationRequest", "H02AB06", $"\"status\":\"draft\",\"dosageInstruction\":[{Daily(7.5m, "6", "mo")}]"))
        .Of("glucocorticoid-without-prophylaxis");

    [Theory]
    [InlineData(30, "not-indicated")]
    [InlineData(49, "not-indicated")]
    [InlineData(50, "fired/warning")]
    public void The_age_at_fracture_counts_where_it_is_given_and_not_the_day_of_recording(int age, string outcome) =>
        Assert.Equal(outcome, Outcome(
            $$""" "onsetAge":{"value":{{age}},"unit":"years","system":"http://unitsofmeasure.org","code":"a"},"recordedDate":"2022-01-01" """));

    [Theory]
    [InlineData("Trafikkulykke, påkjørt som syklist", "not-indicated")]
    [InlineData("Falt fra stige, 3 m", "not-indicated")]
    [InlineData("Falt på isen", "fired/warning")]
    [InlineData("Falt på isen, ikke trafikkulykke", "fired/warning")]
    public void A_note_tells_a_traffic_accident_where_causes_are_not_coded(string note, string outcome) =>
        Assert.Equal(outcome, Outcome($$""" "onsetDateTime":"2019-03-04","note":[{"text":"{{note}}"}] """));
}
