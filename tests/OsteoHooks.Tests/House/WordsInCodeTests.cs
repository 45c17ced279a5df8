using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.House;

/// <summary>
/// Clinical words stand in <c>cards/terms/word</c>, where a clinician finds and corrects them, and not in the code of the rooms that look
/// for them. Codes and names of FHIR, UCUM and SNOMED CT are no clinical words: they are compared whole, and
/// never looked for within a text.
/// </summary>
public sealed partial class WordsInCodeTests
{
    /// <summary>Units are fixed there and nowhere else, the names of units in the four languages among them.</summary>
    private const string Units = "Units.cs";

    private static readonly FrozenSet<char> NordicLetters = "åäöæøÅÄÖÆØ".ToFrozenSet();

    /// <summary>Shorter words (no, not, eye) are also FHIR codes and names of things in the code.</summary>
    private const int LongEnoughToBeAWord = 5;

    private static readonly IReadOnlyList<(string File, int Line, string Text)> Literals =
    [
        .. from room in new[] { "Facts", "Fhir", "Terminology" }
           from file in Repository.SourceFiles($"src/OsteoHooks/{room}")
           where Path.GetFileName(file) != Units
           from line in File.ReadLines(file).Select((text, index) => (text, index))
           where !line.text.TrimStart().StartsWith("//", StringComparison.Ordinal)
           from Match literal in Literal().Matches(line.text)
           select (Repository.Relative(file), line.index + 1, literal.Groups[1].Value),
    ];

    [Fact]
    public void There_are_literals_to_look_at() => Assert.True(Literals.Count > 500, $"{Literals.Count} literals were found");

    [Fact]
    public void No_literal_has_a_letter_of_the_nordic_languages() => Repository.Accept(
        from literal in Literals
        where literal.Text.Any(NordicLetters.Contains)
        select $"{literal.File}:{literal.Line}: \"{literal.Text}\"");

    /// <summary>One word alone may also be the key of a phrase; two of one list in a file are the beginning of that list.</summary>
    [Fact]
    public void No_file_holds_words_of_a_list()
    {
        var words = CodeBook.Load().Words;
        Repository.Accept(
            from list in Enum.GetValues<WordList>()
            let listed = words[list].All.Where(word => word.Length >= LongEnoughToBeAWord).ToHashSet(StringComparer.OrdinalIgnoreCase)
            from file in Literals.Where(literal => listed.Contains(literal.Text)).GroupBy(literal => literal.File)
            where file.Select(literal => literal.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1
            select $"{file.Key} holds words of {list}: {string.Join(", ", file.Select(literal => literal.Text))}");
    }

    [Fact]
    public void No_literal_is_looked_for_whatever_its_case_within_a_text() => Repository.Accept(
        from room in new[] { "Facts", "Fhir", "Terminology" }
        from file in Repository.SourceFiles($"src/OsteoHooks/{room}")
        from Match search in Search().Matches(File.ReadAllText(file))
        where !IsUnitOfTablets(search.Value)
        select $"{Repository.Relative(file)}: {search.Value}");

    /// <summary>The unit of a dose ("tab", "tablett"), which is no free text.</summary>
    private static bool IsUnitOfTablets(string search) => search.StartsWith(".StartsWith(\"tab\"", StringComparison.Ordinal);

    [GeneratedRegex("""(?<!')"((?:[^"\\]|\\.)*)"(?!')""", RegexOptions.None, 5_000)]
    private static partial Regex Literal();

    [GeneratedRegex("""\.(?:Contains|StartsWith|EndsWith|IndexOf)\("[^"]*", StringComparison.\w*IgnoreCase""", RegexOptions.None, 5_000)]
    private static partial Regex Search();
}
