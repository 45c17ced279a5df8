namespace OsteoHooks.Terminology;

/// <summary>
/// The folder <c>cards/terms</c>: two lists at its top, and a folder for each kind of term. A table's name says what it lists and so where
/// it stands, so that nobody looks for <c>cond.ra.csv</c> among the drugs, and the same table is never there twice.
/// </summary>
internal sealed class TermFolder
{
    /// <summary>Lists without which no code can be read, and the folder of each.</summary>
    private static readonly (string File, string Kind)[] Lists =
        [("sources.csv", ""), ("systems.csv", ""), ("substances.csv", "drug"), ("drug-names.csv", "drug"), ("form-words.csv", "word"),
            ("strength-unit.csv", "word"), ("strength-per.csv", "word")];

    /// <summary>The folder of a concept, by the first part of its name.</summary>
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["drug"] = "drug",
        ["cond"] = "condition",
        ["marker"] = "condition",
        ["lab"] = "lab",
        ["dxa"] = "dxa",
        ["route"] = "route",
        ["proc"] = "procedure",
        ["obs"] = "observation",
        ["answer"] = "observation",
        ["vital"] = "observation",
        ["frax"] = "observation",
    };

    private readonly string _path;

    private TermFolder(string path, List<string> concepts, List<string> words)
    {
        _path = path;
        Concepts = concepts;
        Words = words;
    }

    /// <summary>The terms beside the assembly, found from any working directory.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "cards", "terms");

    /// <summary>Paths of the concepts' tables, in the order of their names.</summary>
    public IReadOnlyList<string> Concepts { get; }

    /// <summary>Paths of the lists of words, in the order of their names.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <exception cref="InvalidDataException">There is no such folder, or a list is missing.</exception>
    public static TermFolder Open(string path, List<string> faults)
    {
        if (!Directory.Exists(path))
        {
            throw new InvalidDataException($"{path}:1: no such folder of terms");
        }

        var missing = Lists.Where(list => !File.Exists(Path.Combine(path, list.Kind, list.File))).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidDataException(string.Join('\n', missing.Select(list => $"{list.File}:1: the table is missing")));
        }

        var concepts = new List<string>();
        var words = new List<string>();
        foreach (var file in Directory.GetFiles(path, "*.csv", SearchOption.AllDirectories)
            .OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var kind = Path.GetRelativePath(path, Path.GetDirectoryName(file)!);
            if (Array.Exists(Lists, list => list.File == name && Path.Combine(path, list.Kind, list.File) == file))
            {
                continue;
            }

            if (Kinds.TryGetValue(name.Split('.')[0], out var home) && home != kind)
            {
                faults.Add($"{name}:1: the table belongs in the folder {home}");
            }

            (kind == "word" ? words : concepts).Add(file);
        }

        return new TermFolder(path, concepts, words);
    }

    public IReadOnlyList<TableLine> Lines(string list, string[] columns, List<string> faults) =>
        TableFile.Read(Path.Combine(_path, Array.Find(Lists, known => known.File == list).Kind, list), columns, faults);
}
