using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Terminology;

public class DrugTextTests
{
    [Theory]
    [InlineData("Prednisone 5 MG Oral Tablet", "5", false)]
    [InlineData("Prednisolon 2,5 mg tablett", "2.5", false)]
    [InlineData("Prednisolon 5mg/ml", "5", true)]
    [InlineData("prednisolone 3 MG/ML Oral Suspension", "3", true)]
    [InlineData("mikstur 5 mg/5 ml", "1", true)]
    [InlineData("alendronat 70 mg", "70", false)]
    [InlineData("Betametason 250 µg", "0.25", false)]
    [InlineData("Alfacalcidol 0,25 mikrogram kapsel", "0.00025", false)]
    [InlineData("Kalcium 0.5 g", "500", false)]
    [InlineData("Kalcium 1 000 mg tablett", "1000", false)]
    [InlineData("Prednisone 5mg Oral Tablet 48 Count Pack", "5", false)]
    [InlineData("1 ML denosumab 60 MG/ML Prefilled Syringe (Prolia)", "60", true)]
    [InlineData("Deltison 50 mg/tablett", "50", false)]
    [InlineData("Dexametason 0,125 mg", "0.125", false)]
    [InlineData("Vitamin B12 5 MG tablet", "5", false)]
    public void The_strength_of_one_unit_is_read(string text, string mg, bool perMillilitre) =>
        Assert.Equal(new DrugStrength(decimal.Parse(mg, System.Globalization.CultureInfo.InvariantCulture), perMillilitre),
            Books.Shipped.FindStrength(text));

    [Theory]
    [InlineData("5 mg", "5")]
    [InlineData("2,50 mg", "2.5")]
    [InlineData("1 g", "1000")]
    [InlineData("500 µg", "0.5")]
    public void The_number_has_no_more_decimals_than_it_needs(string text, string mg) =>
        Assert.Equal(mg, Books.Shipped.FindStrength(text)?.Mg.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Prednisolon")]
    [InlineData("Kalcium 500 mg + vitamin D3 800 IE tablett")]
    [InlineData("500 mg/800 IE")]
    [InlineData("bazedoxifene 20 MG / estrogens, conjugated (USP) 0.45 MG Oral Tablet")]
    [InlineData("Hydrokortison kräm 1 %")]
    [InlineData("Betametason 1 mg/g salva")]
    [InlineData("Estradiol 50 mikrogram/24 timmar")]
    [InlineData("Prednisolon 5 mg dagligen")]
    [InlineData("Prednisolon 5-10 mg")]
    [InlineData("Metotrexat 1.000 mg")]
    [InlineData("Prednisolon 0 mg")]
    [InlineData("210 mg (2 injeksjoner à 105 mg)")]
    [InlineData("zoledronsyra 5 mg/kg")]
    public void What_is_missing_or_ambiguous_is_not_guessed(string text) => Assert.Null(Books.Shipped.FindStrength(text));
}
