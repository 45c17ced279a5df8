using System.Text.RegularExpressions;

namespace OsteoHooks.Tests.House;

/// <summary>Data moves one way: a room names only rooms behind it.</summary>
public sealed partial class RoomTests
{
    private static readonly Dictionary<string, string[]> Behind = new(StringComparer.Ordinal)
    {
        ["Terminology"] = [],
        ["Findings"] = [],
        ["Guidelines"] = ["Terminology", "Findings"],
        ["Fhir"] = ["Terminology"],
        ["Facts"] = ["Fhir", "Terminology", "Guidelines", "Findings"],
        ["Rules"] = ["Facts", "Guidelines", "Findings"],
        ["Text"] = ["Findings"],
        ["Content"] = ["Text", "Guidelines", "Terminology", "Findings"],
        ["Cards"] = ["Content", "Text", "Guidelines", "Findings"],
    };

    private static readonly string[] BannedFolders = ["Common", "Utils", "Helpers", "Extensions", "Shared", "Core", "Models"];

    private static readonly string[] BannedEndings = ["Impl", "Dto", "Helper", "Manager", "Provider2", "Utils"];

    [Fact]
    public void A_room_names_only_rooms_behind_it() => Repository.Accept(
        from room in Behind
        from file in Repository.SourceFiles($"src/OsteoHooks/{room.Key}")
        from Match use in RoomName().Matches(File.ReadAllText(file))
        let named = use.Groups[1].Value
        where Behind.ContainsKey(named) && named != room.Key && !room.Value.Contains(named, StringComparer.Ordinal)
        select $"{Repository.Relative(file)} names {named}");

    [Fact]
    public void No_room_of_the_core_knows_that_content_can_be_checked() => Repository.Accept(
        from file in Repository.SourceFiles("src/OsteoHooks")
        where !Repository.Relative(file).StartsWith("src/OsteoHooks/Content/Check/", StringComparison.Ordinal)
        where File.ReadAllText(file).Contains("OsteoHooks.Content.Check", StringComparison.Ordinal)
        select Repository.Relative(file));

    [Fact]
    public void The_picture_of_the_architecture_shows_these_arrows() => Assert.Equal(
        Behind.SelectMany(room => room.Value.Select(behind => $"{room.Key} --> {behind}")).Order(StringComparer.Ordinal),
        Arrow().Matches(File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"))).Select(m => m.Value.Trim())
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_folder_of_the_core_is_a_known_room() => Repository.Accept(
        from folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src/OsteoHooks"))
        let name = Path.GetFileName(folder)
        where name is not ("bin" or "obj") && !Behind.ContainsKey(name)
        select $"src/OsteoHooks/{name} is no room of this test");

    [Fact]
    public void The_core_knows_no_host() => Repository.Accept(
        from file in Repository.SourceFiles("src/OsteoHooks")
        where Regex.IsMatch(File.ReadAllText(file), @"Microsoft\.AspNetCore|System\.Net\.Http|Npgsql|Sqlite", RegexOptions.None,
            TimeSpan.FromSeconds(5))
        select $"{Repository.Relative(file)} names a host or a store");

    [Fact]
    public void No_folder_or_type_has_a_name_without_an_idea() => Repository.Accept(
        (from file in Repository.SourceFiles("src").Concat(Repository.SourceFiles("tests"))
         from part in Repository.Relative(file).Split('/')[..^1]
         where BannedFolders.Contains(part, StringComparer.Ordinal)
         select $"{Repository.Relative(file)}: folder {part}").Concat(
            from file in Repository.SourceFiles("src")
            let name = Path.GetFileNameWithoutExtension(file)
            where BannedEndings.Any(e => name.EndsWith(e, StringComparison.Ordinal)) || (char.IsAsciiDigit(name[^1])
                && !name.EndsWith("450", StringComparison.Ordinal) && !name.EndsWith("35", StringComparison.Ordinal))
            select $"{Repository.Relative(file)}: name {name}"));

    [Fact]
    public void No_source_file_is_longer_than_the_house_allows() => Repository.Accept(
        (from file in Repository.SourceFiles("src") let lines = File.ReadLines(file).Count() where lines > 300
                select $"{Repository.Relative(file)} has {lines} lines, at most 300").Concat(
                    from file in Repository.SourceFiles("tests") let lines = File.ReadLines(file).Count() where lines > 400
                        select $"{Repository.Relative(file)} has {lines} lines, at most 400"));

    [GeneratedRegex(@"^ +\w+ --> \w+$", RegexOptions.Multiline, 5_000)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\bOsteoHooks\.([A-Z][A-Za-z]+)\b", RegexOptions.None, 5_000)]
    private static partial Regex RoomName();
}
