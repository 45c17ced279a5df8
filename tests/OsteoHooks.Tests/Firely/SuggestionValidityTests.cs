using System.Text.RegularExpressions;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.Firely;

/// <summary>What is suggested is R4 by Firely's parser and validator, against the base profiles: no error, and no warning either.</summary>
public partial class SuggestionValidityTests
{
    private const string Order = """
        {"resourceType":"MedicationRequest","status":"draft","intent":"order","subject":{"reference":"Patient/p"},
         "medicationCodeableConcept":{"text":"Denosumab"},
         "dosageInstruction":[{"timing":{"repeat":{"frequency":1,"period":6,"periodUnit":"mo"}},
          "doseAndRate":[{"doseQuantity":{"value":60,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}]}]}
        """;

    private static readonly R4Validator Validator = new();

    [Fact]
    public void Every_suggestion_of_every_patient_in_every_language_is_valid_without_a_warning()
    {
        var (all, shapes) = SuggestedResources.Collect();
        var said =
            (from shape in shapes.Values
             from judged in Validator.Judge(shape.Json)
             select (judged.IsError, Kind: Kind(judged.Says), shape.From, shape.Json)).ToList();
        AssertNone.Of(
            from one in said
            group one by (one.IsError, one.Kind) into kind
            let first = kind.First()
            select $"{(kind.Key.IsError ? "error" : "warning")} {kind.Key.Kind}, {kind.Count()} times, as for {first.From}: {first.Json}");
        Assert.InRange(all, 1_000, int.MaxValue);
        Assert.InRange(shapes.Count, 15, 2_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{all} resources of {shapes.Count} shapes.");
    }

    [Theory]
    [InlineData("\"intent\":\"order\",", "", "no intent")]
    [InlineData("\"order\"", "\"wish\"", "an intent that is no code of R4")]
    [InlineData("\"periodUnit\":\"mo\"", "\"periodUnit\":\"month\"", "a unit of time that is no code of R4")]
    [InlineData("\"period\":6,\"periodUnit\":\"mo\"", "\"period\":6", "a period without unit, against an invariant of Timing")]
    [InlineData("\"subject\":", "\"patient\":", "an element that R4 does not know")]
    [InlineData("\"value\":60", "\"value\":\"60\"", "a number in quotes")]
    [InlineData("\"draft\"", "\"draft\",\"authoredOn\":\"2026-02-30\"", "a day that is none")]
    public void A_wrong_resource_is_refused(string right, string wrong, string why)
    {
        Assert.Contains(right, Order, StringComparison.Ordinal);
        Assert.DoesNotContain(Validator.Judge(Order), j => j.IsError);
        Assert.True(Validator.Judge(Order.Replace(right, wrong, StringComparison.Ordinal)).Any(j => j.IsError), why);
    }

    /// <summary>A warning without the values in it.</summary>
    private static string Kind(string says) => Quoted().Replace(says.ReplaceLineEndings(" "), "'…'");

    [GeneratedRegex("'[^']*'|\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Quoted();
}
