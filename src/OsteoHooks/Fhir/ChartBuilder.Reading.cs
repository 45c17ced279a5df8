using System.Text.Json;
using System.Text.Unicode;
using OsteoHooks.Fhir.Json;
using OsteoHooks.Terminology;

namespace OsteoHooks.Fhir;

public sealed partial class ChartBuilder
{
    private readonly ForeignSystems _foreign = new();
    private readonly Intake _intake;
    private readonly SearchPages _pages = new();
    private Uri? _server;

    public ChartBuilder(CodeBook codes, TimeZoneInfo zone)
        : this(codes, zone, ReadingLimits.Default)
    {
    }

    public ChartBuilder(CodeBook codes, TimeZoneInfo zone, ReadingLimits limits) => _intake = new(codes.Noting(_foreign), zone, limits);

    /// <summary>Code systems met so far that no table knows.</summary>
    public IReadOnlyList<string> UnknownSystems => _foreign.Names;

    public partial HookRequest Read(ReadOnlyMemory<byte> body)
    {
        body = WithoutMark(body);
        if (!Utf8.IsValid(body.Span))
        {
            throw new RequestRejectedException(400, "$", "The body is not UTF-8.");
        }
        var c = _intake.Open(body);
        HookRequest request;
        try
        {
            request = EnvelopeReader.Read(ref c, _intake, _pages);
        }
        catch (JsonException)
        {
            throw new RequestRejectedException(400, "$",
                $"The body is not JSON, or is nested deeper than {_intake.Limits.Depth} levels, after byte {c.Consumed}.");
        }

        _server = request.FhirServer;
        _intake.Patients.Is(request.PatientId, request.FhirServer);
        if (_intake.Patients.Stranger() is { } stranger)
        {
            throw new RequestRejectedException(422, stranger, "This is about another patient than the context's.");
        }
        DraftSettlement.Settle(_intake, request.Hook);
        return request;
    }

    public partial PrefetchAnswer ReadFetched(ResourceKind kind, ReadOnlyMemory<byte> body)
    {
        body = WithoutMark(body);
        var before = _intake.Gathered.Now();
        var met = _intake.Patients.Count;
        _intake.Products.Mark();
        var source = $"fetched.{kind}";
        var sentence = "the answer is not UTF-8";
        if (Utf8.IsValid(body.Span))
        {
            try
            {
                var c = _intake.Open(body);
                c.Read();
                var answer = AnswerReader.Read(ref c, _intake, source, kind, _pages);
                c.End();
                if (_intake.Patients.Stranger(met.Met) is null && !HasNamelessPatient(before))
                {
                    return answer;
                }
                sentence = "the answer is about another patient, or about nobody in particular";
            }
            catch (JsonException)
            {
                sentence = "the answer is not JSON";
            }
            catch (RequestRejectedException)
            {
                sentence = "the answer holds too many entries";
            }
        }

        _intake.Gathered.BackTo(before);
        _intake.Patients.Forget(met);
        _intake.Products.BackToMark();
        _intake.Faults.Add(source, sentence);
        return AnswerReader.Failed;
    }

    public partial IReadOnlyCollection<string> MissingMedications()
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (_, reference) in _intake.Gathered.Medications)
        {
            if (reference is not null && _intake.Products.Find(reference) is null
                && MedicationProducts.IdToRead(reference, _server) is { } id)
            {
                missing.Add(id);
            }
        }

        return missing;
    }

    public partial void MarkUnread(ResourceKind kind) => _intake.Gathered.Unread.Add(kind);

    public partial Chart Build() => ChartSettlement.Settle(_intake);

    // In the prefetch the EHR has put the Patient under a key; what a server sends must say itself who it is.
    private bool HasNamelessPatient(Gathered.Mark before) =>
        _intake.Gathered.Patients.FindIndex(before.Patients, p => p.Origin.Id is null) >= 0;

    // A byte order mark is no JSON, but clients send it.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) => body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
