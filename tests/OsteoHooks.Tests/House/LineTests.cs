using System.Text.RegularExpressions;

namespace OsteoHooks.Tests.House;

/// <summary>A line is read in one go: 140 columns, unless a text in it cannot be broken.</summary>
public sealed partial class LineTests
{
    private const int Widest = 140;

    [Fact]
    public void No_line_is_wider_than_the_house_allows() => Repository.Accept(
        from file in Repository.SourceFiles("src").Concat(Repository.SourceFiles("tests"))
        from line in TooWide(File.ReadAllText(file))
        select $"{Repository.Relative(file)}:{line} is wider than {Widest} columns");

    [Theory]
    [InlineData(150, 0, true)]
    [InlineData(150, 100, false)]
    [InlineData(300, 100, true)]
    [InlineData(140, 0, false)]
    public void A_wide_line_is_found_unless_its_text_makes_it_wide(int width, int text, bool isFound)
    {
        var code = text == 0 ? new string('x', width) : new string('x', width - text) + '"' + new string('y', text - 2) + '"';
        Assert.Equal(isFound, TooWide("short\n" + code).Contains(2));
    }

    [Fact]
    public void Inside_a_raw_text_lines_are_as_wide_as_they_are() =>
        Assert.Empty(TooWide("var json = \"\"\"\n" + new string('x', 200) + "\n\"\"\";"));

    private static IEnumerable<int> TooWide(string source)
    {
        var isInside = false;
        var number = 0;
        foreach (var line in source.Split('\n'))
        {
            number++;
            var wasInside = isInside;
            isInside ^= Fence().Count(line) % 2 == 1;
            if (line.Length > Widest && !wasInside && !isInside
                && line.Length - Quoted().Matches(line).Select(m => m.Length).DefaultIfEmpty(0).Max() > Widest)
            {
                yield return number;
            }
        }
    }

    [GeneratedRegex("\"\"\"", RegexOptions.None, 5_000)]
    private static partial Regex Fence();

    [GeneratedRegex("\"{3}.*?\"{3}|\"(\\\\.|[^\"\\\\])*\"", RegexOptions.None, 5_000)]
    private static partial Regex Quoted();
}
