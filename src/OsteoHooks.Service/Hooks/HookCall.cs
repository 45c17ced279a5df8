using System.Buffers;
using Microsoft.Extensions.ObjectPool;
using OsteoHooks.Fhir;
using OsteoHooks.Service.Prefetch;

namespace OsteoHooks.Service.Hooks;

/// <summary>One call of a service, from the body to the cards.</summary>
internal sealed class HookCall(Clinic clinic, ServiceList services, FhirFetch fetch, ClinicalClock clock, HookOptions options, ObjectPool<ArrayBufferWriter<byte>> buffers, CallLog log)
{
    /// <exception cref="RequestRejectedException">Whatever status it names.</exception>
    public async Task Answer(HttpContext context, string id)
    {
        if (!services.TryFind(id, out var service))
        {
            throw new RequestRejectedException(StatusCodes.Status404NotFound, "", "There is no service of this id; GET /cds-services lists those there are.");
        }

        var started = log.Start();
        var response = buffers.Get();
        try
        {
            BodyForm.Check(context.Request);
            var language = AskedLanguage.Of(context.Request.Headers.AcceptLanguage, service.Language);
            using (var body = await RequestBody.Read(context))
            {
                var (request, chart) = await Read(service, body.Bytes, context.RequestAborted);
                clinic.Reply(service, request, chart, clock.Now(service.Zone), HowToShow(context.Request, language), response);
            }

            log.Answered(service.Id, started, response.WrittenSpan);
            await Send(context, response.WrittenMemory, language);
        }
        catch (RequestRejectedException e)
        {
            log.Refused(service.Id, e.Status, started);
            throw;
        }
        finally
        {
            buffers.Return(response);
        }
    }

    private async Task<(HookRequest Request, Chart Chart)> Read(ClinicService service, ReadOnlyMemory<byte> body, CancellationToken aborted)
    {
        var builder = new ChartBuilder(clinic.Codes, service.Zone);
        var request = builder.Read(body);
        if (request.Hook != service.Hook)
        {
            throw new RequestRejectedException(StatusCodes.Status400BadRequest, "hook", $"This service answers {service.Hook} only.");
        }

        if (request.TokenPatient is { } tokenPatient && tokenPatient != request.PatientId && tokenPatient != $"Patient/{request.PatientId}")
        {
            throw new RequestRejectedException(StatusCodes.Status422UnprocessableEntity, "fhirAuthorization.patient", "The access token is for another patient than the context's.");
        }

        await PrefetchFill.Fill(builder, service, request, fetch, options.Deadline, aborted);
        var chart = builder.Build();
        return chart.Patient is not null
            ? (request, chart)
            : throw new RequestRejectedException(StatusCodes.Status412PreconditionFailed, "prefetch", "The Patient is neither in the prefetch nor to be had from the FHIR server.");
    }

    private ReplyOptions HowToShow(HttpRequest request, string language) =>
        new(language, options.Explain, options.Explain && string.Equals(request.Query["explain"], "true", StringComparison.OrdinalIgnoreCase));

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
