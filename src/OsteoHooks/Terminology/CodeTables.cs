namespace OsteoHooks.Terminology;

/// <summary>What the folder of terms holds, read and checked row by row, before it is indexed.</summary>
internal sealed record CodeTables
{
    public required IReadOnlyList<SystemRow> Systems { get; init; }

    public required IReadOnlyList<CodeRow> Rows { get; init; }

    public required IReadOnlyList<SubstanceRow> Substances { get; init; }

    public required IReadOnlyList<DrugNameRow> Names { get; init; }

    public required IReadOnlyList<FormWordRow> FormWords { get; init; }

    public required StrengthWords Strengths { get; init; }

    public required WordLists Words { get; init; }

    /// <summary>Reads all tables of the folder and of the kinds' folders in it, adding every fault as <c>file:line: fault</c>.</summary>
    /// <exception cref="InvalidDataException">There is no such folder, or a list is missing without which no code can be read.</exception>
    public static CodeTables Read(string folder, List<string> faults)
    {
        var terms = TermFolder.Open(folder, faults);
        var sources =
            terms.Lines("sources.csv", ["source", "reference"], faults).Select(line => line["source"]).ToHashSet(StringComparer.Ordinal);
        return new CodeTables
        {
            Systems = [.. terms.Lines("systems.csv", ["system", "uri", "match"], faults).Select(line => ReadSystem(line, faults))
                .OfType<SystemRow>()],
            Rows = ReadConcepts(terms, sources, faults),
            Substances = [.. terms.Lines("substances.csv", SubstanceRow.Columns, faults).Select(line => SubstanceRow.Read(line, faults))
                .OfType<SubstanceRow>()],
            Names = [.. terms.Lines("drug-names.csv", DrugNameRow.Columns, faults).Select(line => DrugNameRow.Read(line, faults))
                .OfType<DrugNameRow>()],
            FormWords = [.. terms.Lines("form-words.csv", FormWordRow.Columns, faults).Select(line => FormWordRow.Read(line, faults))
                .OfType<FormWordRow>()],
            Strengths = StrengthWords.Read(terms, faults),
            Words = WordLists.Read(terms, faults),
        };
    }

    private static List<CodeRow> ReadConcepts(TermFolder terms, HashSet<string> sources, List<string> faults)
    {
        var rows = new List<CodeRow>();
        var seen = new Dictionary<(ConceptSet, CodeSystem, string, bool), CodeRow>();
        foreach (var path in terms.Concepts)
        {
            var file = Path.GetFileName(path);
            if (!TableName.TryParse<ConceptSet>(ConceptOf(file), out var set))
            {
                faults.Add($"{file}:1: no concept is named '{ConceptOf(file)}'");
                continue;
            }

            foreach (var row in TableFile.Read(path, CodeRow.Columns, faults).Select(line => CodeRow.Read(line, set, sources, faults))
                .OfType<CodeRow>())
            {
                if (seen.TryAdd(
                    (set, row.System, row.Code.ToUpperInvariant().Replace(".", "", StringComparison.Ordinal), row.IsPrefix), row))
                {
                    rows.Add(row);
                }
                else
                {
                    faults.Add(row.At.Fault($"{row.At["system"]} {row.Code} is listed twice for this concept"));
                }
            }
        }

        return rows;
    }

    /// <summary><c>drug.hrt.us.csv</c> holds the United States' part of <c>drug.hrt</c>, in a file of its own so that a
    /// site can leave it out.</summary>
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
