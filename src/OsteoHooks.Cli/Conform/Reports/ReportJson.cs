using System.Text.Encodings.Web;
using System.Text.Json;

namespace OsteoHooks.Cli.Conform.Reports;

/// <summary>The report for programs: the same as the table, with every place.</summary>
internal static class ReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Report report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("base", report.Root);
        json.WriteString("at", report.At);
        json.WriteNumber("requests", report.Requests);
        WriteTexts(json, "services", report.Services);
        json.WriteStartObject("counts");
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            json.WriteNumber(ReportWords.Of(outcome), report.Count(outcome));
        }

        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (var result in report.Results)
        {
            Write(json, result);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Result result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Check.Id);
        json.WriteString("level", ReportWords.Of(result.Check.Level));
        json.WriteString("what", result.Check.What);
        json.WriteString("result", ReportWords.Of(result.Outcome));
        if (result.Verdict.Places.Count > 0)
        {
            WriteTexts(json, "places", result.Verdict.Places.Select(ReportWords.Printable));
        }

        if (result.Verdict.Reason.Length > 0)
        {
            json.WriteString("reason", ReportWords.Printable(result.Verdict.Reason));
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
