using System.Globalization;
using OsteoHooks.Terminology;
using static OsteoHooks.Terminology.CodeUse;
using static OsteoHooks.Terminology.ConceptSet;

namespace OsteoHooks.Tests.Terminology;

public class MedicationCodeTests
{
    [Theory]
    [InlineData(Books.Atc, "H02AB06", "DrugGlucocorticoidSystemic", Substance.Prednisolone, CodeRank.Atc)]
    [InlineData(Books.Atc, "H02AB12", "DrugGlucocorticoidExclude", Substance.Rimexolone, CodeRank.Atc)]
    [InlineData(Books.Atc, "D07AC01", "DrugGlucocorticoidLocal", Substance.None, CodeRank.Atc)]
    [InlineData(Books.Atc, "M05BA04", "DrugOpBisphosphonate", Substance.Alendronate, CodeRank.Atc)]
    [InlineData(Books.Atc, "M05BB03", "DrugOpBisphosphonate DrugVitaminD", Substance.Alendronate, CodeRank.Atc)]
    [InlineData(Books.Atc, "A12AX", "DrugCalcium DrugVitaminD", Substance.CalciumWithVitaminD, CodeRank.Atc)]
    [InlineData(Books.Atc, "A11CC03", "DrugVitaminDActive", Substance.Alfacalcidol, CodeRank.Atc)]
    [InlineData(Books.Atc, "G03CA04", "DrugHrtLocalReview", Substance.Estriol, CodeRank.Atc)]
    [InlineData(Books.Atc, "G03CA01", "DrugHrt", Substance.None, CodeRank.Atc)]
    [InlineData(Books.Atc, "G04BD12", "DrugFallriskAnticholinergicExclude", Substance.None, CodeRank.Atc)]
    [InlineData(Books.Atc, "G04BD07", "DrugFallriskAnticholinergic", Substance.None, CodeRank.Atc)]
    [InlineData(Books.Atc, "N06AB04", "DrugFallriskAntidepressant DrugFallriskAntidepressantSsri DrugBoneriskSsri", Substance.None,
        CodeRank.Atc)]
    [InlineData(Books.Atc, "L02BX53", "DrugGlucocorticoidSystemic DrugAdtAndrogenSynthesisInhibitor", Substance.Abiraterone, CodeRank.Atc)]
    [InlineData(Books.Atc, "N02BE01", "", Substance.None, CodeRank.Atc)]
    [InlineData(Books.Snomed, "116601002", "DrugGlucocorticoidSystemicCheckRoute", Substance.Prednisolone, CodeRank.Ingredient)]
    [InlineData(Books.Rxnorm, "8638", "DrugGlucocorticoidSystemicCheckRoute", Substance.Prednisolone, CodeRank.Ingredient)]
    [InlineData(Books.Rxnorm, "312617", "DrugGlucocorticoidSystemic", Substance.Prednisone, CodeRank.Product)]
    [InlineData(Books.Rxnorm, "904419", "DrugOpBisphosphonate", Substance.Alendronate, CodeRank.Product)]
    [InlineData(Books.Rxnorm, "106258", "DrugGlucocorticoidLocal", Substance.Hydrocortisone, CodeRank.Product)]
    [InlineData(Books.Rxnorm, "313782", "", Substance.None, CodeRank.None)]
    [InlineData(Books.Sks, "BWHB42", "DrugOpDenosumab", Substance.Denosumab, CodeRank.Product)]
    public void A_medication_code_names_its_sets_substance_and_rank(string system, string code, string sets, Substance substance,
        CodeRank rank)
    {
        var meaning = Books.Shipped.Find(Medication, system, code);
        Assert.Equal((sets, substance, rank), (Books.Sets(meaning), meaning.Substance, meaning.Rank));
    }

    [Theory]
    [InlineData("312617", "5", false)]
    [InlineData("198146", "2.5", false)]
    [InlineData("205301", "5", true)]
    [InlineData("993452", "60", true)]
    public void A_product_code_carries_its_strength(string code, string mg, bool perMillilitre)
    {
        var meaning = Books.Shipped.Find(Medication, Books.Rxnorm, code);
        Assert.Equal(((decimal?)decimal.Parse(mg, CultureInfo.InvariantCulture), perMillilitre),
            (meaning.UnitStrengthMg, meaning.PerMillilitre));
    }

    [Fact]
    public void A_product_of_two_strengths_carries_none()
    {
        var meaning = Books.Shipped.Find(Medication, Books.Rxnorm, "1441392");
        Assert.True(meaning.Is(DrugOpSerm));
        Assert.Null(meaning.UnitStrengthMg);
    }
}
