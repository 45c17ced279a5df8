namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>The corpus once more, in the renderers of web clients.</summary>
public sealed class NodeRendererTests(InjectionService service) : IClassFixture<InjectionService>
{
    private static readonly string[] Renderers = ["markdown-it", "marked", "micromark"];

    // In a line, in brackets and in an item within an item, at an item's beginning, in quotation marks, after a number.
    private static readonly string[] Places =
        ["drug text", "drug text of a draft, carried too", "drug at the beginning of an item", "condition text", "unit of eGFR"];

    private readonly AnswerCheck _check = new(service.OwnLinks);

    /// <summary>All classes at once: to start Node is what takes long.</summary>
    [Fact]
    public async Task A_value_is_only_ever_text_in_web_clients_too()
    {
        Assert.SkipWhen(NodeRenderers.Missing is not null, NodeRenderers.Missing ?? "");
        var faults = await Faults(Payloads.ByClass.Keys, service.Call);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    [Fact]
    public async Task Without_the_control_every_renderer_shows_it()
    {
        Assert.SkipWhen(NodeRenderers.Missing is not null, NodeRenderers.Missing ?? "");
        var faults = await Faults(["links and images"], row => service.CallUnguarded(row, "links and images"));
        Assert.All(Renderers, renderer => Assert.Contains(faults, f => f.StartsWith(renderer, StringComparison.Ordinal)));
    }

    private async Task<List<string>> Faults(IEnumerable<string> kinds, Func<InjectionRow, Task<CardAnswer>> asked)
    {
        var (details, whose) = (new List<string>(), new List<(InjectionRow Row, string Harmless)>());
        IReadOnlyList<Position> places = [.. ReachedPositions.All.Where(p => Places.Contains(p.Name, StringComparer.Ordinal))];
        foreach (var row in kinds.SelectMany(kind => InjectionRow.SomeOf(kind, places)))
        {
            var plain = (await service.Harmless(row.Position)).Details;
            foreach (var (hostile, beside) in (await asked(row)).Details.Zip(plain))
            {
                details.Add(hostile);
                whose.Add((row, beside));
            }
        }

        string[] harmless = [.. whose.Select(w => w.Harmless).Distinct()];
        var pages = await NodeRenderers.Render([.. harmless, .. details]);
        return
        [
            .. from hostile in whose.Index()
               from renderer in Renderers
               let expected = pages[Array.IndexOf(harmless, hostile.Item.Harmless)][renderer]
               from fault in _check.Compared(pages[harmless.Length + hostile.Index][renderer], expected)
               select $"{renderer}: {hostile.Item.Row}: {fault}",
        ];
    }
}
