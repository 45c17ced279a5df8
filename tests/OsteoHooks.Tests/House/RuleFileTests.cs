using System.Text.RegularExpressions;
using OsteoHooks.Rules;
using OsteoHooks.Tests.Patients;

namespace OsteoHooks.Tests.House;

/// <summary>What a rule file may hold: no numbers, no comparisons, no engine.</summary>
public sealed partial class RuleFileTests
{
    private static readonly IReadOnlyList<(string File, string Code)> RuleFiles =
    [
        .. from file in Repository.SourceFiles("src/OsteoHooks/Rules")
           let text = File.ReadAllText(file)
           where Regex.IsMatch(text, @"sealed class \w+(\(\))? : (Card)?Rule\b", RegexOptions.None, TimeSpan.FromSeconds(5))
           select (Repository.Relative(file), WithoutWords(text)),
    ];

    [Fact]
    public void There_are_rule_files() => Assert.True(RuleFiles.Count >= 4, $"{RuleFiles.Count} rule files were found");

    [Fact]
    public void A_rule_file_holds_no_number() => Repository.Accept(
        from rule in RuleFiles
        from Match number in Number().Matches(rule.Code)
        select $"{rule.File}: {number.Value}");

    [Fact]
    public void A_rule_file_compares_no_numbers() => Repository.Accept(
        from rule in RuleFiles
        from Match comparison in Comparison().Matches(rule.Code)
        select $"{rule.File}: {comparison.Value}");

    [Fact]
    public void A_rule_file_names_no_engine() => Repository.Accept(
        from rule in RuleFiles
        where rule.Code.Contains("NRules", StringComparison.Ordinal)
        select rule.File);

    [Fact]
    public void Every_written_card_stands_in_the_file_of_its_pathway() => Repository.Accept(
        from rule in ShippedRules.Cards
        let pathway = TestPatients.Clinic.Library.Cards.TryGetValue(rule.Card, out var card) ? card.Pathway : "no card"
        let file = RuleFiles.FirstOrDefault(f => f.Code.Contains($"class {rule.GetType().Name}(", StringComparison.Ordinal)).File
            ?? "no file"
        where CardName(Path.GetFileNameWithoutExtension(file)) != pathway
        select $"{rule.Card}: pathway {pathway}, but {file}");

    private static string CardName(string file) => Kebab().Replace(file, "-").ToLowerInvariant();

    /// <summary>Code without comments and strings.</summary>
    private static string WithoutWords(string text) => Words().Replace(text, "");

    [GeneratedRegex(@"(?<![A-Za-z_0-9.])\d[\d_.]*", RegexOptions.None, 5_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!=)(<=|>=)|\s[<>]\s", RegexOptions.None, 5_000)]
    private static partial Regex Comparison();

    [GeneratedRegex("""//[^\n]*|"[^"\n]*"|^using[^\n]*""", RegexOptions.Multiline, 5_000)]
    private static partial Regex Words();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-zA-Z])(?=[0-9])|(?<=[0-9])(?=[A-Z])", RegexOptions.None, 5_000)]
    private static partial Regex Kebab();
}
