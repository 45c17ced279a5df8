using System.Collections.Concurrent;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>
/// Hostile text through every place of a request, judged in the answer. Each class is also sent with the control taken out, and must then
/// be noticed.
/// </summary>
public sealed class InjectionTests(InjectionService service) : IClassFixture<InjectionService>
{
    private readonly AnswerCheck _check = new(service.OwnLinks);

    public static TheoryData<string> Classes => [.. Payloads.ByClass.Keys];

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task A_value_is_only_ever_text(string kind)
    {
        var rows = InjectionRow.SomeOf(kind, ReachedPositions.All).ToList();
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(rows, Parallelism, async (row, _) =>
        {
            foreach (var fault in await Faults(row, await service.Call(row)))
            {
                faults.Add($"{row}: {fault}");
            }
        });
        Accept(faults, rows.Count);
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Without_the_control_the_class_is_noticed(string kind)
    {
        foreach (var row in InjectionRow.Of(kind, ReachedPositions.All))
        {
            if ((await Faults(row, await service.CallUnguarded(row, kind)))
                .Exists(f => f != AnswerCheck.NotArrived || Payloads.AreOnlyMisread.Contains(kind)))
            {
                return;
            }
        }

        Assert.Fail("No row of this class does any harm, so it shows nothing.");
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task What_no_card_needs_is_repeated_nowhere(string kind)
    {
        var rows = InjectionRow.SomeOf(kind, UnreachedPositions.All).ToList();
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(rows, Parallelism, async (row, _) =>
        {
            var answer = await service.Call(row);
            if (answer.Status != 200 && !(row.Position.MayBeRefused && answer.Status is 400 or 401 or 415 or 431))
            {
                faults.Add($"{row}: status {answer.Status}");
            }

            if (answer.Raw.Contains(Payloads.Canary, StringComparison.Ordinal)
                || answer.Headers.Contains(Payloads.Canary, StringComparison.OrdinalIgnoreCase))
            {
                faults.Add($"{row}: the value is repeated");
            }
        });
        Accept(faults, rows.Count);
        Assert.Empty(service.Outside.Strangers);
    }

    [Fact]
    public void No_class_has_under_five_rows_at_any_place_or_in_any_spelling()
    {
        Assert.All(Payloads.ByClass.Values.SelectMany(texts => texts), text =>
            Assert.Contains(Payloads.Canary, text, StringComparison.Ordinal));
        Assert.All(Payloads.ByClass.Keys, kind =>
        {
            var rows = InjectionRow.SomeOf(kind, ReachedPositions.All).Concat(InjectionRow.SomeOf(kind, UnreachedPositions.All)).ToList();
            Assert.All(Payloads.ByClass[kind], payload => Assert.Contains(rows, r => r.Payload == payload));
            Assert.All(rows.GroupBy(r => r.Position), at => Assert.InRange(at.Count(), 5, int.MaxValue));
            Assert.All(Enum.GetValues<Spelling>(), spelling => Assert.InRange(rows.Count(r => r.Spelling == spelling), 5, int.MaxValue));
        });
    }

    private static ParallelOptions Parallelism => new() { MaxDegreeOfParallelism = 4 };

    private static void Accept(ConcurrentBag<string> faults, int rows) =>
        Assert.True(faults.IsEmpty,
            $"{faults.Count} faults in {rows} rows\n{string.Join('\n', faults.Order(StringComparer.Ordinal).Take(40))}");

    private async Task<List<string>> Faults(InjectionRow row, CardAnswer answer) =>
        [.. _check.Faults(row.Position, row.Meant, answer, await service.Harmless(row.Position))];
}
