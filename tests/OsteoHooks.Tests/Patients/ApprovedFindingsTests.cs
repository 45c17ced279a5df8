using System.Globalization;
using System.Text;
using OsteoHooks.Cards;
using OsteoHooks.Findings;

namespace OsteoHooks.Tests.Patients;

/// <summary>
/// tests/findings.txt is what every rule comes to for every patient and variant: outcome, indicator, by, shown, wording, offers, doubts,
/// reason and gaps. The first variant of a patient under a service stands in full; of each further one stand the lines that differ from it,
/// which is what its changed fact changes. A change of any of it is read as a diff and approved by committing the file;
/// <c>OSTEOHOOKS_APPROVE=1</c> writes it.
/// </summary>
public class ApprovedFindingsTests
{
    private static readonly string File = Path.Combine(TestPatients.Root, "tests", "findings.txt");

    [Fact]
    public void The_findings_of_all_patients_are_those_that_were_approved()
    {
        var received = Written();
        if (Environment.GetEnvironmentVariable("OSTEOHOOKS_APPROVE") == "1")
        {
            System.IO.File.WriteAllText(File, received);
        }

        var approved = System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [];
        var lines = received.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var missing = approved.Where(l => l.Length > 0).Except(lines, StringComparer.Ordinal).Take(10).Select(l => "- " + l);
        var added = lines.Except(approved, StringComparer.Ordinal).Take(10).Select(l => "+ " + l);
        AssertNone.Of([.. missing, .. added]);
        Assert.Equal(string.Join('\n', approved.Where(l => l.Length > 0)), string.Join('\n', lines));
    }

    private static string Written()
    {
        var all = new StringBuilder();
        foreach (var patient in TestPatients.Prepared.GroupBy(v => v.Variant.Case, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            all.Append("\n# ").Append(patient.Key).Append('\n');
            foreach (var service in patient.GroupBy(v => v.Service.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                all.Append("\n## ").Append(service.Key).Append('\n');
                Dictionary<string, string>? first = null;
                foreach (var visit in service)
                {
                    var lines = Lines(visit);
                    all.Append(CultureInfo.InvariantCulture, $"### {visit.Variant.Name} ({visit.Variant.Today:yyyy-MM-dd})\n");
                    foreach (var (card, line) in lines.OrderBy(l => l.Key, StringComparer.Ordinal))
                    {
                        all.Append(first?.GetValueOrDefault(card) == line ? "" : line + "\n");
                    }

                    foreach (var gone in first?.Keys.Except(lines.Keys, StringComparer.Ordinal) ?? [])
                    {
                        all.Append(gone).Append(" is not there\n");
                    }

                    first ??= lines;
                }
            }
        }

        return all.ToString();
    }

    private static Dictionary<string, string> Lines(PreparedPatient visit)
    {
        var findings = Assessment.Assess(visit.Chart, TestPatients.Clinic.GuidelineOf(visit.Service), TestPatients.Clinic.Codes.Words,
            visit.Variant.Today, visit.Service.Hook, TestPatients.Clinic.RulesOf(visit.Service));
        var choice = CardChoice.Of(findings, TestPatients.Clinic.Library);
        return findings.ToDictionary(f => f.Card, f => Line(f, choice), StringComparer.Ordinal);
    }

    private static string Line(Finding finding, CardChoice choice)
    {
        var all = new StringBuilder();
        all.Append(finding.Card).Append(' ').Append(PreparedPatient.Words(finding)[^1]);
        Append(all, "shown", finding.Outcome == Outcome.Fired ? choice.Shown(finding) : null);
        Append(all, "wording", finding.Variant);
        Append(all, "offers", string.Join(", ", finding.Offers.Select(Said)));
        Append(all, "doubts", string.Join(", ", finding.Doubts));
        Append(all, "because", Reason(finding));
        Append(all, "missing", string.Join(", ", finding.Gaps
            .Select(g => $"{g.Kind.ToString().ToLowerInvariant()} {g.Path ?? g.ResourceType}").Distinct(StringComparer.Ordinal)));
        return all.ToString();
    }

    private static void Append(StringBuilder all, string name, string? value) =>
        all.Append(string.IsNullOrEmpty(value) ? "" : $" · {name}: {value}");

    private static string Said(Offer offer) =>
        offer.Slots.IsEmpty ? offer.Order : $"{offer.Order} ({string.Join(", ", offer.Slots.Select(s => $"{s.Slot} {Said(s.Value)}"))})";

    private static string Said(object value) => value switch
    {
        IEnumerable<string> tests => string.Join('+', tests),
        IFormattable f => f.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>What decides, in English: the answers with the truth that made the outcome, and the first no of
    /// what is not indicated.</summary>
    private static string Reason(Finding finding)
    {
        var truth = finding.Outcome switch { Outcome.NotIndicated => Truth.No, Outcome.NotAssessed => Truth.Unknown, _ => Truth.Yes };
        var deciding =
            finding.Answers.Where(a => a.Truth == truth && !a.IsUnsaid).Select(a => TestPatients.Clinic.Library.Phrases.Say(a.Said, "en"));
        return string.Join("; ", finding.Outcome == Outcome.NotIndicated ? deciding.Take(1) : deciding);
    }
}
