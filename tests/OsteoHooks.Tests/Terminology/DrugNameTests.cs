using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

public class DrugNameTests
{
    [Theory]
    [InlineData("Prednisolon", "DrugGlucocorticoidSystemicCheckRoute", Substance.Prednisolone)]
    [InlineData("PREDNISOLON Pfizer 5 mg tablett", "DrugGlucocorticoidSystemic", Substance.Prednisolone)]
    [InlineData("Prednisone 5 MG Oral Tablet", "DrugGlucocorticoidSystemic", Substance.Prednisone)]
    [InlineData("Deltison 50 mg", "DrugGlucocorticoidSystemic", Substance.Prednisone)]
    [InlineData("Prednisolon ögondroppar", "DrugGlucocorticoidLocal", Substance.Prednisolone)]
    [InlineData("Prednisolon øyedråper", "DrugGlucocorticoidLocal", Substance.Prednisolone)]
    [InlineData("Hydrocortisone 10 MG/ML Topical Cream", "DrugGlucocorticoidLocal", Substance.Hydrocortisone)]
    [InlineData("Triamcinolon 40 mg/ml intraartikulär injektion", "DrugGlucocorticoidLocal", Substance.Triamcinolone)]
    [InlineData("triamcinolone oral paste", "DrugGlucocorticoidLocal", Substance.Triamcinolone)]
    [InlineData("Budesonid inhalationspulver", "DrugGlucocorticoidLocal", Substance.Budesonide)]
    [InlineData("Flutikason tablett", "DrugGlucocorticoidLocal", Substance.None)]
    [InlineData("Fludrokortison 0,1 mg tablett", "DrugGlucocorticoidExclude", Substance.Fludrocortisone)]
    [InlineData("Alendronsyra 70 mg tablett", "DrugOpBisphosphonate", Substance.Alendronate)]
    [InlineData("alendronic acid 10 MG [Fosamax]", "DrugOpBisphosphonate", Substance.Alendronate)]
    [InlineData("Zoledronic acid 0.04 MG/ML", "DrugOpBisphosphonate", Substance.Zoledronate)]
    [InlineData("Prolia® 60 mg injektionsvätska", "DrugOpDenosumab", Substance.Denosumab)]
    [InlineData("Letrozol Teva", "DrugAromataseInhibitor DrugBoneriskAromataseInhibitor", Substance.Letrozole)]
    [InlineData("Kalcium 500 mg + vitamin D3 800 IE tablett", "DrugCalcium DrugVitaminD", Substance.CalciumWithVitaminD)]
    [InlineData("Kolekalciferol", "DrugVitaminD", Substance.Colecalciferol)]
    [InlineData("Etalpha", "DrugVitaminDActive", Substance.Alfacalcidol)]
    [InlineData("Østradiol 2 mg", "DrugHrt", Substance.Estradiol)]
    [InlineData("Estradiol 10 mikrogram vaginaltablett", "DrugHrtLocalReview", Substance.Estradiol)]
    [InlineData("Vagifem", "DrugHrtLocalReview", Substance.Estradiol)]
    public void A_drug_is_recognised_by_its_name(string text, string sets, Substance substance)
    {
        var meaning = Books.Name(text);
        Assert.Equal((sets, substance, CodeRank.Name), (Books.Sets(meaning), meaning.Substance, meaning.Rank));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Paracetamol 500 mg")]
    [InlineData("prednisolonbehandling")]
    [InlineData("Prednisolonacetat")]
    [InlineData("atorvastatin calcium 20 mg")]
    [InlineData("Calcium folinate 15 mg")]
    [InlineData("ethinyl estradiol 0.02 mg")]
    [InlineData("Kalciumfolinat")]
    [InlineData("medroxyprogesterone 5 mg tablet")]
    [InlineData("Proliant")]
    [InlineData("(-) 5 %")]
    public void Another_drug_is_not_mistaken_for_one_on_the_list(string text) => Assert.Equal(Meaning.Unknown, Books.Name(text));

    [Fact]
    public void A_text_of_any_length_is_searched_from_its_start()
    {
        Assert.Equal(Substance.Denosumab, Books.Name("Denosumab " + new string('x', 5000)).Substance);
        Assert.Equal(Meaning.Unknown, Books.Name(new string('x', 5000)));
    }

    [Fact]
    public void Bytes_that_are_no_text_part_words() =>
        Assert.Equal(Substance.Denosumab, Books.Shipped.FindDrugName([0xFF, .. "denosumab"u8, 0xC3]).Substance);
}
