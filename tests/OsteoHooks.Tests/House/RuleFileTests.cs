using System.Text.RegularExpressions;
using OsteoHooks.Pathways;

namespace OsteoHooks.Tests.House;

/// <summary>What a rule file may hold: no numbers, no comparisons, no engine, no country; and it asks what it yields.</summary>
public sealed partial class RuleFileTests
{
    private static readonly IReadOnlyList<(string File, string Code)> RuleFiles =
    [
        .. from file in Repository.SourceFiles("src/OsteoHooks/Pathways")
           let text = File.ReadAllText(file)
           where Regex.IsMatch(text, @"sealed class \w+ : (Card)?Rule\b", RegexOptions.None, TimeSpan.FromSeconds(5))
           select (Repository.Relative(file), WithoutWords(text)),
    ];

    [Fact]
    public void There_are_rule_files() => Assert.True(RuleFiles.Count >= 45, $"{RuleFiles.Count} rule files were found");

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
    public void A_card_rule_yields_the_answers_that_it_asked() => Repository.Accept(
        from rule in RuleFiles
        where rule.Code.Contains(": CardRule", StringComparison.Ordinal)
        let asked = Asked().Matches(rule.Code).Select(m => m.Groups[2].Value).ToList()
        let yielded = Regex.Match(rule.Code, @"new Considered\(\s*Card,(.*?)\)\);", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Groups[1].Value
        let missing = asked.Where(a => !yielded.Contains("." + a, StringComparison.Ordinal)).ToList()
        where missing.Count > 0 || asked.Count == 0
        select $"{rule.File}: asks {string.Join(", ", missing)} but does not yield it");

    [Fact]
    public void Every_card_rule_stands_in_a_file_of_its_own_name() => Repository.Accept(
        from card in Rulebook.WrittenCards
        where !RuleFiles.Any(r => CardName(Path.GetFileNameWithoutExtension(r.File)) == card)
        select card);

    private static string CardName(string file) => Kebab().Replace(file, "-").ToLowerInvariant();

    /// <summary>Code without comments and strings.</summary>
    private static string WithoutWords(string text) => Words().Replace(text, "");

    [GeneratedRegex(@"(?<![A-Za-z_0-9.])\d[\d_.]*", RegexOptions.None, 5_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!=)(<=|>=)|\s[<>]\s", RegexOptions.None, 5_000)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"(\w) => \1\.(.+?)\.MayHold", RegexOptions.None, 5_000)]
    private static partial Regex Asked();

    [GeneratedRegex("""//[^\n]*|"[^"\n]*"|^using[^\n]*""", RegexOptions.Multiline, 5_000)]
    private static partial Regex Words();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-zA-Z])(?=[0-9])|(?<=[0-9])(?=[A-Z])", RegexOptions.None, 5_000)]
    private static partial Regex Kebab();
}
