using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>
/// A FHIR client for whom nothing fails: a search that fails has found nothing, one that breaks off has found what came so far. What the
/// service then makes of it is what it would make without keeping "unread" apart from "absent".
/// </summary>
internal sealed class EmptyWhereFailed(HttpMessageHandler connection) : DelegatingHandler(connection)
{
    private const int Most = 32 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Query.Length == 0)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var found = await Found(request, cancellationToken) ?? new JsonObject { ["resourceType"] = "Bundle", ["type"] = "searchset" };
        return new HttpResponseMessage(
            HttpStatusCode.OK) { Content = new StringContent(found.ToJsonString(), Encoding.UTF8, "application/fhir+json") };
    }

    private static bool IsAbout(JsonObject page, string patient) =>
        (page["entry"] as JsonArray ?? []).Select(entry => (entry as JsonObject)?["resource"] as JsonObject).OfType<JsonObject>()
            .Select(resource => (string?)((resource["subject"] ?? resource["patient"]) as JsonObject)?["reference"])
            .All(reference => reference is null || reference.EndsWith("/" + patient, StringComparison.Ordinal));

    private async Task<JsonObject?> Found(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var response = await base.SendAsync(request, cancellation);
            await response.Content.LoadIntoBufferAsync(Most, cancellation);
            if (response.StatusCode != HttpStatusCode.OK
                || JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(cancellation)) is not JsonObject page)
            {
                return null;
            }

            page.Remove("link");
            page.Remove("total");
            return (string?)page["resourceType"] == "Bundle" && IsAbout(page, QueryHelpers.ParseQuery(request.RequestUri!.Query)["patient"].ToString()) ? page : null;
        }
        catch (Exception e) when (
            e is HttpRequestException or IOException or JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
