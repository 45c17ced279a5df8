using System.Text;

namespace OsteoHooks.Service.Hooks;

/// <summary>
/// What this service does of CDS Hooks, for people (3.0, Capability Documentation). It is made from what is registered, holds nothing of any client's, and
/// needs no token.
/// </summary>
internal sealed class CapabilityPage(Clinic clinic)
{
    private const string Features = """
        # What this service does of CDS Hooks

        Bone health advice by Nordic guidelines. Not a certified medical device.

        | part | what is supported |
        |---|---|
        | specification | 2.0.1; `version` and `hookVersion` of 3.0 for clients configured so |
        | FHIR | R4 |
        | prefetch | reads and searches by `patient` and `code`, no FHIRPath; what is missing or failed is read from `fhirServer`, paged |
        | cards | `uuid`, `detail` in GitHub-flavoured Markdown, `source.topic`, `overrideReasons` |
        | suggestions | `uuid`; `selectionBehavior` `any` or `at-most-one`; actions `create` and `update`, never `delete` |
        | links | `absolute`, named in the service's own content |
        | not sent | `systemActions`, `isRecommended`, `actionSelectionBehavior`, `appContext`, `autolaunchable` |
        | feedback | `POST /cds-services/<id>/feedback` |
        | client tokens | ES384 and RS384, by configuration also ES256 and RS256 |
        | errors | OperationOutcome; 401 without a body |
        | extension | `org.osteohooks` with `findings`, for clients configured so |

        ## Services

        | id | hook | title | prefetch |
        |---|---|---|---|

        """;

    private readonly byte[] page = Encoding.UTF8.GetBytes(Features + string.Concat(clinic.Services.Select(Row)));

    public async Task Answer(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/markdown; charset=utf-8";
        response.ContentLength = page.Length;
        response.Headers.CacheControl = "public, max-age=60";
        await response.Body.WriteAsync(page, context.RequestAborted);
    }

    private static string Row(ClinicService service) =>
        $"| `{service.Id}` | {service.Hook} {Discovery.HookVersion(service.Hook)} | {service.Title} | {string.Join(", ", service.Prefetch.Select(t => $"`{t.Key}`"))} |\n";
}
