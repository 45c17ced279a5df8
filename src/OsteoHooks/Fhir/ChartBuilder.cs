namespace OsteoHooks.Fhir;

/// <summary>
/// Reads one hook call, and what was fetched for it, into a <see cref="Chart"/>. One instance per call; not thread-safe.
/// </summary>
public sealed partial class ChartBuilder
{
    /// <summary>Reads the body once, envelope and resources together.</summary>
    /// <exception cref="RequestRejectedException">400, 413 or 422: broken JSON or envelope, too deep, too many
    /// entries, another patient.</exception>
    public partial HookRequest Read(ReadOnlyMemory<byte> body);

    /// <summary>Reads one fetched answer: a resource, or one page of a search. Call once per page, pages in order.</summary>
    /// <returns>Answered, Failed (an OperationOutcome, broken JSON, or a resource of another patient) or
    /// Incomplete with the next link.</returns>
    public partial PrefetchAnswer ReadFetched(ResourceKind kind, ReadOnlyMemory<byte> body);

    /// <summary>Ids of Medication resources that entries refer to and that nothing so far contained.</summary>
    public partial IReadOnlyCollection<string> MissingMedications();

    /// <summary>The query of this type failed, was cut off or was never answered.</summary>
    public partial void MarkUnread(ResourceKind kind);

    /// <summary>Settles duplicates, references and drafts. What is still missing is unread.</summary>
    public partial Chart Build();
}
