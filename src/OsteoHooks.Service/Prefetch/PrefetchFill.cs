using OsteoHooks.Fhir;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Outbound;

namespace OsteoHooks.Service.Prefetch;

/// <summary>
/// Completes what the EHR did not prefetch from its FHIR server, as far as there is one and time allows. What could not be had is marked
/// unread; nothing here fails a call.
/// </summary>
internal sealed class PrefetchFill
{
    /// <summary>Pages of one search; a longer one is cut off and counts as unread.</summary>
    public const int MostPages = 50;

    /// <summary>Medication resources read for the references of one call.</summary>
    public const int MostMedications = 200;

    private readonly ChartBuilder _builder;
    private readonly ServerReads _server;
    private readonly HookRequest _request;
    private readonly Lock _gate = new();

    private PrefetchFill(ChartBuilder builder, HookRequest request, ServerReads server) =>
        (_builder, _request, _server) = (builder, request, server);

    /// <exception cref="OperationCanceledException">The client has left.</exception>
    public static async Task Fill(
        ChartBuilder builder, ClinicService service, HookRequest request, Client client, FhirAccess access, CancellationToken aborted)
    {
        var owed = service.Prefetch.Where(t => FilledTemplate.Applies(t, request) && !IsAnswered(t, request)).ToList();
        if (access.Bases.Of(client, request.FhirServer) is not { } fhirBase || !CanBeSent(request.AccessToken)
            || (request.AccessToken is null && !client.ReadsWithoutToken))
        {
            owed.ForEach(t => builder.MarkUnread(t.Kind));
            return;
        }

        using var time = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        time.CancelAfter(client.Deadline);
        using var reads = new ServerReads(access, fhirBase, request.AccessToken, time.Token, aborted);
        var fill = new PrefetchFill(builder, request, reads);
        await fill.Queries(owed);
        await fill.Medications();
        aborted.ThrowIfCancellationRequested();
    }

    private static bool IsAnswered(PrefetchTemplate template, HookRequest request) =>
        request.Prefetch.TryGetValue(template.Key, out var answer) && answer.Answers(template.Kind);

    // Anything else than visible ASCII could end the header and begin another.
    private static bool CanBeSent(string? token) => token is null || token.All(c => c is > ' ' and < '\x7f');

    // All first pages are asked for at once; searches of one type are then read one after the other, because their pages are counted by
    // type.
    private Task Queries(List<PrefetchTemplate> owed)
    {
        var asked = owed.ConvertAll(t => (t.Kind, First: First(t)));
        return Task.WhenAll(asked.GroupBy(a => a.Kind, a => a.First).Select(async searches =>
        {
            foreach (var first in searches)
            {
                if (!await ReadToEnd(searches.Key, await first))
                {
                    Unread(searches.Key);
                }
            }
        }));
    }

    private async Task<ReadOnlyMemory<byte>?> First(PrefetchTemplate template)
    {
        var address = _request.Prefetch.TryGetValue(template.Key, out var answer) && answer.State == PrefetchState.Incomplete
            ? answer.NextUrl is { } next ? _server.Base.Next(next) : null
            : FilledTemplate.Fill(template, _request) is { } filled ? _server.Base.Of(filled) : null;
        return address is null ? null : await _server.Read(address);
    }

    private async Task<bool> ReadToEnd(ResourceKind kind, ReadOnlyMemory<byte>? first)
    {
        var seen = new HashSet<Uri>();
        var page = first;
        for (var pages = 1; page is { } body && !_server.IsOver; pages++)
        {
            var answer = Fetched(kind, body);
            if (answer.State != PrefetchState.Incomplete)
            {
                return answer.State == PrefetchState.Answered;
            }

            if (pages == MostPages || answer.NextUrl is null || _server.Base.Next(answer.NextUrl) is not { } next || !seen.Add(next))
            {
                return false;
            }

            page = await _server.Read(next);
        }

        return false;
    }

    // A Medication that cannot be had leaves the entry that names it without a product, which is as narrow as the gap is.
    private async Task Medications()
    {
        var ids = _builder.MissingMedications();
        await Task.WhenAll(ids.Take(MostMedications).Select(async id =>
        {
            if (FilledTemplate.Escaped(id) is { } escaped && await _server.Read(_server.Base.Of($"Medication/{escaped}")) is { } body)
            {
                Fetched(ResourceKind.Medication, body);
            }
        }));
    }

    private PrefetchAnswer Fetched(ResourceKind kind, ReadOnlyMemory<byte> body)
    {
        lock (_gate)
        {
            return _builder.ReadFetched(kind, body);
        }
    }

    private void Unread(ResourceKind kind)
    {
        lock (_gate)
        {
            _builder.MarkUnread(kind);
        }
    }
}
