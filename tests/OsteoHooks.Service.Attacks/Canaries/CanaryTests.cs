using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Attacks.Canaries.Rows;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Canaries;

/// <summary>
/// What stands in a request, a token, feedback or a FHIR server's answer is found in no log, span, measurement, refusal or database byte.
/// </summary>
public sealed class CanaryTests(CanaryWorlds worlds) : IClassFixture<CanaryWorlds>
{
    // Enough of every class; what is planted in claims is found as a token, since their text is base64.
    private const int RowsWhenLoud = 30;

    private static readonly CanaryRow[] Rows = [.. RequestRows.All, .. CallRows.All];

    public static TheoryData<string> Classes => [.. Rows.Select(r => r.Class).Distinct()];

    [Fact]
    public void Every_class_has_at_least_five_canaries()
    {
        foreach (var group in Rows.GroupBy(r => r.Class))
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{group.Key}: {group.Count()}");
            Assert.True(group.Count() >= 5, group.Key);
        }
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Nothing_that_was_planted_is_found(string name)
    {
        var world = worlds.Quiet;
        var rows = await Plant(world, name, int.MaxValue);
        world.Sweep();
        var found = world.Surfaces.Found();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{name}: {rows} planted, {found.Length} found among "
                + $"{string.Join(", ", world.Surfaces.Seen.OrderBy(s => s.Key).Select(s => $"{s.Value} {s.Key}"))}");
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Every_surface_was_searched()
    {
        await Plant(worlds.Quiet, "path and query", int.MaxValue);
        worlds.Quiet.Sweep();
        worlds.Quiet.Surfaces.Found();
        Assert.Superset(new HashSet<string>(["log", "span", "measurement", "refusal", "database"], StringComparer.Ordinal),
            worlds.Quiet.Surfaces.Seen.Keys.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task With_the_silence_taken_out_the_search_finds_the_class(string name)
    {
        var before = worlds.Loud.Surfaces.Found().Length;
        await Plant(worlds.Loud, name, RowsWhenLoud);
        var found = worlds.Loud.Surfaces.Found().Skip(before)
            .Count(f => f.Contains(name, StringComparison.Ordinal) || (name == "token" && f.Contains("a token", StringComparison.Ordinal)));
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {found} found");
        Assert.True(found > 0);
    }

    [Fact]
    public async Task Without_the_filters_lines_hold_path_and_query_and_with_spans_of_outgoing_calls_a_trace_holds_the_patients_id()
    {
        await using var world = new CanaryWorld(services =>
        {
            LoudService.FrameworkLines(services);
            LoudService.OutgoingSpans(services);
        });
        await Plant(world, "path and query", RowsWhenLoud);
        await Plant(world, "context", int.MaxValue);
        Assert.Contains(world.Surfaces.Found(), f => f.StartsWith("log: path and query, the query of a service", StringComparison.Ordinal));
        Assert.Contains(world.Surfaces.Found(), f => f.StartsWith("span: context, the patient is to be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_comment_kept_in_the_clear_is_found_in_the_database()
    {
        var world = worlds.Loud;
        var row = new CanaryRow("feedback", "a comment in the clear", async (w, canary) =>
        {
            var card = Guid.Parse(await w.Card());
            var now = new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
            var item = new FeedbackItem(card, FeedbackOutcome.Overridden, "other", Encoding.UTF8.GetBytes(canary), [], now, now, now);
            var receipt = await w.Host.Services.GetRequiredService<IStore>()
                .Record(TrustedService.Issuer, [item], TestContext.Current.CancellationToken);
            Assert.Equal(1, receipt.Kept);
        });
        await row.Plant(world, world.Surfaces.Canary(row));
        world.Sweep();
        Assert.Contains(world.Surfaces.Found(), f => f.StartsWith("database: feedback, a comment in the clear", StringComparison.Ordinal));
    }

    private static async Task<int> Plant(CanaryWorld world, string name, int most)
    {
        var planted = 0;
        foreach (var row in Rows.Where(r => r.Class == name).Take(most))
        {
            await row.Plant(world, world.Surfaces.Canary(row));
            planted++;
        }

        return planted;
    }
}

/// <summary>The service as it is, and with its silence taken out.</summary>
public sealed class CanaryWorlds : IAsyncDisposable
{
    private readonly Lazy<CanaryWorld> _loud = new(() => new CanaryWorld(LoudService.Everything));

    internal CanaryWorld Quiet { get; } = new();

    internal CanaryWorld Loud => _loud.Value;

    public async ValueTask DisposeAsync()
    {
        await Quiet.DisposeAsync();
        if (_loud.IsValueCreated)
        {
            await _loud.Value.DisposeAsync();
        }
    }
}
