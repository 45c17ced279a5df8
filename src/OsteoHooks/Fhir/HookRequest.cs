namespace OsteoHooks.Fhir;

/// <summary>A body that cannot be answered: the HTTP status it deserves, the JSON path, and a sentence without patient data.</summary>
public sealed class RequestRejectedException(int status, string path, string sentence) : Exception($"{path}: {sentence}")
{
    public int Status { get; } = status;

    public string Path { get; } = path;

    public string Sentence { get; } = sentence;
}

/// <summary>How a prefetch key was answered.</summary>
public enum PrefetchState : byte
{
    /// <summary>null, a resource, or a Bundle read to its end.</summary>
    Answered,

    /// <summary>An OperationOutcome, or something that is no resource: read it from the server, else unread.</summary>
    Failed,

    /// <summary>A Bundle whose next page or total says that there is more.</summary>
    Incomplete,
}

/// <summary>What came of one query.</summary>
public sealed record PrefetchAnswer(PrefetchState State, string? NextUrl)
{
    /// <summary>Types that it holds, as bits of <see cref="ResourceKind"/>.</summary>
    internal uint Kinds { get; init; }

    /// <summary>It holds resources of types that nobody reads here.</summary>
    internal bool HasOthers { get; init; }

    /// <summary>Whether a query for this type is answered to its end. Who sends only other things than were asked for has not said that
    /// there are none of these.</summary>
    public bool Answers(ResourceKind kind) => State == PrefetchState.Answered && ((Kinds == 0 && !HasOthers) || (Kinds & Bit(kind)) != 0);

    internal static uint Bit(ResourceKind kind) => 1u << (int)kind;
}

/// <summary>The envelope of a CDS Hooks call. The access token lives only here, for the length of the call.</summary>
public sealed record HookRequest
{
    public required string Hook { get; init; }

    public required string HookInstance { get; init; }

    public required string PatientId { get; init; }

    public string? UserId { get; init; }

    public string? EncounterId { get; init; }

    public Uri? FhirServer { get; init; }

    public string? AccessToken { get; init; }

    /// <summary>fhirAuthorization.patient.</summary>
    public string? TokenPatient { get; init; }

    /// <summary>By key; a key that is absent here was not sent.</summary>
    public IReadOnlyDictionary<string, PrefetchAnswer> Prefetch { get; init; } = new Dictionary<string, PrefetchAnswer>();
}
