using System.Globalization;

namespace OsteoHooks.Terminology;

/// <summary>A row of a concept's table.</summary>
/// <param name="StrengthMg">mg in one tablet, capsule or other unit, or in one mL.</param>
/// <param name="Rank">Ingredient or Product where the table says so; None: what the system usually names.</param>
internal sealed record CodeRow(
    TableLine At, ConceptSet Set, CodeSystem System, string Code, bool IsPrefix, Substance Substance, decimal? StrengthMg,
    bool PerMillilitre, CodeRank Rank, bool Verified)
{
    public static readonly string[] Columns = ["system", "code", "match", "display", "verified", "source"];

    /// <summary>Reads the row, or adds every fault it has and returns null.</summary>
    public static CodeRow? Read(TableLine line, ConceptSet set, IReadOnlySet<string> sources, List<string> faults)
    {
        var before = faults.Count;
        if (!TableName.TryParse<CodeSystem>(line["system"], out var system)
            || system is CodeSystem.Absent or CodeSystem.Foreign or CodeSystem.Local)
        {
            faults.Add(line.Fault($"unknown system '{line["system"]}'"));
        }
        if (string.IsNullOrWhiteSpace(line["code"]) || !CodeText.Fits(line["code"]))
        {
            faults.Add(line.Fault("no code, or one too long"));
        }
        if (line["match"] is not ("exact" or "prefix"))
        {
            faults.Add(line.Fault($"match '{line["match"]}' is neither exact nor prefix"));
        }
        if (line["verified"] is not ("yes" or "no"))
        {
            faults.Add(line.Fault($"verified '{line["verified"]}' is neither yes nor no"));
        }
        if (!sources.Contains(line["source"].Split(':')[0]))
        {
            faults.Add(line.Fault($"source '{line["source"]}' does not begin with a key of sources.csv"));
        }
        var substance = ReadSubstance(line, faults);
        var strength = ReadStrength(line, faults);
        var rank = line["level"] switch
        {
            "ingredient" => CodeRank.Ingredient,
            "product" => CodeRank.Product,
            "" => CodeRank.None,
            _ => CodeRank.Name,
        };
        if (rank == CodeRank.Name)
        {
            faults.Add(line.Fault($"level '{line["level"]}' is neither ingredient nor product"));
        }
        if (faults.Count > before)
        {
            return null;
        }
        return new CodeRow(line, set, system, line["code"], line["match"] == "prefix", substance, strength, line["per"] == "ml", rank,
            line["verified"] == "yes");
    }

    public static Substance ReadSubstance(TableLine line, List<string> faults)
    {
        var name = line["substance"];
        if (name.Length == 0)
        {
            return Substance.None;
        }
        if (TableName.TryParse<Substance>(name, out var substance) && substance != Substance.None)
        {
            return substance;
        }
        faults.Add(line.Fault($"unknown substance '{name}'"));
        return Substance.None;
    }

    public static decimal? ReadStrength(TableLine line, List<string> faults)
    {
        var (text, per) = (line["strength-mg"], line["per"]);
        if (text.Length == 0 && per.Length == 0)
        {
            return null;
        }
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mg) && mg > 0
            && per is "unit" or "ml")
        {
            return mg;
        }
        faults.Add(line.Fault($"strength '{text}' per '{per}' is not a positive number per unit or ml"));
        return null;
    }
}
