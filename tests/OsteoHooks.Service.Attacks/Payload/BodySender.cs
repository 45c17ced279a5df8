using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>How a body is framed.</summary>
internal enum Framing
{
    Stated,
    Chunked,
}

/// <summary>Brings a body to its place, as a client or as the FHIR server that a client names, and says what came of it.</summary>
internal sealed class BodySender(Uri service, FhirServer fhir) : IDisposable
{
    private const int Chunk = 64 * 1024;

    private readonly HttpClient _http =
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = service, Timeout = TimeSpan.FromMinutes(2) };

    public Task<Delivery> Deliver(PayloadRow row, Place place, Framing framing) =>
        place == Place.FhirAnswer ? Serve(row, framing) : Send(row, place, framing);

    /// <summary>Whether a call of somebody else is answered as ever.</summary>
    public async Task<bool> IsWell()
    {
        using var content = HookBody.Complete().With("medicationRequests", Resources.Bundle(Resources.Anastrozole())).Content();
        using var response = await _http.PostAsync(new Uri(Frame.Path(Place.Call), UriKind.Relative), content);
        var reply = await HookReply.Of(response);
        return reply.Status == HttpStatusCode.OK && reply.Cards.Length > 0;
    }

    public void Dispose() => _http.Dispose();

    // A server that has said no need not listen to the end, and a client that is still sending may then lose the answer: it asks again.
    private async Task<Delivery> Send(PayloadRow row, Place place, Framing framing, int tries = 3)
    {
        try
        {
            return await SendOnce(row, place, framing);
        }
        catch (HttpRequestException) when (tries > 1)
        {
            return await Send(row, place, framing, tries - 1);
        }
    }

    private async Task<Delivery> SendOnce(PayloadRow row, Place place, Framing framing)
    {
        using var content = Content(row.Body(place), framing);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (row.Encoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", row.Encoding);
        }

        using var response = await _http.PostAsync(new Uri(Frame.Path(place), UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, IsUsed: response.IsSuccessStatusCode, IsBare: response.IsSuccessStatusCode
            || IsOutcome(text), text);
    }

    private async Task<Delivery> Serve(PayloadRow row, Framing framing)
    {
        var body = row.Body(Place.FhirAnswer);
        fhir.On("MedicationRequest", async context =>
        {
            context.Response.ContentType = "application/fhir+json";
            if (row.Encoding is not null)
            {
                context.Response.Headers.ContentEncoding = row.Encoding;
            }

            context.Response.ContentLength = framing == Framing.Stated ? body.Length : null;
            for (var at = 0; at < body.Length; at += Chunk)
            {
                await context.Response.Body.WriteAsync(body.AsMemory(at, Math.Min(Chunk, body.Length - at)), context.RequestAborted);
            }
        });
        var asked = fhir.Asked.Count;
        using var content = new ByteArrayContent(Frame.Asking(fhir.Base));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _http.PostAsync(new Uri(Frame.Path(Place.Call), UriKind.Relative), content);
        var reply = await HookReply.Of(response);
        return new((int)reply.Status, IsUsed: reply.Status == HttpStatusCode.OK
            && !reply.Missing.Contains("MedicationRequest"), IsBare: true, reply.Json.ToJsonString(), WasFetched: fhir.Asked.Count > asked);
    }

    private static bool IsOutcome(string text) =>
        JsonNode.Parse(text) is JsonObject outcome && (string?)outcome["resourceType"] == "OperationOutcome";

    private static HttpContent Content(byte[] body, Framing framing) =>
        framing == Framing.Stated ? new ByteArrayContent(body) : new StreamContent(new Unmeasured(body), Chunk);

    /// <summary>A stream that does not tell its length, so that it is sent in chunks.</summary>
    private sealed class Unmeasured(byte[] body) : MemoryStream(body, writable: false)
    {
        public override bool CanSeek => false;
    }
}

/// <summary>What came of a body.</summary>
/// <param name="IsUsed">It was accepted; for a FHIR server's answer: it counts as read.</param>
/// <param name="IsBare">A refusal is an OperationOutcome.</param>
/// <param name="WasFetched">A FHIR server was asked for it.</param>
internal sealed record Delivery(int Status, bool IsUsed, bool IsBare, string Text, bool WasFetched = false)
{
    /// <summary>What is wrong with it as a refusal; null when nothing is.</summary>
    public string? Fault(PayloadClass of, Place place)
    {
        var expected = place == Place.FhirAnswer ? Status == 200 && WasFetched && !IsUsed : of.Statuses.Contains(Status) && IsBare;
        return expected ? null : $"{Status}: {(Text.Length > 80 ? Text[..80] : Text)}";
    }
}
