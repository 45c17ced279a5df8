using System.Text.Json;
using OsteoHooks.Cli.Cards;
using OsteoHooks.Content.Check;

namespace OsteoHooks.Cli.Tests.Cards;

/// <summary><c>cards new</c> in a working copy of its own.</summary>
public sealed class NewCardTests : IDisposable
{
    private const string Name = "denosumab/denosumab-dental-check";

    private readonly string _root = Directory.CreateTempSubdirectory("new-card-").FullName;

    public NewCardTests()
    {
        Copy(CommandLine.Cards, Path.Combine(_root, "cards"));
        Copy(Path.Combine(Repository.Root, "tests", "patients", "denosumab"), Path.Combine(_root, "tests", "patients", "denosumab"));
    }

    private string Folder => Path.Combine(_root, "cards", "denosumab", "denosumab-dental-check");

    private string Patient => Path.Combine(_root, "tests", "patients", "denosumab", "denosumab-dental-check");

    [Fact]
    public async Task The_files_of_a_rule_are_made_and_what_is_left_is_said()
    {
        var (exit, output, errors) = await New(Name, "--guidelines", "se-vgr,no", "--tier", "2");

        Assert.True(exit == 0, errors);
        Assert.Equal(["card.yaml", "da.md", "en.md", "nb.md", "sv.md"],
            Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["request.json", "variants.yaml", "why.md"],
            Directory.GetFiles(Patient).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.Contains("public sealed class DenosumabDentalCheck() : CardRule(r => r", output, StringComparison.Ordinal);
        Assert.Contains("src/OsteoHooks/Rules/Denosumab.cs", output, StringComparison.Ordinal);
        Assert.Contains("\n8. ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_wrong_with_them_but_what_is_still_to_be_written()
    {
        await New(Name);

        var faults = ContentCheck.Run(Path.Combine(_root, "cards"), new DateOnly(2026, 11, 23)).Faults;

        Assert.All(faults, f => Assert.Contains(": still to be written: ", f, StringComparison.Ordinal));
        Assert.Contains(faults,
            f => f.StartsWith(Path.Combine(Folder, "card.yaml") + ":4: still to be written: English title", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith(Path.Combine(Folder, "nb.md") + ":1: ", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("problems.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_all_is_written_the_check_finds_no_fault()
    {
        await New(Name);
        foreach (var file in Directory.EnumerateFiles(Folder).Append(Path.Combine(_root, "cards", "problems.yaml")))
        {
            await File.WriteAllTextAsync(
                file, System.Text.RegularExpressions.Regex.Replace(await File.ReadAllTextAsync(file, Cancelled), "<write: [^>]+>",
                        "written", default, TimeSpan.FromSeconds(5)), Cancelled);
        }

        Assert.Empty(ContentCheck.Run(Path.Combine(_root, "cards"), new DateOnly(2026, 11, 23)).Faults);
    }

    [Fact]
    public async Task The_card_is_listed_after_the_last_of_its_pathway()
    {
        await New(Name);

        var lines = await File.ReadAllLinesAsync(Path.Combine(_root, "cards", "catalogue.yaml"), Cancelled);

        Assert.Equal("  - denosumab-high-risk-continue-or-switch", lines[Array.IndexOf(lines, "  - denosumab-dental-check") - 1]);
    }

    [Fact]
    public async Task The_patient_is_sixty_eight_and_has_an_order_of_today()
    {
        await New(Name);

        using var request = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Patient, "request.json"), Cancelled));
        var root = request.RootElement;
        var today = DateOnly.FromDateTime(DateTime.Now);
        Assert.Equal("order-sign", root.GetProperty("hook").GetString());
        Assert.Equal(today.AddYears(-68).ToString("yyyy-MM-dd", default),
            root.GetProperty("prefetch").GetProperty("patient").GetProperty("birthDate").GetString());
        var order = root.GetProperty("context").GetProperty("draftOrders").GetProperty("entry")[0].GetProperty("resource");
        Assert.Equal(today.ToString("yyyy-MM-dd", default), order.GetProperty("authoredOn").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("prefetch").GetProperty("conditions").ValueKind);
    }

    [Theory]
    [InlineData("denosumab/Denosumab_Dental", "in lower case with hyphens")]
    [InlineData("denosumab-dental-check", "write pathway/card-id")]
    [InlineData("denosumab/../../denosumab-dental-check", "write pathway/card-id")]
    [InlineData("denosumab/glucocorticoid-bone-labs", "there is such a card already, in cards/glucocorticoid/glucocorticoid-bone-labs")]
    [InlineData("denosumab/six-months-since-the-last-injection", "there is such a patient already")]
    [InlineData("dentistry/dental-check", "none of the pathways denosumab, glucocorticoid, hormonal-cancer-therapy")]
    [InlineData("guidelines/dental-check", "none of the pathways", "--new-pathway")]
    [InlineData(Name, "none of the guidelines dk-dsam, no, se-vgr", "--guidelines", "se-vgr,fi")]
    [InlineData(Name, "the tier is 1, 2 or 3", "--tier", "4")]
    [InlineData(Name, "none of the hooks", "--hooks", "patient-view,order-dispatch")]
    public async Task What_is_not_possible_is_said_in_one_line_and_nothing_is_written(string name, string fault, params string[] options)
    {
        var before = Files();

        var (exit, output, errors) = await New([name, .. options]);

        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains(fault, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task A_new_pathway_is_made_where_it_is_asked_for()
    {
        var (exit, _, errors) = await New("dentistry/dental-check", "--new-pathway", "--hooks", "patient-view");

        Assert.True(exit == 0, errors);
        var lines = await File.ReadAllLinesAsync(Path.Combine(_root, "cards", "catalogue.yaml"), Cancelled);
        Assert.Equal("  - data-unavailable", lines[Array.IndexOf(lines, "  - dental-check") + 1]);
        Assert.All(
            ContentCheck.Run(Path.Combine(_root, "cards"), new DateOnly(2026, 11, 23)).Faults,
            f => Assert.Contains("still to be written", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_in_a_list_that_is_not_plain_is_printed_instead()
    {
        await File.AppendAllTextAsync(Path.Combine(_root, "cards", "problems.yaml"), "more: {}\n", Cancelled);

        var (_, output, _) = await New(Name);

        Assert.Contains("add under alone the line\n  denosumab-dental-check: \"<write: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_working_copy_it_says_where_it_looked()
    {
        var (exit, _, errors) = await Run("cards", "new", Name, "--root", Path.GetTempPath());

        Assert.Equal(2, exit);
        Assert.Contains("no cards/catalogue.yaml stands here", errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task<(int Exit, string Output, string Errors)> Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = await CardsCommand.Create().Parse(arguments[1..]).InvokeAsync(new() { Output = output, Error = errors }, Cancelled);
        return (exit, output.ToString(), errors.ToString());
    }

    private Task<(int Exit, string Output, string Errors)> New(params string[] arguments) =>
        Run(["cards", "new", .. arguments, "--root", _root]);

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Select(f => $"{f} {new FileInfo(f).Length}")
            .Order(StringComparer.Ordinal)];
}
