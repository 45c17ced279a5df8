namespace OsteoHooks.Cli.Tests.Cards;

public sealed class CardsCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cards-").FullName;

    [Fact]
    public async Task The_shipped_cards_are_found_from_any_working_directory_and_have_no_fault()
    {
        var (exit, output, _) = await CommandLine.Run("cards", "check");

        Assert.Equal(0, exit);
        Assert.Matches("^[0-9]+ cards in 4 languages: no fault", output);
    }

    [Fact]
    public async Task A_fault_is_listed_with_file_and_line_and_the_exit_code_is_1()
    {
        Copy();
        var phrases = Path.Combine(_folder, "phrases", "only.yaml");
        await File.WriteAllTextAsync(phrases, "only.english: { en: \"text\" }\n", TestContext.Current.CancellationToken);

        var (exit, output, _) = await CommandLine.Run("cards", "check", "--cards", _folder);

        Assert.Equal(1, exit);
        Assert.Contains($"{phrases}:1: only.english is missing in sv, da, nb{Environment.NewLine}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_has_expired_on_the_clinical_date_is_a_fault()
    {
        Copy();
        var (_, today, _) = await CommandLine.Run("cards", "check", "--cards", _folder);
        var (exit, later, _) = await CommandLine.RunAt("2030-01-01T12:00:00+01:00", "cards", "check", "--cards", _folder);

        Assert.DoesNotContain("expired", today, StringComparison.Ordinal);
        Assert.Contains("data-unavailable/card.yaml:4: the card has expired", later, StringComparison.Ordinal);
        Assert.Equal(1, exit);
    }

    [Fact]
    public async Task A_folder_without_cards_is_at_fault()
    {
        var (exit, output, _) = await CommandLine.Run("cards", "check", "--cards", _folder);

        Assert.Equal(1, exit);
        Assert.Contains($"{Path.Combine(_folder, "catalogue.yaml")}:1: the file is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_no_instant_is_named_by_its_key()
    {
        var (exit, output, errors) = await CommandLine.RunAt("tomorrow", "cards", "check");

        Assert.Equal(1, exit);
        Assert.Empty(output);
        Assert.StartsWith("Clock__Now:", errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Copy()
    {
        foreach (var file in Directory.EnumerateFiles(CommandLine.Cards, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(CommandLine.Cards, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
