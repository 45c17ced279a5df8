using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Facts;

public class HormonalTherapyTests
{
    private const string Card = "aromatase-inhibitor-without-dxa";

    private static Consultation Letrozole(string more = "") =>
        new Consultation("se-vgr", "order-sign", birthDate: "1992-06-14").Signing(Drug("MedicationRequest", "L02BG04",
            "\"status\":\"draft\"" + more));

    [Fact]
    public void Letrozole_without_an_end_for_infertility_is_no_cancer_therapy() => Assert.Equal(
        "not-indicated",
        Letrozole(",\"reasonCode\":[{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"N97.0\"}]}]").Of(Card));

    [Fact]
    public void Letrozole_in_a_patient_with_infertility_on_record_is_no_cancer_therapy() =>
        Assert.Equal("not-indicated", Letrozole().With(Condition("N97.9", "\"recordedDate\":\"2025-01-01\"")).Of(Card));

    [Fact]
    public void Letrozole_after_breast_cancer_is_one_whatever_else_is_on_record() =>
        Assert.Equal("fired/warning", Letrozole()
            .With(Condition("N97.9", "\"recordedDate\":\"2015-01-01\""), Condition("C50.9", "\"recordedDate\":\"2025-01-01\"")).Of(Card));

    [Fact]
    public void Letrozole_without_any_indication_on_record_is_one() => Assert.Equal("fired/warning", Letrozole().Of(Card));

    [Fact]
    public void Abiraterone_is_androgen_deprivation() => Assert.Equal(
        "fired/warning",
        new Consultation("se-vgr", "patient-view", "male").With(Condition("C61", "\"recordedDate\":\"2025-01-01\""),
                Drug("MedicationRequest", "L02BX03", "\"status\":\"active\",\"authoredOn\":\"2025-06-01\""))
            .Of("androgen-deprivation-without-dxa"));
}
