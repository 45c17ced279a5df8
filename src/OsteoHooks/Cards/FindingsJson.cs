using System.Text.Json;
using OsteoHooks.Content;
using OsteoHooks.Findings;
using OsteoHooks.Text;

namespace OsteoHooks.Cards;

/// <summary>Writes the extension <c>org.osteohooks</c>: what every rule came to, why, from which entries, and what was missing.</summary>
internal sealed class FindingsJson(CardLibrary library, ReplyContext context, Utf8JsonWriter json, TextBuffer text)
{
    public void Write(IReadOnlyList<Finding> findings, CardChoice choice)
    {
        var listed = new List<Finding>(findings.Count);
        foreach (var finding in findings)
        {
            if (finding.Outcome != Outcome.NotIndicated || context.NotIndicated)
            {
                listed.Add(finding);
            }
        }

        listed.Sort((x, y) => string.CompareOrdinal(x.Card, y.Card));
        json.WriteStartObject("extension"u8);
        json.WriteStartObject("org.osteohooks"u8);
        json.WriteStartArray("findings"u8);
        foreach (var finding in listed)
        {
            Write(finding, finding.Outcome == Outcome.Fired ? choice.Shown(finding) : null);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Write(Finding finding, string? shown)
    {
        json.WriteStartObject();
        json.WriteString("card"u8, finding.Card);
        json.WriteString("outcome"u8, finding.Outcome switch
        {
            Outcome.Fired => "fired"u8,
            Outcome.Suppressed => "suppressed"u8,
            Outcome.NotAssessed => "not-assessed"u8,
            _ => "not-indicated"u8,
        });
        json.WriteString("indicator"u8, IndicatorWord.Of(finding.Indicator));
        WriteReason(finding);
        WriteIfAny("by"u8, finding.By);
        WriteIfAny("shown"u8, shown);
        WriteMissing(finding);
        WriteBecause(finding);
        json.WriteEndObject();
    }

    private void WriteReason(Finding finding)
    {
        text.Clear();
        foreach (var answer in finding.Answers)
        {
            if (!answer.IsUnsaid && Decides(answer, finding.Outcome))
            {
                text.Append(text.IsEmpty ? "" : "; ");
                library.Phrases.Say(answer.Said, context.Language, text, markdown: false);
                if (finding.Outcome == Outcome.NotIndicated)
                {
                    break;
                }
            }
        }

        if (!text.IsEmpty)
        {
            json.WriteString("reason"u8, text.Written);
        }
    }

    private static bool Decides(Answer answer, Outcome outcome) => answer.Truth == outcome switch
    {
        Outcome.NotIndicated => Truth.No,
        Outcome.NotAssessed => Truth.Unknown,
        _ => Truth.Yes,
    };

    private void WriteMissing(Finding finding)
    {
        var types = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var gap in finding.Gaps)
        {
            types.Add(gap.ResourceType);
        }

        if (types.Count == 0)
        {
            return;
        }

        json.WriteStartArray("missing"u8);
        foreach (var type in types)
        {
            json.WriteStringValue(type);
        }

        json.WriteEndArray();
    }

    private void WriteBecause(Finding finding)
    {
        var distinct = new List<Evidence>();
        foreach (var answer in finding.Answers)
        {
            var decides = Decides(answer, finding.Outcome);
            if (finding.Outcome == Outcome.NotIndicated && !decides)
            {
                continue;
            }

            foreach (var entry in answer.Evidence)
            {
                if (!distinct.Contains(entry))
                {
                    distinct.Add(entry);
                }
            }

            if (finding.Outcome == Outcome.NotIndicated)
            {
                break;
            }
        }

        if (distinct.Count == 0)
        {
            return;
        }

        json.WriteStartArray("because"u8);
        distinct.ForEach(Write);
        json.WriteEndArray();
    }

    private void Write(Evidence entry)
    {
        json.WriteStartObject();
        text.Clear();
        PlainValue.Append(text, entry.Reference);
        json.WriteString("resource"u8, text.Written);
        json.WriteString("path"u8, entry.Path);
        if (entry.Date is { } date)
        {
            text.Clear();
            text.Append(date);
            json.WriteString("date"u8, text.Written);
        }

        if (entry.Said is { } said)
        {
            text.Clear();
            library.Phrases.Say(said, context.Language, text, markdown: false);
            json.WriteString("value"u8, text.Written);
        }

        json.WriteEndObject();
    }

    private void WriteIfAny(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
