using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

/// <summary>The rules by which codes as sent become codes as listed, each with what it must find and what it must leave alone.</summary>
public class NormalisationTests
{
    private const string DanishNpu = "urn:oid:1.2.208.176.2.1";
    private const string SwedishLab = "urn:oid:1.2.752.108.1";
    private const string Npl = "http://electronichealth.se/identifier/nplid";

    [Theory]
    [InlineData(DanishNpu, "NPU01443", "LabCalciumTotal")]
    [InlineData(SwedishLab, "NPU01443", "LabCalciumTotal")]
    [InlineData(SwedishLab, "SWE05406", "LabEgfrBsa")]
    [InlineData("", "DNK35302", "LabEgfrBsa")]
    [InlineData("http://anywhere.example/lab", "NOR25909", "LabEgfrBsa")]
    [InlineData(Books.Loinc, "NPU10267", "Lab25ohd")]
    [InlineData(DanishNpu, "npu27783", "LabAlp")]
    [InlineData(DanishNpu, "NPU03429", "")]
    [InlineData("", "NPU", "")]
    [InlineData("http://anywhere.example/lab", "AAB00345", "")]
    [InlineData(SwedishLab, "FLX00437", "LabCalciumCorrected")]
    [InlineData("http://anywhere.example/lab", "FLX00437", "")]
    [InlineData("", "FLX00437", "")]
    public void Npu_codes_mean_the_same_under_any_system_and_local_laboratory_codes_only_under_their_own(string system, string code,
        string sets) =>
        Assert.Equal(sets, Books.Sets(Books.Shipped.Find(CodeUse.Observation, system, code)));

    [Theory]
    [InlineData(Books.Icd10, "S72.0", "CondFractureHip")]
    [InlineData(Books.Icd10, "s720", "CondFractureHip")]
    [InlineData(Books.Icd10, " S72.00 ", "CondFractureHip")]
    [InlineData(Books.Icd10, "M80.0A", "CondOsteoporosisWithFracture")]
    [InlineData(Books.Icd10, "G30.1*", "CondDementia")]
    [InlineData(Books.Icd10, "DS720", "")]
    [InlineData(Books.Icd10, "S72", "")]
    [InlineData(Books.Icd10, "Z99", "")]
    public void Icd_codes_match_by_their_first_characters_without_dots(string system, string code, string sets) =>
        Assert.Equal(sets, Books.Sets(Books.Shipped.Find(CodeUse.Condition, system, code)));

    [Theory]
    [InlineData("DS721+TUL1", "CondFractureHip")]
    [InlineData("DS72.1", "CondFractureHip")]
    [InlineData("ds721a", "CondFractureHip")]
    [InlineData("DM809B", "CondOsteoporosisWithFracture CondFractureHip")]
    [InlineData("DM809", "CondOsteoporosisWithFracture")]
    [InlineData("DW01", "MarkerLowEnergy")]
    [InlineData("TUL1+DS721", "CondFractureHip")]
    [InlineData("TUL1", "")]
    [InlineData("+", "")]
    [InlineData("DH931", "")]
    public void Danish_diagnoses_lose_their_d_and_their_add_ons(string code, string sets)
    {
        Assert.Equal(sets, Books.Sets(Books.Shipped.Find(CodeUse.Condition, "urn:oid:1.2.208.176.2.4.12", code)));
        Assert.Equal(sets, Books.Sets(Books.Shipped.Find(CodeUse.Condition, Books.Sks, code)));
    }

    [Theory]
    [InlineData(CodeUse.Medication, "MH02AB06", "DrugGlucocorticoidSystemic")]
    [InlineData(CodeUse.Medication, "MH02", "")]
    [InlineData(CodeUse.Procedure, "MH02AB06", "")]
    [InlineData(CodeUse.Procedure, "UXRE80", "ProcDxa")]
    [InlineData(CodeUse.Procedure, "BWHB40A", "DrugOpBisphosphonate")]
    [InlineData(CodeUse.Procedure, "BWHB42", "DrugOpDenosumab")]
    [InlineData(CodeUse.Condition, "UXRE80", "")]
    public void Danish_codes_may_also_be_atc_after_an_m_or_procedures(CodeUse use, string code, string sets) =>
        Assert.Equal(sets, Books.Sets(Books.Shipped.Find(use, Books.Sks, code)));

    [Theory]
    [InlineData(CodeUse.Medication, "", "H02AB06", "DrugGlucocorticoidSystemic")]
    [InlineData(CodeUse.Medication, "http://vendor.example/drugs", "H02AB06", "DrugGlucocorticoidSystemic")]
    [InlineData(CodeUse.Medication, "", "h02ab06", "DrugGlucocorticoidSystemic")]
    [InlineData(CodeUse.Medication, "", "H02AB", "")]
    [InlineData(CodeUse.Medication, "", "X02AB06", "")]
    [InlineData(CodeUse.Medication, Npl, "H02AB06", "")]
    [InlineData(CodeUse.Condition, "", "H02AB06", "")]
    [InlineData(CodeUse.Condition, "", "S72.0", "")]
    [InlineData(CodeUse.Condition, "http://vendor.example/diagnoses", "S72.0", "")]
    public void Without_a_known_system_only_a_full_atc_code_of_a_medication_is_read(CodeUse use, string system, string code, string sets) =>
        Assert.Equal(sets, Books.Sets(Books.Shipped.Find(use, system, code)));

    [Theory]
    [InlineData(Books.Atc, "M05BA04", "DrugOpBisphosphonate")]
    [InlineData(Books.Icd10, "M80", "")]
    [InlineData(Books.Snomed, "64859006", "")]
    [InlineData(Books.Loinc, "38267-1", "")]
    public void A_diagnosis_is_never_a_medication(string system, string code, string sets) =>
        Assert.Equal(sets, Books.Sets(Books.Shipped.Find(CodeUse.Medication, system, code)));

    [Theory]
    [InlineData(CodeUse.Condition, "108290001", "CondRadiotherapyHistory")]
    [InlineData(CodeUse.Procedure, "108290001", "CondRadiotherapyHistory")]
    [InlineData(CodeUse.Answer, "449868002", "AnswerCurrentSmoker")]
    [InlineData(CodeUse.Answer, "8517006", "AnswerNotSmoker")]
    [InlineData(CodeUse.Answer, "64859006", "")]
    [InlineData(CodeUse.Route, "26643006", "RouteSystemic RouteOral")]
    [InlineData(CodeUse.Route, "47625008", "RouteSystemic RouteIntravenous")]
    [InlineData(CodeUse.Route, "12130007", "RouteLocal")]
    [InlineData(CodeUse.Route, "116601002", "")]
    public void The_element_decides_which_sets_a_code_may_have(CodeUse use, string code, string sets) =>
        Assert.Equal(sets, Books.Sets(Books.Shipped.Find(use, Books.Snomed, code)));

    [Theory]
    [InlineData("V43.5", "MarkerHighEnergy")]
    [InlineData("W11", "MarkerHighEnergy")]
    [InlineData("W01.0", "MarkerLowEnergy")]
    [InlineData("W19", "MarkerLowEnergy")]
    [InlineData("W22", "")]
    [InlineData("X59.0", "")]
    [InlineData("Y83.1", "")]
    public void External_causes_of_force_are_marked_and_unspecified_or_medical_ones_are_not(string code, string sets) =>
        Assert.Equal(sets, Books.Sets(Books.Shipped.Find(CodeUse.Condition, Books.Icd10, code)));

    [Theory]
    [InlineData("DE835C", "CondHypercalcaemia")]
    [InlineData("DE835D", "CondHypocalcaemia")]
    [InlineData("DE835", "CondCalciumDisorderReview")]
    [InlineData("DK102E", "CondOnjRadiation")]
    [InlineData("DK102", "CondOnjReview")]
    [InlineData("DN183", "CondCkd CondCkdStage3")]
    [InlineData("DK900", "CondCoeliac CondMalabsorption")]
    public void Sets_are_united_unless_the_narrower_one_takes_the_code_away(string code, string sets) =>
        Assert.Equal(sets,
            string.Join(' ', Books.Sets(Books.Shipped.Find(CodeUse.Condition, Books.Sks, code)).Split(' ').Order(StringComparer.Ordinal)));

    [Fact]
    public void A_code_longer_than_any_listed_is_unknown() =>
        Assert.Equal(Meaning.Unknown, Books.Shipped.Find(CodeUse.Condition, Books.Icd10, "S72.0" + new string('0', 500)));

    [Fact]
    public void Bytes_that_are_no_text_are_unknown() =>
        Assert.Equal(Meaning.Unknown, Books.Shipped.Find(CodeUse.Condition, "http://hl7.org/fhir/sid/icd-10"u8, [0xFF, 0xC0, 0x80]));
}
