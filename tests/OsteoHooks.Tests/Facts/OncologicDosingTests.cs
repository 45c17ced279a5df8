using static OsteoHooks.Tests.Facts.Consultation;

namespace OsteoHooks.Tests.Facts;

public class OncologicDosingTests
{
    private const string Oncologic = "oncologic-antiresorptive-present";

    private static Consultation Given(string atc, string rest, string? text = null) =>
        new Consultation("se-vgr", "patient-view").With(Drug("MedicationAdministration", atc,
            $"\"status\":\"completed\",\"effectiveDateTime\":\"2025-05-01\"{rest}", text));

    [Theory]
    [InlineData(",\"dosage\":{\"dose\":{\"value\":1.7,\"unit\":\"mL\"}}", "Denosumab 70 mg/ml")]
    [InlineData("", "Xgeva")]
    [InlineData(",\"dosage\":{\"dose\":{\"value\":60,\"unit\":\"mg\"}},\"reasonCode\":[{\"text\":\"Skelettmetastaser\"}]", null)]
    public void Denosumab_by_volume_brand_or_reason_is_known_as_oncologic(string rest, string? text)
    {
        Assert.StartsWith("fired", Given("M05BX04", rest, text).Of(Oncologic), StringComparison.Ordinal);
        Assert.Equal("not-indicated", Given("M05BX04", rest, text).Of("denosumab-overdue-7-months"));
    }

    [Theory]
    [InlineData("Prolia", "")]
    [InlineData(null, ",\"dosage\":{\"dose\":{\"value\":60,\"unit\":\"mg\"}}")]
    public void Denosumab_against_osteoporosis_is_not(string? text, string rest)
    {
        Assert.Equal("not-indicated", Given("M05BX04", rest, text).Of(Oncologic));
        Assert.Equal("fired/critical", Given("M05BX04", rest, text).Of("denosumab-overdue-7-months"));
    }

    [Theory]
    [InlineData("4", "fired/info")]
    [InlineData("3.3", "fired/info")]
    [InlineData("5", "not-indicated")]
    public void Zoledronic_acid_reduced_for_the_kidneys_is_oncologic_too(string mg, string outcome) =>
        Assert.Equal(outcome, Given("M05BA08", $",\"dosage\":{{\"dose\":{{\"value\":{mg},\"unit\":\"mg\"}}}}").Of(Oncologic));
}
