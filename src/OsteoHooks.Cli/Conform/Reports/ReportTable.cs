using Spectre.Console;

namespace OsteoHooks.Cli.Conform.Reports;

using Text = Spectre.Console.Text;

/// <summary>The report for reading: a table in a terminal, lines of columns elsewhere.</summary>
internal static class ReportTable
{
    private const int Places = 3;

    /// <param name="colours">Whether the output is a terminal.</param>
    public static void Write(Report report, TextWriter output, bool colours)
    {
        if (colours)
        {
            WriteTable(report);
        }
        else
        {
            WriteLines(report, output);
        }

        output.WriteLine(report.Summary);
    }

    private static void WriteTable(Report report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("id", "level", "result", "what holds", "where, or why not");
        foreach (var result in report.Results)
        {
            table.AddRow(
                new Text(result.Check.Id),
                new Text(ReportWords.Of(result.Check.Level)),
                new Text(ReportWords.Of(result.Outcome), Colour(result.Outcome)),
                new Text(result.Check.What),
                new Text(ReportWords.Printable(result.Note(Places))));
        }

        AnsiConsole.Write(table);
    }

    private static void WriteLines(Report report, TextWriter output)
    {
        foreach (var result in report.Results)
        {
            var note = ReportWords.Printable(result.Note(Places));
            output.WriteLine($"{result.Check.Id,-16} {ReportWords.Of(result.Check.Level),-8} {ReportWords.Of(result.Outcome),-8} "
                + $"{result.Check.What}{(note.Length > 0 ? $" [{note}]" : "")}");
        }
    }

    private static Style Colour(Outcome outcome) => outcome switch
    {
        Outcome.Pass => new Style(Color.Green),
        Outcome.Fail => new Style(Color.Red, decoration: Decoration.Bold),
        Outcome.Warn => new Style(Color.Yellow),
        _ => new Style(Color.Grey),
    };
}
