using System.Globalization;
using OsteoHooks.Guidelines;

namespace OsteoHooks.Tests.Patients;

/// <summary>A guideline file with one limit changed by the smallest step that matters.</summary>
/// <param name="What">For the list of survivors.</param>
internal sealed record GuidelineMutant(string Guideline, string Key, string What, Guideline Changed)
{
    /// <summary>The least difference that a clinician writes, by unit.</summary>
    private static decimal Step(string unit) => unit is "mg/d" or "SD" or "%" ? 0.1m : 1m;

    /// <summary>Every stated limit one step up, one step down and, where it has a direction, strict for inclusive or the reverse.</summary>
    public static IEnumerable<GuidelineMutant> Of(Guideline guideline)
    {
        var file = Path.Combine(Ward.Clinic.Library.Folder, "guidelines", guideline.Id + ".yaml");
        var lines = File.ReadAllLines(file);
        foreach (var limit in guideline.Limits.Values.Where(l => l.IsStated))
        {
            var at = LineOf(lines, limit.Key);
            var step = Step(limit.Unit);
            yield return Changing(guideline, limit, lines, at, $"value: {ValueOn(lines[at])}", $"value: {Number(limit.Value + step)}");
            yield return Changing(guideline, limit, lines, at, $"value: {ValueOn(lines[at])}", $"value: {Number(limit.Value - step)}");
            if (Other(limit.Op) is { } other)
            {
                yield return Changing(guideline, limit, lines, at, $"op: \"{other.From}\"", $"op: \"{other.To}\"");
            }
        }
    }

    private static GuidelineMutant Changing(Guideline guideline, Limit limit, string[] lines, int at, string from, string to)
    {
        if (!lines[at].Contains(from, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{guideline.Id}.yaml:{at + 1}: {from} was looked for");
        }

        var changed = (string[])lines.Clone();
        changed[at] = lines[at].Replace(from, to, StringComparison.Ordinal);
        var faults = new List<string>();
        using var text = new StringReader(string.Join('\n', changed));
        return new(guideline.Id, limit.Key, $"{guideline.Id} {limit.Key}: {from} → {to}", GuidelineFile.Read(text, guideline.Id, faults) ?? throw new InvalidDataException(string.Join('\n', faults)));
    }

    private static int LineOf(string[] lines, string key)
    {
        var parts = key.Split('.');
        var group = Array.IndexOf(lines, parts[0] + ":");
        return Array.FindIndex(lines, group + 1, l => l.StartsWith($"  {parts[1]}: ", StringComparison.Ordinal));
    }

    /// <summary>The value as it is written: -1.0 and not -1.</summary>
    private static string ValueOn(string line)
    {
        var from = line.IndexOf("value: ", StringComparison.Ordinal) + "value: ".Length;
        return line[from..line.IndexOf(',', from)];
    }

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static (string From, string To)? Other(Comparator op) => op switch
    {
        Comparator.Less => ("<", "<="),
        Comparator.LessOrEqual => ("<=", "<"),
        Comparator.GreaterOrEqual => (">=", ">"),
        Comparator.Greater => (">", ">="),
        _ => null,
    };
}
