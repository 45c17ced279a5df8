using System.Buffers;
using OsteoHooks.Fhir;

namespace OsteoHooks.Cli.Evaluate;

/// <summary>One request answered from what it carries, without any server.</summary>
internal sealed record Evaluation(string Service, string? Language, bool Explain, DateTimeOffset Now, Clinic Clinic)
{
    /// <summary>Whom a plain Bundle is about; null where it holds one Patient only.</summary>
    public string? Patient { get; init; }

    /// <param name="body">A hook's request, or a Bundle of resources.</param>
    /// <returns>Null when the response is written, else why there is none.</returns>
    public Refusal? Answer(ReadOnlyMemory<byte> body, IBufferWriter<byte> response)
    {
        if (Clinic.Services.FirstOrDefault(s => s.Id == Service) is not { } service)
        {
            return new Refusal(404, $"There is no service {Service}.", null);
        }

        var builder = new ChartBuilder(Clinic.Codes, service.Zone);
        try
        {
            var request = builder.Read(Request(body, service));
            if (request.Hook != service.Hook)
            {
                return new Refusal(400, $"The service answers {service.Hook}, the request is of another hook.", "hook");
            }

            foreach (var kind in service.Unanswered(request))
            {
                builder.MarkUnread(kind);
            }

            var chart = builder.Build();
            if (chart.Patient is null)
            {
                return new Refusal(412, "The Patient is not in the request.", "prefetch");
            }

            Clinic.Reply(service, request, chart, Now, new ReplyOptions(Language ?? service.Language, Explain, Explain), response);
            return null;
        }
        catch (RequestRejectedException e)
        {
            return new Refusal(e.Status, e.Sentence, e.Path);
        }
    }

    private ReadOnlyMemory<byte> Request(ReadOnlyMemory<byte> body, ClinicService service)
    {
        if (BundleRequest.IsBundle(body.Span))
        {
            return BundleRequest.Wrap(body, service, Patient);
        }

        return Patient is null ? body : throw new RequestRejectedException(400, "context.patientId",
            "--patient is for a Bundle; a request names its own patient.");
    }
}
