using System.Buffers;
using Microsoft.Extensions.ObjectPool;
using OsteoHooks.Fhir;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Configuration;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Telemetry;

namespace OsteoHooks.Service.Hooks;

/// <summary>One call of a service, from the body to the cards.</summary>
internal sealed class HookCall(
    ClientViews views, RequestBodies bodies, FhirAccess access, CardMemory memory, ClinicalClock clock,
        ObjectPool<ArrayBufferWriter<byte>> buffers, CallLog log, UnmappedSystems unmapped, ILogger<HookCall> trustLog)
{
    /// <exception cref="RequestRejectedException">Whatever status it names.</exception>
    public async Task Answer(HttpContext context, string id)
    {
        var caller = Caller.Of(context);
        var view = views.Of(caller.Client);
        if (!view.Services.TryFind(id, out var service))
        {
            throw new RequestRejectedException(
                StatusCodes.Status404NotFound, "", "There is no service of this id; GET /cds-services lists those there are.");
        }

        using var span = CallSpan.Start(service, caller.Client.Tenant);
        var started = log.Start();
        var response = buffers.Get();
        var shown = 0;
        try
        {
            var language = AskedLanguage.Of(context.Request.Headers.AcceptLanguage, caller.Client.Language ?? service.Language);
            using (var body = await bodies.OfCall(context))
            {
                var (request, chart) = await Read(view, service, body.Bytes, caller, context.RequestAborted);
                var patient = await memory.Recall(caller.Client, request.PatientId, context.RequestAborted);
                var now = clock.Now(service.Zone);
                var cards = view.Clinic.Reply(
                    service, request, chart, now, HowToShow(context.Request, caller.Client, language), response, patient.Answered);
                await memory.Remember(patient, service, cards, context.RequestAborted);
                shown = cards.Count;
            }

            log.Answered(service.Id, started, shown);
            span?.SetTag(CallSpan.Status, StatusCodes.Status200OK);
            await Send(context, response.WrittenMemory, language);
        }
        catch (RequestRejectedException e)
        {
            log.Refused(service.Id, e.Status, started);
            span?.SetTag(CallSpan.Status, e.Status);
            throw;
        }
        finally
        {
            buffers.Return(response);
        }
    }

    private async Task<(HookRequest Request, Chart Chart)> Read(
        ClientView view, ClinicService service, ReadOnlyMemory<byte> body, Caller caller, CancellationToken aborted)
    {
        var builder = new ChartBuilder(view.Clinic.Codes, service.Zone, bodies.Limits.Reading);
        var request = builder.Read(body);
        if (request.Hook != service.Hook)
        {
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, "hook", $"This service answers {service.Hook} only.");
        }

        RefuseOther(request, request.TokenPatient, "fhirAuthorization.patient",
            "The access token is for another patient than the context's.");
        RefuseOther(request, caller.Patient, "context.patientId", "The client's token is for another patient than the context's.");
        if (request.FhirServer is not null && access.Bases.Of(caller.Client, request.FhirServer) is null)
        {
            TrustLog.OtherServer(trustLog, caller.Client.Tenant);
        }

        CallSpan.Prefetched(service, request);
        await PrefetchFill.Fill(builder, service, request, caller.Client, access, aborted);
        unmapped.Count(caller.Client.Tenant, builder.UnknownSystems);
        var chart = builder.Build();
        return chart.Patient is not null
            ? (request, chart)
            : throw new RequestRejectedException(
            StatusCodes.Status412PreconditionFailed, "prefetch",
            "The Patient is neither in the prefetch nor to be had from the FHIR server.");
    }

    private static void RefuseOther(HookRequest request, string? patient, string path, string sentence)
    {
        if (patient is not null && patient != request.PatientId && patient != $"Patient/{request.PatientId}")
        {
            throw new RequestRejectedException(StatusCodes.Status422UnprocessableEntity, path, sentence);
        }
    }

    private static ReplyOptions HowToShow(HttpRequest request, Client client, string language) =>
        new(language, client.Explain, client.Explain && string.Equals(request.Query["explain"], "true", StringComparison.OrdinalIgnoreCase))
        {
            Profile = ClientProfiles.ReplyTo(client.Profile),
        };

    private static async Task Send(HttpContext context, ReadOnlyMemory<byte> json, string language)
    {
        var response = context.Response;
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        response.Headers.ContentLanguage = language;
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync(json, context.RequestAborted);
    }
}
