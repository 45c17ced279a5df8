using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing.Patterns;
using OsteoHooks.Service.Clients;

namespace OsteoHooks.Service.Published;

/// <summary>
/// What is supported, for people (CDS Hooks 3.0, Capability Documentation): made from what is registered, mapped and published, so that it
/// is never out of date. It tells nothing of any one client.
/// </summary>
internal static class CapabilityPage
{
    private const string Introduction = """
        # What this service supports of CDS Hooks

        Bone health advice by Nordic guidelines. Not a certified medical device.

        | part | what is supported |
        |---|---|
        | specification | 2.0.1; `version` and `hookVersion` in discovery for clients configured as readers of 3.0 |
        | FHIR | R4 |
        | prefetch | reads and searches by patient, no FHIRPath; what is missing or has failed is read from `fhirServer`, page by page |
        | cards | `uuid`, `detail` in GitHub-flavoured Markdown, `source.topic`, `overrideReasons` |
        | suggestions | `uuid`; `selectionBehavior` is `any` or `at-most-one`; actions are `create` and `update`, never `delete` |
        | links | `absolute`, from the service's own content |
        | not sent | `systemActions`, `isRecommended`, `actionSelectionBehavior`, `appContext`, `autolaunchable` |
        | extension | `org.osteohooks` with `findings`, for clients configured so |

        """;

    /// <param name="services">Of the running service, with everything mapped.</param>
    /// <returns>Markdown in UTF-8.</returns>
    public static byte[] Write(IServiceProvider services)
    {
        var page = new StringBuilder(Introduction);
        var endpoints = Endpoints(services.GetServices<EndpointDataSource>());
        Row(page, "client tokens", string.Join(", ", ClientSection.Algorithms) + ", pinned for each client");
        Row(page, "feedback", endpoints.FirstOrDefault(e => e.EndsWith("/feedback`", StringComparison.Ordinal)) ?? "not taken");

        Table(page, "Services", "id", "hook", "title", "language");
        var all = services.GetRequiredService<Clinic>().Services;
        foreach (var service in all)
        {
            Row(page, $"`{service.Id}`", $"{service.Hook} {Discovery.HookVersion(service.Hook)}", service.Title, service.Language);
        }

        WritePrefetch(page, all);
        Table(page, "Addresses", "address");
        foreach (var endpoint in endpoints)
        {
            Row(page, endpoint);
        }

        WriteStatuses(page);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static void WritePrefetch(StringBuilder page, IReadOnlyList<ClinicService> services)
    {
        Table(page, "Prefetch", "key", "resource", "asked for by");
        foreach (var key in services.SelectMany(s => s.Prefetch.Select(t => (t.Key, t.Kind, s.Id))).GroupBy(t => (t.Key, t.Kind)))
        {
            var askers = key.Count() == services.Count ? "every service" : string.Join(", ", key.Select(t => $"`{t.Id}`"));
            Row(page, $"`{key.Key.Key}`", key.Key.Kind.ToString(), askers);
        }
    }

    private static void WriteStatuses(StringBuilder page)
    {
        Table(page, "Statuses of a call", "status", "when");
        using var api = JsonDocument.Parse(PublishedDocument.Bytes("openapi.json"));
        var responses = api.RootElement.GetProperty("components").GetProperty("responses");
        foreach (var status in api.RootElement.GetProperty("paths").GetProperty("/cds-services/{id}").GetProperty("post")
            .GetProperty("responses").EnumerateObject())
        {
            var said = status.Value.TryGetProperty("$ref", out var reference)
                ? responses.GetProperty(reference.GetString()!.Split('/')[^1]) : status.Value;
            Row(page, status.Name == "default" ? "other" : status.Name, said.GetProperty("description").GetString()!);
        }
    }

    /// <summary>Method and path of each mapped address, without those for preflights and bare headers.</summary>
    private static string[] Endpoints(IEnumerable<EndpointDataSource> sources) =>
    [
        .. from endpoint in sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
           where method is not ("HEAD" or "OPTIONS")
           let line = $"`{method} {Path(endpoint.RoutePattern)}`"
           orderby line
           select line,
    ];

    private static string Path(RoutePattern pattern) => "/" + pattern.RawText!.TrimStart('/');

    private static void Table(StringBuilder page, string title, params ReadOnlySpan<string> columns)
    {
        page.Append("\n## ").Append(title).Append("\n\n");
        Row(page, columns);
        page.Append('|').Insert(page.Length, "---|", columns.Length).Append('\n');
    }

    private static void Row(StringBuilder page, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            page.Append("| ").Append(cell).Append(' ');
        }

        page.Append("|\n");
    }
}
