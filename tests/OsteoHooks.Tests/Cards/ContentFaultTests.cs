using OsteoHooks.Content.Check;


namespace OsteoHooks.Tests.Cards;

public class ContentFaultTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    public static TheoryData<string> Faults =>
        [.. Directory.EnumerateDirectories(CardFolder.Beside("faults")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Sound_content_has_no_fault()
    {
        using var folder = new CardFolder();

        var report = ContentCheck.Run(folder.Path, Today);

        Assert.Empty(report.Faults);
        Assert.Equal((4, 16), (report.Cards, report.Texts));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_found_alone_and_in_its_place(string name)
    {
        using var folder = new CardFolder();
        folder.Overlay(Path.Combine(CardFolder.Beside("faults"), name));
        var expected = File.ReadAllLines(Path.Combine(folder.Path, "expected.txt"));

        var faults = ContentCheck.Run(folder.Path, Today).Faults;

        Assert.Equal(expected, faults.Select(f => Path.GetRelativePath(folder.Path, f).Replace('\\', '/')));
    }

    [Fact]
    public void Faults_of_several_files_are_listed_at_once()
    {
        using var folder = new CardFolder();
        foreach (var name in new[] { "expired-card", "language-missing", "phrase-without-language" })
        {
            folder.Overlay(Path.Combine(CardFolder.Beside("faults"), name));
        }

        Assert.Equal(3, ContentCheck.Run(folder.Path, Today).Faults.Length);
    }
}
