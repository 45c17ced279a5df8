using System.Net;
using System.Text.Json.Nodes;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>A request and what a service answered.</summary>
/// <param name="Text">The body as it came.</param>
internal sealed record Answered(string Name, string Service, JsonObject Request, string Text, JsonObject Reply)
{
    public IEnumerable<JsonObject> Cards => Objects(Reply["cards"]);

    public IEnumerable<JsonObject> Suggestions => Cards.SelectMany(c => Objects(c["suggestions"]));

    public IEnumerable<JsonObject> Actions => Suggestions.SelectMany(s => Objects(s["actions"]));

    public IEnumerable<JsonObject> Links => Cards.SelectMany(c => Objects(c["links"]));

    public IEnumerable<JsonObject> OverrideReasons => Cards.SelectMany(c => Objects(c["overrideReasons"]));

    public override string ToString() => $"{Name} at {Service}";

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => list?.AsArray().Select(item => item!.AsObject()) ?? [];
}

/// <summary>
/// Every demo request and every patient of <c>tests/patients</c>, answered by each guideline's service of its hook, in the four languages
/// by turns. Asked once per test run; what holds for all cards is asserted over all of them.
/// </summary>
internal static class EveryAnswer
{
    private static readonly string[] Languages = ["", "en", "sv", "da", "nb"];
    private static readonly SemaphoreSlim Once = new(1);
    private static IReadOnlyList<Answered>? _all;

    public static async Task<IReadOnlyList<Answered>> Of(RunningService service)
    {
        await Once.WaitAsync();
        try
        {
            return _all ??= await Ask(service);
        }
        finally
        {
            Once.Release();
        }
    }

    private static async Task<IReadOnlyList<Answered>> Ask(RunningService service)
    {
        var answers = new List<Answered>();
        foreach (var file in Files().Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(file);
            var request = JsonNode.Parse(text)!.AsObject();
            foreach (var fitting in service.Clinic.Services.Where(s => s.Hook == (string)request["hook"]!))
            {
                answers.Add(await Ask(service.Http, file, request, text, fitting.Id, Languages[answers.Count % Languages.Length]));
            }
        }

        return answers;
    }

    private static async Task<Answered> Ask(HttpClient http, string file, JsonObject request, string text, string id, string language)
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, "/cds-services/" + id) { Content = HookBody.Content(text) };
        call.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var response = await http.SendAsync(call);
        var reply = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{file} at {id}: {reply}");
        return new Answered(
            Path.GetRelativePath(RepositoryRoot.Folder, file).Replace('\\', '/'), id, request, reply, JsonNode.Parse(reply)!.AsObject());
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "src", "OsteoHooks.Service", "Demo"), "*.json")
            .Concat(Directory.EnumerateFiles(
            Path.Combine(RepositoryRoot.Folder, "tests", "patients"), "request.json", SearchOption.AllDirectories));
}
