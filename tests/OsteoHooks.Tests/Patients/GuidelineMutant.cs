using System.Globalization;
using OsteoHooks.Content;
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
        foreach (var limit in guideline.Limits.Values.Where(l => l.IsStated))
        {
            var lines = File.ReadAllLines(FileOf(guideline, limit));
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
            throw new InvalidDataException($"{FileOf(guideline, limit)}:{at + 1}: {from} was looked for");
        }

        var changed = (string[])lines.Clone();
        changed[at] = lines[at].Replace(from, to, StringComparison.Ordinal);
        var faults = new List<string>();
        var file = FileOf(guideline, limit);
        var read = GuidelineFolder.Read(Path.GetDirectoryName(file)!, faults,
            f => f == file ? new StringReader(string.Join('\n', changed)) : File.OpenText(f));
        return new(guideline.Id, limit.Key, $"{guideline.Id} {limit.Key}: {from} → {to}",
            read ?? throw new InvalidDataException(string.Join('\n', faults)));
    }

    private static string FileOf(Guideline guideline, Limit limit) =>
        Path.Combine(TestPatients.Clinic.Library.Folder, "guidelines", guideline.Id, limit.Key.Split('.')[0] + ".yaml");

    private static int LineOf(string[] lines, string key) =>
        Array.FindIndex(lines, l => l.StartsWith($"{key.Split('.')[1]}: ", StringComparison.Ordinal));

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
