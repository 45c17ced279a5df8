using OsteoHooks.Fhir;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Configuration;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Feedback;

/// <summary>One feedback call. 200 means that everything new in it is on disk; nothing of a faulty body is kept.</summary>
internal sealed partial class FeedbackCall(
    RequestBodies bodies, IStore store, Pseudonyms pseudonyms, ClientViews views, ClinicalClock clock, TimeProvider time,
    ILogger<FeedbackCall> log)
{
    /// <summary>What a code of the client's own is kept as: its text could be anything.</summary>
    public const string OtherReason = "other";

    private static readonly byte[] Empty = [(byte)'{', (byte)'}'];

    /// <exception cref="RequestRejectedException">Whatever status it names.</exception>
    public async Task Answer(HttpContext context, string id)
    {
        var client = Caller.Of(context).Client;
        var view = views.Of(client);
        if (!view.Services.TryFind(id, out var service))
        {
            throw new RequestRejectedException(
                StatusCodes.Status404NotFound, "", "There is no service of this id; GET /cds-services lists those there are.");
        }

        List<SentFeedback> sent;
        using (var body = await bodies.OfFeedback(context))
        {
            sent = FeedbackReader.Read(body.Bytes, bodies.Limits);
        }

        try
        {
            var now = clock.Now(service.Zone);
            var items = new List<FeedbackItem>(sent.Count);
            foreach (var one in sent)
            {
                items.Add(await Item(one, view.Clinic, now, context.RequestAborted));
            }

            var receipt = await store.Record(client.Tenant, items, context.RequestAborted);
            Received(log, service.Id, receipt.Kept, receipt.Known, receipt.Unknown);
        }
        catch (StoreUnavailableException e)
        {
            Away(log, e.Message);
            await new Problem(StatusCodes.Status503ServiceUnavailable, "The feedback could not be kept; send it again later.")
                .Write(context.Response);
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Empty.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(Empty, context.RequestAborted);
    }

    private async ValueTask<FeedbackItem> Item(SentFeedback sent, Clinic clinic, DateTimeOffset now, CancellationToken cancellation)
    {
        var reason = sent.Reason is null ? null : clinic.Library.OverrideReasons.ContainsKey(sent.Reason) ? sent.Reason : OtherReason;
        var comment = sent.Comment is null ? null : await pseudonyms.Encrypt(sent.Comment, cancellation);

        // An answer from the future would silence its card past its period.
        var at = sent.At > now ? now : sent.At;
        return new(sent.Card, sent.Outcome, reason, comment, sent.AcceptedSuggestions, sent.At, at, time.GetUtcNow());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Service} feedback: {Kept} kept, {Known} known, {Unknown} of no card")]
    private static partial void Received(ILogger log, string service, int kept, int known, int unknown);

    [LoggerMessage(Level = LogLevel.Error, Message = "Feedback was refused: {Fault}")]
    private static partial void Away(ILogger log, string fault);
}
