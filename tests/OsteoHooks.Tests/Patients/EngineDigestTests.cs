using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OsteoHooks.Findings;
using OsteoHooks.Tests.House;

namespace OsteoHooks.Tests.Patients;

/// <summary>
/// Both builds (<c>-p:RuleEngine=NRules</c> and the default) write the findings of all patients; tests/README.md carries the digest of each,
/// and they are equal.
/// </summary>
public sealed partial class EngineDigestTests
{
#if NRULES
    private const string Engine = "NRules";
#else
    private const string Engine = "OsteoHooks";
#endif

    [Fact]
    public void The_findings_of_all_patients_are_those_that_the_readme_vouches_for()
    {
        var text = Written();
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var file = Path.Combine(AppContext.BaseDirectory, $"findings-{Engine}.txt");
        File.WriteAllText(file, text);
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "tests", "README.md"));
        var vouched = DigestLine().Matches(readme).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        Assert.True(vouched.TryGetValue(Engine, out var known) && known == digest, $"tests/README.md must say `{Engine}` `{digest}` (the findings are in {file})");
        Assert.Single(vouched.Values.Distinct());
        Assert.Equal(2, vouched.Count);
    }

    private static string Written()
    {
        var all = new StringBuilder();
        foreach (var visit in Ward.Visits.OrderBy(v => v.Variant.ToString(), StringComparer.Ordinal))
        {
            all.Append("# ").Append(visit.Variant).Append('\n');
            var findings = Assessment.Assess(visit.Chart, Ward.Clinic.GuidelineOf(visit.Service), Ward.Clinic.Codes.Words, visit.Variant.Today, visit.Service.Hook, Ward.Clinic.RulesOf(visit.Service));
            foreach (var finding in findings)
            {
                all.Append(finding.Card).Append(' ').Append(finding.Outcome).Append(' ').Append(finding.Indicator).Append(" by ").Append(finding.By).Append(' ').Append(finding.Variant)
                    .Append(" offers ").AppendJoin(',', finding.Offers.Select(o => o.Order)).Append(" doubts ").AppendJoin(',', finding.Doubts).Append('\n');
                foreach (var answer in finding.Answers)
                {
                    all.Append("  ").Append(answer.Truth).Append(' ').Append(Ward.Clinic.Library.Phrases.Say(answer.Said, "en")).Append(" | ")
                        .AppendJoin(',', answer.Evidence.Select(e => e.Reference)).Append(" | ").AppendJoin(',', answer.Gaps.Select(g => $"{g.Kind} {g.ResourceType} {g.Path}")).Append('\n');
                }
            }
        }

        return all.ToString();
    }

    [GeneratedRegex("^\\| `(OsteoHooks|NRules)` \\| `([0-9a-f]{64})` \\|", RegexOptions.Multiline, 5_000)]
    private static partial Regex DigestLine();
}
