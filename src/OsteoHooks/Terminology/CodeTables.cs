namespace OsteoHooks.Terminology;

/// <summary>What the folder of tables holds, read and checked row by row, before it is indexed.</summary>
internal sealed record CodeTables
{
    private static readonly string[] Lists = ["sources.csv", "systems.csv", "substances.csv", "drug-names.csv", "form-words.csv"];

    public required IReadOnlyList<SystemRow> Systems { get; init; }

    public required IReadOnlyList<CodeRow> Rows { get; init; }

    public required IReadOnlyList<SubstanceRow> Substances { get; init; }

    public required IReadOnlyList<DrugNameRow> Names { get; init; }

    public required IReadOnlyList<FormWordRow> FormWords { get; init; }

    /// <summary>Reads all tables of the folder, adding every fault as <c>file:line: fault</c>.</summary>
    public static CodeTables Read(string folder, List<string> faults)
    {
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"{folder}:1: no such folder of code tables");
        var missing = Lists.Where(list => !File.Exists(Path.Combine(folder, list))).ToList();
        if (missing.Count > 0)
            throw new InvalidDataException(string.Join('\n', missing.Select(list => $"{list}:1: the table is missing")));
        var sources = TableFile.Read(Path.Combine(folder, "sources.csv"), ["source", "reference"], faults).Select(line => line["source"]).ToHashSet(StringComparer.Ordinal);
        return new CodeTables
        {
            Systems = [.. TableFile.Read(Path.Combine(folder, "systems.csv"), ["system", "uri", "match"], faults).Select(line => ReadSystem(line, faults)).OfType<SystemRow>()],
            Rows = ReadConcepts(folder, sources, faults),
            Substances = [.. TableFile.Read(Path.Combine(folder, "substances.csv"), SubstanceRow.Columns, faults).Select(line => SubstanceRow.Read(line, faults)).OfType<SubstanceRow>()],
            Names = [.. TableFile.Read(Path.Combine(folder, "drug-names.csv"), DrugNameRow.Columns, faults).Select(line => DrugNameRow.Read(line, faults)).OfType<DrugNameRow>()],
            FormWords = [.. TableFile.Read(Path.Combine(folder, "form-words.csv"), FormWordRow.Columns, faults).Select(line => FormWordRow.Read(line, faults)).OfType<FormWordRow>()],
        };
    }

    private static List<CodeRow> ReadConcepts(string folder, HashSet<string> sources, List<string> faults)
    {
        var rows = new List<CodeRow>();
        var seen = new Dictionary<(ConceptSet, CodeSystem, string, bool), CodeRow>();
        foreach (var path in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(path);
            if (Lists.Contains(file, StringComparer.Ordinal))
                continue;
            if (!TableName.TryParse<ConceptSet>(ConceptOf(file), out var set))
            {
                faults.Add($"{file}:1: no concept is named '{ConceptOf(file)}'");
                continue;
            }

            foreach (var row in TableFile.Read(path, CodeRow.Columns, faults).Select(line => CodeRow.Read(line, set, sources, faults)).OfType<CodeRow>())
            {
                if (seen.TryAdd((set, row.System, row.Code.ToUpperInvariant().Replace(".", "", StringComparison.Ordinal), row.IsPrefix), row))
                    rows.Add(row);
                else
                    faults.Add(row.At.Fault($"{row.At["system"]} {row.Code} is listed twice for this concept"));
            }
        }

        return rows;
    }

    /// <summary><c>drug.hrt.us.csv</c> holds the United States' part of <c>drug.hrt</c>, in a file of its own so that a site can leave it out.</summary>
    private static string ConceptOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return name.EndsWith(".us", StringComparison.Ordinal) ? name[..^3] : name;
    }

    private static SystemRow? ReadSystem(TableLine line, List<string> faults)
    {
        if (!TableName.TryParse<CodeSystem>(line["system"], out var system) || line["match"] is not ("exact" or "prefix"))
        {
            faults.Add(line.Fault($"unknown system '{line["system"]}' or match '{line["match"]}'"));
            return null;
        }

        return new SystemRow(system, line["uri"], line["match"] == "prefix");
    }
}
