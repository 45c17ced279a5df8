using System.Reflection;
using System.Text.RegularExpressions;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>
/// The checklist of what CDS Hooks asks of a service, section by section: each item has a test that is named for it, or is declined with
/// its reason in
/// <c>src/README.md</c>.
/// </summary>
public sealed partial class ChecklistTests
{
    private static readonly (char Section, int Items)[] Sections =
    [
        ('A', 10), ('B', 17), ('C', 13), ('D', 12), ('E', 12), ('F', 8), ('G', 9), ('H', 5), ('I', 11), ('J', 6), ('K', 4), ('L', 9),
            ('M', 16), ('N', 4), ('O', 4), ('P', 6),
    ];

    private static readonly IReadOnlyList<string> Ids =
        [.. Sections.SelectMany(s => Enumerable.Range(1, s.Items).Select(n => $"{s.Section}{n}"))];

    [Fact]
    public void Every_item_has_a_test_or_is_declined() => Assert.Empty(Ids.Except(Tested().Concat(Declined())));

    [Fact]
    public void No_item_is_declined_that_has_a_test() => Assert.Empty(Declined().Intersect(Tested()));

    [Fact]
    public void Every_item_that_is_declined_or_tested_is_on_the_list() => Assert.Empty(Declined().Concat(Tested()).Except(Ids));

    [Fact]
    public void Every_item_is_declined_once_and_with_a_reason()
    {
        var lines = DeclinedLines();
        Assert.NotEmpty(lines);
        Assert.Equal(lines.Count, lines.Select(l => l.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(lines, l => Assert.True(l.Reason.Length > 40, $"{l.Id} has no reason"));
    }

    [Fact]
    public void Every_test_here_is_named_for_an_item()
    {
        var others = TestMethods().Where(m => m.DeclaringType != typeof(ChecklistTests) && !Named().IsMatch(m.Name))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}");
        Assert.Empty(others);
    }

    private static IEnumerable<MethodInfo> TestMethods() =>
        typeof(ChecklistTests).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(ChecklistTests).Namespace)
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(m => m.GetCustomAttributes<FactAttribute>().Any(f => f.Skip is null));

    private static IReadOnlyList<string> Tested() =>
        [.. TestMethods().Select(m => Named().Match(m.Name)).Where(m => m.Success).Select(m => m.Groups["id"].Value)
        .Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Declined() => DeclinedLines().Select(l => l.Id);

    private static IReadOnlyList<(string Id, string Reason)> DeclinedLines() =>
        [.. DeclinedLine().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "src", "README.md")))
            .Select(m => (m.Groups["id"].Value, m.Groups["reason"].Value))];

    [GeneratedRegex("^(?<id>[A-Z][0-9]+)_", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Named();

    [GeneratedRegex(@"^- \*\*(?<id>[A-Z][0-9]+)\*\* (?<reason>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        Timeout.Infinite)]
    private static partial Regex DeclinedLine();
}
