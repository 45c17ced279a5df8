using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Published;

public sealed class CapabilityPageTests(RunningService service)
{
    [Fact]
    public async Task The_page_names_every_service_with_its_hook_and_every_key_of_prefetch()
    {
        var page = await Page();
        Assert.All(service.Clinic.Services, s => Assert.Contains($"| `{s.Id}` | {s.Hook} 1.", page, StringComparison.Ordinal));
        Assert.All(service.Clinic.Services.SelectMany(s => s.Prefetch), t =>
            Assert.Contains($"| `{t.Key}` | {t.Kind} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_says_what_an_integrator_asks_for()
    {
        var page = await Page();
        string[] asked =
        [
            "2.0.1", "ES384", "RS384", "| feedback | `POST /cds-services/{id}/feedback` |", "`POST /cds-services/{id}`",
                "`GET /openapi.json`", "| 412 |", "| 401 |", "| other |",
            "`actionSelectionBehavior`", "Not a certified medical device",
        ];
        Assert.All(asked, word => Assert.Contains(word, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_table_of_the_page_has_as_many_cells_in_each_row()
    {
        var tables = (await Page()).Split("\n\n").Where(block => block.StartsWith('|')).ToArray();
        Assert.Equal(5, tables.Length);
        Assert.All(tables, table =>
            Assert.Single(table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Count(c => c == '|')).Distinct()));
    }

    private Task<string> Page() =>
        service.Http.GetStringAsync(new Uri("/capabilities", UriKind.Relative), TestContext.Current.CancellationToken);
}
