using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Fhir;

/// <summary>How one drug arrives: coded, contained, referenced, named.</summary>
public class ProductTests
{
    private const string Atc = "http://www.whocc.no/atc";

    [Theory]
    [InlineData("""{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB06"}]}""", CodeRank.Atc)]
    [InlineData("""{"coding":[{"system":"urn:oid:2.16.840.1.113883.6.73","code":"h02ab06"}]}""", CodeRank.Atc)]
    [InlineData("""{"coding":[{"code":"H02AB06"}]}""", CodeRank.Atc)]
    [InlineData("""{"coding":[{"system":"http://snomed.info/sct","code":"116601002"}]}""", CodeRank.Ingredient)]
    [InlineData(
        """{"coding":[{"system":"http://electronichealth.se/identifier/nplid","code":"19991229000163"},{"system":"http://www.whocc.no/atc","code":"H02AB06"}]}""",
        CodeRank.Atc)]
    [InlineData("""{"text":"Prednisolon 5 mg tablett"}""", CodeRank.Name)]
    [InlineData("""{"coding":[{"system":"http://electronichealth.se/identifier/nplid","code":"19991229000163","display":"Prednisolon"}]}""",
        CodeRank.Name)]
    public void Prednisolone_is_known_however_it_is_coded(string concept, CodeRank rank)
    {
        var product = Assert.Single(Call.Prefetched(Request($$"""
            "medicationCodeableConcept":{{concept}},
            """)).Medications).Product;
        Assert.Equal((Substance.Prednisolone, rank, false), (product.Meaning.Substance, product.Meaning.Rank, product.IsUnread));
        Assert.True(product.Meaning.Is(ConceptSet.DrugGlucocorticoidSystemic)
            || product.Meaning.Is(ConceptSet.DrugGlucocorticoidSystemicCheckRoute));
    }

    [Theory]
    [InlineData("""{"coding":[{"system":"http://www.whocc.no/atc","code":"R06AX13"}]}""")]
    [InlineData("""{"text":"Loratadin"}""")]
    [InlineData(
        """{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"665078","display":"Loratadine 5 MG Chewable Tablet"}]}""")]
    public void A_legible_drug_on_no_list_is_another_drug_and_is_not_kept(string concept)
    {
        var chart = Call.Prefetched(Request($$"""
            "medicationCodeableConcept":{{concept}},
            """));
        Assert.Empty(chart.Medications);
        Assert.Equal(1, chart.Seen[ResourceKind.MedicationRequest]);
        Assert.Empty(chart.Faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"medicationCodeableConcept\":{},")]
    [InlineData("\"medicationCodeableConcept\":{\"text\":\" - \"},")]
    [InlineData("\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"urn:local\",\"code\":\"4711\"}]},")]
    [InlineData("\"medicationCodeableConcept\":7,")]
    [InlineData("\"medicationReference\":{\"reference\":\"#m\"},")]
    [InlineData("\"medicationReference\":{\"reference\":\"Medication/m\"},")]
    [InlineData("\"medicationReference\":{\"reference\":\"Medication/m\",\"display\":\"Alenat\"},")]
    public void A_drug_that_nothing_names_is_unread(string medication)
    {
        Assert.True(Assert.Single(Call.Prefetched(Request(medication)).Medications).Product.IsUnread);
    }

    [Fact]
    public void A_reference_whose_display_names_a_drug_is_that_drug_until_the_Medication_is_had()
    {
        var product = Assert.Single(Call.Prefetched(
            Request("\"medicationReference\":{\"reference\":\"Medication/m\",\"display\":\"Alendronat 70 mg\"},")).Medications).Product;
        Assert.Equal((Substance.Alendronate, CodeRank.Name, 70m), (product.Meaning.Substance, product.Meaning.Rank, product.MgPerUnit));
    }

    [Theory]
    [InlineData("Medication/m1")]
    [InlineData("Medication/m1/_history/2")]
    [InlineData("https://ehr.example/fhir/Medication/m1")]
    [InlineData("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0")]
    public void A_Medication_is_found_before_or_after_the_request(string reference)
    {
        var request = $$"""{"resource":{{Request($"\"medicationReference\":{{\"reference\":\"{reference}\"}},")}} }""";
        var medication = $$"""{"resource":{{Tablet(5)}},"fullUrl":"urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"}""";
        foreach (var entries in new[] { $"{request},{medication}", $"{medication},{request}" })
        {
            var product =
                Assert.Single(Call.Read(Call.View($$"""{"a":{"resourceType":"Bundle","entry":[{{entries}}]} }""")).Medications).Product;
            Assert.Equal((Substance.Prednisolone, 5m, StrengthSource.Ingredient),
                (product.Meaning.Substance, product.MgPerUnit, product.StrengthSource));
        }
    }

    [Theory]
    [InlineData(
        "\"contained\":[{\"resourceType\":\"Practitioner\",\"id\":\"m1\"},TABLET],\"medicationReference\":{\"reference\":\"#m1\"},")]
    [InlineData("\"medicationReference\":{\"reference\":\"#m1\"},\"contained\":[TABLET],")]
    public void A_contained_Medication_is_found(string members)
    {
        var product =
            Assert.Single(Call.Prefetched(Request(members.Replace("TABLET", Tablet(2.5m), StringComparison.Ordinal))).Medications).Product;
        Assert.Equal((Substance.Prednisolone, 2.5m, "tablet"), (product.Meaning.Substance, product.MgPerUnit, product.Form));
    }

    [Fact]
    public void Medications_that_are_not_there_are_asked_for_once_and_filled_in()
    {
        var builder = Call.Builder();
        var requests = string.Join('\n', Request("\"medicationReference\":{\"reference\":\"Medication/m1\"},"),
            Request("\"medicationReference\":{\"reference\":\"Medication/m1\"},", "r2"),
            Request("\"medicationReference\":{\"reference\":\"https://other.example/fhir/Medication/m2\"},", "r3"));
        builder.Read(Call.Utf8(Call.View($$"""{"a":{{Call.Bundle(requests)}} }""")));
        Assert.Equal(["m1"], builder.MissingMedications());
        Assert.Equal(PrefetchState.Answered, builder.ReadFetched(ResourceKind.Medication, Call.Utf8(Tablet(5))).State);
        Assert.Empty(builder.MissingMedications());
        Assert.Equal([false, false, true], builder.Build().Medications.Select(m => m.Product.IsUnread));
    }

    [Fact]
    public void A_referenced_Medication_that_is_another_drug_is_dropped()
    {
        var other = """{"resourceType":"Medication","id":"m1","code":{"coding":[{"system":"http://www.whocc.no/atc","code":"R06AX13"}]}}""";
        Assert.Empty(Call.Prefetched(Request("\"medicationReference\":{\"reference\":\"Medication/m1\"},") + "\n" + other).Medications);
    }

    [Theory]
    [InlineData("5", "mg", "1", "tablet", 5.0, false)]
    [InlineData("5", "mg", "1", "TAB", 5.0, false)]
    [InlineData("500", "ug", "1", "{tbl}", 0.5, false)]
    [InlineData("0.5", "g", "2", "tablet", 250.0, false)]
    [InlineData("60", "mg", "1", "mL", 60.0, true)]
    [InlineData("5", "mg", "100", "mL", 0.05, true)]
    [InlineData("4", "g", "1", "L", 4.0, true)]
    public void The_strength_of_an_ingredient_is_mg_per_unit_or_millilitre(string amount, string unit, string per, string perUnit,
        double mg, bool perMillilitre)
    {
        var product = Strength(amount, unit, per, perUnit);
        Assert.Equal(((decimal?)mg, perMillilitre), (product.MgPerUnit, product.PerMillilitre));
    }

    [Theory]
    [InlineData("5", "[iU]", "1", "tablet")]
    [InlineData("10", "mg", "1", "g")]
    [InlineData("50", "ug", "24", "h")]
    [InlineData("5", "mg", "0", "tablet")]
    [InlineData("0", "mg", "1", "tablet")]
    public void A_strength_that_is_none_per_unit_is_not_used(string amount, string unit, string per, string perUnit)
    {
        Assert.Null(Strength(amount, unit, per, perUnit).MgPerUnit);
    }

    [Theory]
    [InlineData(
        """{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"312617","display":"Prednisone 5 MG Oral Tablet"}],"text":"Prednisone 5 MG Oral Tablet"}""",
        StrengthSource.Table)]
    [InlineData("""{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB07"}],"text":"Prednison 5 mg tablett"}""",
        StrengthSource.Text)]
    [InlineData(
        """{"coding":[{"system":"http://www.whocc.no/atc","code":"H02AB07","display":"Prednison 5 mg tablett"}],"text":"Prednison"}""",
        StrengthSource.Text)]
    public void Without_an_ingredient_the_table_and_then_the_text_give_the_strength(string concept, StrengthSource source)
    {
        var product = Assert.Single(Call.Prefetched(Request($$"""
            "medicationCodeableConcept":{{concept}},
            """)).Medications).Product;
        Assert.Equal((5m, source), (product.MgPerUnit, product.StrengthSource));
    }

    [Fact]
    public void The_drug_of_a_combination_is_the_active_ingredient_that_is_on_a_list()
    {
        var medication = $$"""
            {"resourceType":"Medication","id":"m1","code":{"text":"Fosavance"},"ingredient":[
             {"itemCodeableConcept":{"coding":[{"system":"{{Atc}}","code":"M05BA04"}]},"isActive":false,"strength":{"numerator":{"value":1,"unit":"mg"} } },
             {"itemCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"391730008"}]},"strength":{"numerator":{"value":70,"unit":"mg"},"denominator":{"value":1,"unit":"tablet"} } },
             {"itemCodeableConcept":{"text":"starch"} }]}
            """;
        var chart =
            Call.Prefetched(Request("\"medicationReference\":{\"reference\":\"Medication/m1\"},") + "\n" + Call.OneLine(medication));
        var product = Assert.Single(chart.Medications).Product;
        Assert.Equal((Substance.Alendronate, 70m, "Fosavance"), (product.Meaning.Substance, product.MgPerUnit, product.Name));
    }

    private static Product Strength(string amount, string unit, string per, string perUnit)
    {
        var medication =
            $$"""{"resourceType":"Medication","id":"m1","code":{{Call.Prednisolone}},"ingredient":[{"strength":{"numerator":{"value":{{amount}},"unit":"{{unit}}"},"denominator":{"value":{{per}},"unit":"{{perUnit}}"} } }]}""";
        return Assert.Single(
            Call.Prefetched(Request("\"medicationReference\":{\"reference\":\"Medication/m1\"},") + "\n" + medication).Medications).Product;
    }

    private static string Tablet(decimal mg) => FormattableString.Invariant(
        $$"""{"resourceType":"Medication","id":"m1","code":{{Call.Prednisolone}},"form":{"text":"tablet"},"ingredient":[{"itemCodeableConcept":{{Call.Prednisolone}},"strength":{"numerator":{"value":{{mg}},"unit":"mg"},"denominator":{"value":1,"unit":"tablet"} } }]}""");

    private static string Request(string members, string id = "r1") =>
        $$"""{"resourceType":"MedicationRequest","id":"{{id}}","status":"active","intent":"order",{{members.Trim()}}"subject":{"reference":"Patient/p1"} }""";
}
