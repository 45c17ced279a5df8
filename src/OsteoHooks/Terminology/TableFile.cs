using System.Text;

namespace OsteoHooks.Terminology;

/// <summary>One table: comma-separated, a header line with column names, <c>#</c> comments, fields with commas in double
/// quotes, one row a line.</summary>
internal static class TableFile
{
    /// <summary>The rows; a table without its <paramref name="required"/> columns has a fault and no rows.</summary>
    public static IReadOnlyList<TableLine> Read(string path, string[] required, List<string> faults)
    {
        var file = Path.GetFileName(path);
        var rows = new List<TableLine>();
        List<string>? columns = null;
        var number = 0;
        foreach (var text in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }
            var fields = Split(text);
            if (columns is null)
            {
                columns = fields;
                var missing = required.Except(columns, StringComparer.Ordinal).ToList();
                if (missing.Count > 0)
                {
                    faults.Add($"{file}:{number}: the header lacks {string.Join(", ", missing)}");
                    return [];
                }
            }
            else if (fields.Count != columns.Count)
            {
                faults.Add($"{file}:{number}: {fields.Count} fields where the header has {columns.Count}");
            }
            else
            {
                rows.Add(new TableLine(file, number, columns, fields));
            }
        }

        if (columns is null)
        {
            faults.Add($"{file}:1: no header line");
        }
        return rows;
    }

    private static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    field.Append(line[i++]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}

/// <summary>One row. A column that the table does not have reads as empty.</summary>
internal sealed record TableLine(string File, int Number, IReadOnlyList<string> Columns, IReadOnlyList<string> Fields)
{
    public string this[string column]
    {
        get
        {
            for (var i = 0; i < Columns.Count; i++)
            {
                if (Columns[i] == column)
                {
                    return Fields[i];
                }
            }

            return "";
        }
    }

    public string Fault(string sentence) => $"{File}:{Number}: {sentence}";
}
