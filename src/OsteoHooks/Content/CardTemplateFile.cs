using System.Collections.Immutable;

namespace OsteoHooks.Content;

/// <summary>
/// Reads <c>&lt;lang&gt;.md</c>: the summary in the first line, paragraphs, then sections under <c>## &lt;guideline&gt;</c>,
/// <c>## variant: &lt;key&gt;</c> (a summary line and paragraphs) and <c>## reading: &lt;key&gt;</c>.
/// </summary>
internal sealed class CardTemplateFile
{
    private const string Variant = "variant:";
    private const string Reading = "reading:";

    private readonly string _file;
    private readonly ICollection<string> _faults;
    private readonly HashSet<string> _guidelines;

    private CardTemplateFile(string file, ICollection<string> faults, IEnumerable<string> guidelines)
    {
        _file = file;
        _faults = faults;
        _guidelines = [.. guidelines];
    }

    /// <param name="guidelines">Ids a section may be headed with.</param>
    public static CardTemplate? Read(string file, string language, IEnumerable<string> guidelines, ICollection<string> faults)
    {
        if (File.Exists(file))
        {
            return new CardTemplateFile(file, faults, guidelines).Read(language);
        }

        faults.Add($"{file}:1: the file is missing");
        return null;
    }

    private CardTemplate Read(string language)
    {
        var lines = File.ReadAllLines(_file);
        var headings = lines.Index().Where(l => l.Item.StartsWith("## ", StringComparison.Ordinal)).Select(l => l.Index).ToList();
        headings.Add(lines.Length);
        var standard = ReadVariant(lines, 0, headings[0]);
        var written = new CardTemplate(_file, language, standard, Named<Passage>(), Named<VariantTemplate>(), Named<Passage>());
        foreach (var (start, end) in headings.Zip(headings.Skip(1)))
        {
            written = Add(written, lines, start, end);
        }

        return written;
    }

    private CardTemplate Add(CardTemplate written, string[] lines, int start, int end)
    {
        var heading = lines[start][3..].Trim();
        if (heading.StartsWith(Variant, StringComparison.Ordinal))
        {
            return written with
                { Variants = written.Variants.SetItem(heading[Variant.Length..].Trim(), ReadVariant(lines, start + 1, end)) };
        }

        var passage = Body(lines, start + 1, end);
        if (passage.Text.Length == 0)
        {
            Fault(start, $"nothing stands under \"{heading}\"");
        }

        if (heading.StartsWith(Reading, StringComparison.Ordinal))
        {
            return written with { Readings = written.Readings.SetItem(heading[Reading.Length..].Trim(), passage) };
        }

        if (!_guidelines.Contains(heading))
        {
            Fault(start, $"\"{heading}\" is neither a guideline, nor variant: …, nor reading: …");
        }

        return written with { Guidelines = written.Guidelines.SetItem(heading, passage) };
    }

    private VariantTemplate ReadVariant(string[] lines, int start, int end)
    {
        var first = start;
        while (first < end && string.IsNullOrWhiteSpace(lines[first]))
        {
            first++;
        }

        if (first == end)
        {
            Fault(Math.Max(start - 1, 0), "the summary line is missing");
            return new VariantTemplate(new Passage("", start + 1), new Passage("", start + 1));
        }

        return new VariantTemplate(new Passage(lines[first].Trim(), first + 1), Body(lines, first + 1, end));
    }

    private static Passage Body(string[] lines, int start, int end)
    {
        while (start < end && string.IsNullOrWhiteSpace(lines[start]))
        {
            start++;
        }

        return new Passage(string.Join('\n', lines[start..end].Select(l => l.TrimEnd())).TrimEnd(), start + 1);
    }

    private void Fault(int index, string fault) => _faults.Add($"{_file}:{index + 1}: {fault}");

    private static ImmutableDictionary<string, T> Named<T>() => ImmutableDictionary.Create<string, T>(StringComparer.Ordinal);
}
