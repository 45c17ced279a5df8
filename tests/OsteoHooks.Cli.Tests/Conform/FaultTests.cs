using System.Globalization;
using OsteoHooks.Cli.Conform.Checks;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Reports;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>Every check against a service that breaks its rule and no other.</summary>
public sealed class FaultTests
{
    /// <summary>Checks that no fault of the small service can fail, with the reason.</summary>
    private static readonly Dictionary<string, string> CannotFail = new(StringComparer.Ordinal)
    {
        ["A2"] = "tests call this machine only; the rule itself is tested below",
        ["L1"] = "feedback is optional, so without it there is nothing to see",
        ["P3"] = "a health page is optional, and its address free",
    };

    private static readonly Fault[] Faults = [.. DiscoveryFaults.All, .. AnswerFaults.All, .. CallFaults.All, .. ClientFaults.All];

    public static TheoryData<int, string> All
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Faults.Length; i++)
            {
                data.Add(i, Faults[i].ToString());
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_check_of_the_rule_that_is_broken_fails_and_no_other(int index, string name)
    {
        var fault = Faults[index];
        var report = await SmallExamination.Run(fault, fault.NeedsTokens);

        Assert.True(Broken(report) == fault.Check,
            $"{name}: {string.Join("; ", report.Results.Where(IsBroken).Select(r => $"{r.Check.Id} [{r.Note(2)}]"))}");
        Assert.Equal(report.Results.Single(r => r.Check.Id == fault.Check).Check.Level != Level.Must, report.Conforms);
    }

    [Theory]
    [InlineData("ES256")]
    [InlineData("ES384")]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData(null)]
    public async Task A_service_without_fault_passes_wholly(string? algorithm)
    {
        var report = await SmallExamination.Run(null, algorithm is not null, algorithm ?? "ES256");

        var without = report.Results.Where(r => r.Outcome != Outcome.Pass).Select(r => r.Check.Id).ToList();
        var unsigned = Sections.All.Where(c => c.Id.StartsWith('M') || c.Id is "B14" or "L6").Select(c => c.Id);
        Assert.Equal(algorithm is null ? [.. unsigned.Prepend("A2").Order(StringComparer.Ordinal)] : ["A2"],
            without.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_check_is_failed_by_some_fault_or_it_is_said_why_it_cannot_be()
    {
        var failed = Faults.Select(f => f.Check).Concat(CannotFail.Keys).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(failed.Order(StringComparer.Ordinal), Sections.All.Select(c => c.Id).Order(StringComparer.Ordinal));
        Assert.Empty(Faults.Select(f => f.Check).Intersect(CannotFail.Keys));
    }

    [Fact]
    public void Ids_are_distinct_and_begin_with_their_rule()
    {
        Assert.True(Sections.All.Count >= 80, Sections.All.Count.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Sections.All.Count, Sections.All.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Sections.All, c => Assert.Matches(@"^[A-P]\d+(\.[A-Za-z0-9]+)?$", c.Id));
    }

    [Theory]
    [InlineData("http://ehr.example/", false)]
    [InlineData("https://ehr.example/", true)]
    [InlineData("http://localhost:5080/", null)]
    public void Only_this_machine_may_do_without_https(string root, bool? safe) =>
        Assert.Equal(safe, TransportChecks.IsSafe(new Uri(root)));

    private static bool IsBroken(Result result) => result.Outcome is Outcome.Fail or Outcome.Warn;

    private static string Broken(Report report) => string.Join(", ", report.Results.Where(IsBroken).Select(r => r.Check.Id));
}
