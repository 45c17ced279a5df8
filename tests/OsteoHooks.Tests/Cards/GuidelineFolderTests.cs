using OsteoHooks.Content;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Tests.Cards;

/// <summary>A guideline folder is read whole or not at all, and every fault is named at its line.</summary>
public sealed class GuidelineFolderTests : IDisposable
{
    private readonly CardFolder _cards = new();

    private string Folder => Path.Combine(_cards.Path, "guidelines", "se-vgr");

    [Fact]
    public void A_limit_is_named_by_its_file_and_key()
    {
        var limit = Read(out var faults)!.Limits["denosumab.interval"];

        Assert.Empty(faults);
        Assert.Equal(("denosumab.interval", 6m, "mo"), (limit.Key, limit.Value, limit.Unit));
    }

    [Theory]
    [InlineData("kidney", "bisphosphonate:", "bisfosfonate:", 2,
        "kidney.bisphosphonate is missing (write not-stated where the guideline has no such limit)")]
    [InlineData("kidney", "bisphosphonate:", "bisfosfonate:", 2, "bisfosfonate is used by nothing")]
    [InlineData("kidney", "value: 35", "value: many", 2, "value is no number")]
    [InlineData("kidney", "op: \">=\"", "op: \"=>\"", 2, "op is none of <, <=, ==, >=, >")]
    [InlineData("kidney", "unit: \"mL/min\", ", "", 2, "unit is missing")]
    [InlineData("laboratory", "full-panel: false", "full-panel: maybe", 2, "laboratory.full-panel is neither true nor false")]
    [InlineData("laboratory", "offer-vitamin-d: not-stated", "offer-vitamin-d: unknown", 6,
        "laboratory.offer-vitamin-d is neither a limit nor not-stated")]
    [InlineData("material-change", "values: [7.5, 10, 15, 20, 30, 40, 60]", "values: []", 2,
        "material-change.dose-steps has no list of values")]
    [InlineData("guideline", "id: se-vgr", "id: se", 5, "id is se, but the folder is se-vgr")]
    [InlineData("guideline", "zone: Europe/Stockholm", "zone: Europe/Uppsala", 8, "zone is no time zone of this system")]
    public void A_fault_is_named_at_its_line(string file, string text, string by, int line, string fault)
    {
        var path = Path.Combine(Folder, file + ".yaml");
        var before = File.ReadAllText(path);
        Assert.Contains(text, before, StringComparison.Ordinal);
        File.WriteAllText(path, before.Replace(text, by, StringComparison.Ordinal));

        Assert.Null(Read(out var faults));

        Assert.Contains($"{path}:{line}: {fault}", faults);
    }

    [Fact]
    public void A_file_that_is_missing_and_one_that_is_used_by_nothing_are_faults()
    {
        File.Move(Path.Combine(Folder, "kidney.yaml"), Path.Combine(Folder, "kidneys.yaml"));

        Assert.Null(Read(out var faults));

        Assert.Equal(
            [$"{Path.Combine(Folder, "kidney.yaml")}:1: the file is missing",
                    $"{Path.Combine(Folder, "kidneys.yaml")}:1: the file is used by nothing"], faults);
    }

    public void Dispose() => _cards.Dispose();

    private Guideline? Read(out List<string> faults) => GuidelineFolder.Read(Folder, faults = []);
}
