using System.Text;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>Where an address can stand in what the service reads.</summary>
/// <param name="Send">Makes the call; the status of the answer, and the resource types that some finding misses.</param>
/// <param name="Allowed">Request lines at the server that may be read.</param>
internal sealed record UrlPosition(
    string Name, Whose Whose, Func<SsrfWorld, string, Task<(int Status, string[]? Missing)>> Send, Func<string, bool>? Allowed = null)
{
    private const string Mark = "\"@@\"";

    public static readonly UrlPosition[] All =
    [
        new("fhirServer, no client", Whose.Nobodys, (world, json) => Post(world, Whose.Nobodys, Owed().On("@@"), json)),
        new("fhirServer, far server", Whose.Far, (world, json) => Post(world, Whose.Far, Owed().On("@@"), json)),
        new("fhirServer, near server", Whose.Near, (world, json) => Post(world, Whose.Near, Owed().On("@@"), json)),
        new("next in the prefetch, no client", Whose.Nobodys, (world, json) =>
            Post(world, Whose.Nobodys, Paged().On(world.Own.Base), json)),
        new("next in the prefetch, far server", Whose.Far, (world, json) => Post(world, Whose.Far, Paged().On(SsrfWorld.FarBase), json)),
        new("next in the prefetch, near server", Whose.Near, (world, json) => Post(world, Whose.Near, Paged().On(world.Own.Base), json)),
        new("next in an answer", Whose.Near, Fetched, IsFirstPage),
        new("jku", Whose.Far, async (world, json) =>
            (await world.AskWithJku(System.Text.Json.JsonSerializer.Deserialize<string>(json)!), null)),
    ];

    // Medication requests raise a card of hers; until they are read, it is open.
    private static HookBody Owed() => HookBody.Complete().Without("medicationRequests");

    private static HookBody Paged() => HookBody.Complete().With("medicationRequests", Resources.Page("@@"));

    private static bool IsFirstPage(string target) => target.StartsWith("/fhir/MedicationRequest?patient=p1", StringComparison.Ordinal);

    private static Task<(int Status, string[]? Missing)> Fetched(SsrfWorld world, string json)
    {
        var page = Resources.Page("@@").ToJsonString().Replace(Mark, json, StringComparison.Ordinal);
        world.Own.On("MedicationRequest", context =>
            Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, page));
        return Post(world, Whose.Near, Owed().On(world.Own.Base), json);
    }

    private static async Task<(int Status, string[]? Missing)> Post(SsrfWorld world, Whose whose, HookBody body, string json)
    {
        using var content = HookBody.Content(Encoding.UTF8.GetString(body.Bytes()).Replace(Mark, json, StringComparison.Ordinal));
        var reply = await world.Ask(whose, content);
        return reply is null ? (401, null) : ((int)reply.Status, reply.Json["cards"] is null ? null : reply.Missing);
    }
}
