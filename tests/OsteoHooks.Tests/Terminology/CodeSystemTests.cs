using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

public class CodeSystemTests
{
    [Theory]
    [InlineData("http://snomed.info/sct")]
    [InlineData("https://snomed.info/sct")]
    [InlineData("http://snomed.info/sct/")]
    [InlineData("http://snomed.info/sct/45991000052106")]
    [InlineData("http://snomed.info/sct/554471000005108/version/20240930")]
    [InlineData("http://snomed.info/sct|http://snomed.info/sct/45991000052106")]
    [InlineData("urn:oid:2.16.840.1.113883.6.96")]
    [InlineData("2.16.840.1.113883.6.96")]
    [InlineData("URN:OID:1.2.752.116.2.1.1")]
    [InlineData(" http://snomed.info/sct ")]
    public void Every_spelling_of_snomed_ct_is_read(string system) =>
        Assert.True(Books.Shipped.Find(CodeUse.Condition, system, "64859006").Is(ConceptSet.CondOsteoporosis));

    [Theory]
    [InlineData("http://snomed.info/sctx")]
    [InlineData("http://snomed.info")]
    [InlineData("http://snomed.example/sct")]
    [InlineData("urn:oid:2.16.840.1.113883.6.960")]
    [InlineData("å")]
    [InlineData("/")]
    [InlineData("")]
    public void Another_system_is_not_snomed_ct(string system) =>
        Assert.Equal(Meaning.Unknown, Books.Shipped.Find(CodeUse.Condition, system, "64859006"));

    [Theory]
    [InlineData(CodeUse.Medication, "urn:oid:2.16.840.1.113883.6.73", "M05BX04")]
    [InlineData(CodeUse.Medication, "urn:oid:1.2.752.129.2.2.3.1.1", "M05BX04")]
    [InlineData(CodeUse.Condition, "http://hl7.org/fhir/sid/icd-10-se", "M81.9")]
    [InlineData(CodeUse.Condition, "urn:oid:1.2.752.116.1.1.1.1.3", "M81.9")]
    [InlineData(CodeUse.Condition, "urn:oid:1.2.752.116.1.1.1", "M81.9")]
    [InlineData(CodeUse.Condition, "urn:oid:2.16.578.1.12.4.1.1.7110", "M81.9")]
    [InlineData(CodeUse.Condition, "http://hl7.org/fhir/sid/icd-10-no", "M81.9")]
    [InlineData(CodeUse.Condition, "http://hl7.org/fhir/sid/icd-10-cm", "M81.0")]
    [InlineData(CodeUse.Condition, "http://hl7.org/fhir/sid/icpc-2", "L95")]
    [InlineData(CodeUse.Condition, "urn:oid:1.2.208.176.2.31", "L95")]
    [InlineData(CodeUse.Condition, "urn:oid:2.16.578.1.12.4.1.1.7170", "L95")]
    [InlineData(CodeUse.Procedure, "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "J0897")]
    [InlineData(CodeUse.Procedure, "urn:oid:1.2.752.116.1.3.2.1.4", "JDF10")]
    [InlineData(CodeUse.Observation, "http://helsedir.no/fhir/CodeSystem/no-kodeverk-7280-nlk", "NOR25909")]
    public void National_aliases_are_read(CodeUse use, string system, string code) =>
        Assert.True(Books.Shipped.Find(use, system, code).IsKnown);

    [Fact]
    public void A_code_counts_only_under_its_own_system()
    {
        Assert.False(Books.Shipped.Find(CodeUse.Medication, Books.Snomed, "8638").IsKnown);
        Assert.False(Books.Shipped.Find(CodeUse.Condition, "http://hl7.org/fhir/sid/icpc-2", "M80").IsKnown);
    }
}
