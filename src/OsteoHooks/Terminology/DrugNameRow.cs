namespace OsteoHooks.Terminology;

/// <summary>An ingredient or brand name, lower case, words parted by single blanks.</summary>
/// <param name="Concept">The set it belongs to whatever the text says of its form; null: the sets of its substance.</param>
/// <param name="OnlyAtStart">Only as the first word, or after another known name.</param>
internal sealed record DrugNameRow(TableLine At, string Name, Substance Substance, ConceptSet? Concept, bool OnlyAtStart)
{
    public static readonly string[] Columns = ["name", "substance", "concept", "place"];

    public static DrugNameRow? Read(TableLine line, List<string> faults)
    {
        var before = faults.Count;
        var substance = CodeRow.ReadSubstance(line, faults);
        ConceptSet? concept = null;
        if (line["concept"].Length > 0)
        {
            if (TableName.TryParse<ConceptSet>(line["concept"], out var set))
            {
                concept = set;
            }
            else
            {
                faults.Add(line.Fault($"no concept is named '{line["concept"]}'"));
            }
        }

        if (line["name"].Length == 0)
        {
            faults.Add(line.Fault("no name"));
        }
        if (line["place"] is not ("" or "start"))
        {
            faults.Add(line.Fault($"place '{line["place"]}' is neither start nor empty"));
        }
        return faults.Count > before ? null : new DrugNameRow(line, line["name"], substance, concept, line["place"] == "start");
    }
}

/// <summary>The plain ATC code of a substance.</summary>
internal sealed record SubstanceRow(Substance Substance, string Atc)
{
    public static readonly string[] Columns = ["substance", "atc"];

    public static SubstanceRow? Read(TableLine line, List<string> faults)
    {
        var before = faults.Count;
        var substance = CodeRow.ReadSubstance(line, faults);
        if (substance == Substance.None && faults.Count == before)
        {
            faults.Add(line.Fault("no substance"));
        }
        if (line["atc"].Length == 0)
        {
            faults.Add(line.Fault("no ATC code"));
        }
        return faults.Count > before ? null : new SubstanceRow(substance, line["atc"]);
    }
}

/// <summary>Where a product acts, as its text says.</summary>
[Flags]
internal enum DrugForm : byte
{
    Unstated = 0,
    Oral = 1,
    Local = 2,
    Vaginal = 4,
}

/// <summary>A word, or the beginning of one, that names a form.</summary>
internal sealed record FormWordRow(string Word, bool IsPrefix, DrugForm Form)
{
    public static readonly string[] Columns = ["word", "match", "form"];

    public static FormWordRow? Read(TableLine line, List<string> faults)
    {
        var form = line["form"] switch
        {
            "oral" => DrugForm.Oral,
            "local" => DrugForm.Local,
            "vaginal" => DrugForm.Vaginal,
            _ => DrugForm.Unstated,
        };
        if (form == DrugForm.Unstated || line["word"].Length == 0 || line["match"] is not ("exact" or "prefix"))
        {
            faults.Add(line.Fault($"form '{line["form"]}', word or match is none that is known"));
            return null;
        }

        return new FormWordRow(line["word"], line["match"] == "prefix", form);
    }
}
