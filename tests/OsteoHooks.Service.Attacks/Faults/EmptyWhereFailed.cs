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

    private static bool IsAbout(JsonObject page, string fhirBase, string patient) =>
        (page["entry"] as JsonArray ?? []).Select(entry => (entry as JsonObject)?["resource"] as JsonObject).OfType<JsonObject>()
            .Select(resource => (string?)((resource["subject"] ?? resource["patient"]) as JsonObject)?["reference"])
            .All(reference => reference is null || reference == patient || reference == fhirBase + patient);

    private static bool IsOf(JsonObject page, string type)
    {
        var types = (page["entry"] as JsonArray ?? []).Select(entry => ((entry as JsonObject)?["resource"] as JsonObject)?["resourceType"])
            .OfType<JsonValue>().Select(value => value.ToString()).ToList();
        return types.Count == 0 || types.Contains(type, StringComparer.Ordinal);
    }

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
            (page["entry"] as JsonArray)?.RemoveAll(entry => (string?)(entry as JsonObject)?["response"]?["status"] is { } status
                && !status.StartsWith('2'));
            var asked = request.RequestUri!;
            var fhirBase = new Uri(asked, ".").AbsoluteUri;
            var patient = "Patient/" + QueryHelpers.ParseQuery(asked.Query)["patient"];
            return (string?)page["resourceType"] == "Bundle" && IsAbout(page, fhirBase, patient) && IsOf(page, asked.Segments[^1])
                ? page : null;
        }
        catch (Exception e) when (
            e is HttpRequestException or IOException or JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
