namespace OsteoHooks.Tests.Terminology;

/// <summary>A row of a concept's table as it stands in the file, read here without the product's reader.</summary>
internal sealed record ShippedRow(string File, int Line, IReadOnlyDictionary<string, string> Fields)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "cards", "terms");

    public static string[] Lists { get; } = ["sources.csv", "systems.csv", "substances.csv", "drug-names.csv"];

    public static IReadOnlyList<ShippedRow> All { get; } = [.. ConceptFiles().SelectMany(Read)];

    public string this[string column] => Fields.GetValueOrDefault(column, "");

    public string Place => $"{File}:{Line}";

    public static IEnumerable<string> ConceptFiles() =>
        Directory.GetFiles(Folder, "*.csv", SearchOption.AllDirectories)
            .Where(path => !Lists.Contains(Path.GetFileName(path), StringComparer.Ordinal)
                && Path.GetFileName(Path.GetDirectoryName(path)) != "word")
            .OrderBy(Path.GetFileName, StringComparer.Ordinal);

    public static IEnumerable<ShippedRow> Read(string path)
    {
        string[]? header = null;
        foreach (var (line, number) in LinesOf(path))
        {
            var fields = FieldsOf(line);
            if (header is null)
            {
                header = fields;
            }
            else
            {
                yield return new ShippedRow(Path.GetFileName(path), number,
                    header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
            }
        }
    }

    private static IEnumerable<(string Line, int Number)> LinesOf(string path) =>
        System.IO.File.ReadAllLines(path).Select((line, index) => (line, index + 1))
            .Where(pair => pair.line.Length > 0 && pair.line[0] != '#');

    /// <summary>Text outside quotes is parted at commas.</summary>
    private static string[] FieldsOf(string line) =>
        string.Concat(line.Split('"').Select((part, index) => index % 2 == 0 ? part.Replace(',', '\u001f') : part)).Split('\u001f');
}
