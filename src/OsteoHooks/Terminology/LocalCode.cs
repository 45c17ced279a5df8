namespace OsteoHooks.Terminology;

/// <summary>A code that only one site uses, and the concept it means there.</summary>
internal sealed record LocalCode(string Uri, CodeRow Row)
{
    private static readonly string[] Columns = ["system", "code", "concept"];

    public static List<LocalCode> ReadAll(string path, SystemNames systems, List<string> faults)
    {
        var seen = new HashSet<(string, string, string)>();
        var codes = new List<LocalCode>();
        foreach (var line in TableFile.Read(path, Columns, faults))
        {
            if (Read(line, systems, faults) is not { } local)
            {
                continue;
            }
            if (seen.Add((line["system"], line["code"], line["concept"])))
            {
                codes.Add(local);
            }
            else
            {
                faults.Add(line.Fault("the code is listed twice for this concept"));
            }
        }

        return codes;
    }

    private static LocalCode? Read(TableLine line, SystemNames systems, List<string> faults)
    {
        var before = faults.Count;
        if (!TableName.TryParse<ConceptSet>(line["concept"], out var set))
        {
            faults.Add(line.Fault($"no concept is named '{line["concept"]}'"));
        }
        if (string.IsNullOrWhiteSpace(line["code"]) || !CodeText.Fits(line["code"]))
        {
            faults.Add(line.Fault("no code, or one too long"));
        }
        if (line["match"] is not ("" or "exact" or "prefix"))
        {
            faults.Add(line.Fault($"match '{line["match"]}' is neither exact nor prefix"));
        }
        var system = string.IsNullOrWhiteSpace(line["system"]) ? CodeSystem.Absent : systems.FindOrAdd(line["system"]);
        if (system is CodeSystem.Absent or CodeSystem.Foreign)
        {
            faults.Add(line.Fault("no system, or more systems than fit"));
        }
        var substance = CodeRow.ReadSubstance(line, faults);
        var strength = CodeRow.ReadStrength(line, faults);
        return faults.Count > before
            ? null
            : new LocalCode(line["system"], new CodeRow(line, set, system, line["code"], line["match"] == "prefix", substance, strength,
                line["per"] == "ml", CodeRank.None, Verified: true));
    }
}
