namespace OsteoHooks.Inference;

/// <summary>Facts of a type under conditions.</summary>
/// <param name="bucket">Where the facts of the type are.</param>
/// <param name="slot">Where a match is bound.</param>
/// <param name="memory">Where the facts that pass <see cref="FactTest"/> are remembered. Ascends with the order of premises.</param>
internal sealed class FactPattern(int bucket, int slot, int memory)
{
    private const int LeastToLookUp = 8;

    public int Bucket => bucket;

    public int Slot => slot;

    public int Memory => memory;

    /// <summary>The conditions on the fact alone.</summary>
    public required Func<object, bool>? FactTest { get; init; }

    /// <summary>The other conditions; the fact is bound when it is called.</summary>
    public required Func<object?[], bool>? Test { get; init; }

    /// <summary>The first of the other conditions, when it is an equality that can be looked up.</summary>
    public required KeyJoin? Key { get; init; }

    /// <summary>Whether the rule's own stratum concludes such facts.</summary>
    public required bool Grows { get; init; }

    /// <summary>The conditions, for errors.</summary>
    public required string Text { get; init; }

    /// <summary>The facts that pass the test on the fact alone, found when first asked for.</summary>
    public ref Memory Remembered(Evaluation evaluation)
    {
        ref var remembered = ref evaluation.Memory(memory);
        if (!Grows && remembered.IsNewIn(evaluation.Turn))
        {
            evaluation.At = Text;
            remembered.Fill(evaluation.Session.Facts[bucket], FactTest);
        }

        return ref remembered;
    }

    /// <summary>The matches that count in this evaluation; see <see cref="Evaluation.Delta"/>.</summary>
    public Matches In(Evaluation evaluation)
    {
        ref var remembered = ref Remembered(evaluation);
        return !Grows || memory > evaluation.Delta ? Between(evaluation, 0, remembered.Count)
            : memory == evaluation.Delta ? Between(evaluation, remembered.Seen, remembered.Count)
            : Between(evaluation, 0, remembered.Seen);
    }

    /// <summary>The matches among the facts the rule had seen before.</summary>
    public Matches AmongSeen(Evaluation evaluation) => Between(evaluation, 0, evaluation.Memory(memory).Seen);

    /// <summary>Binds a fact and says whether it meets the other conditions.</summary>
    public bool Binds(Evaluation evaluation, object fact)
    {
        evaluation.Bindings[slot] = fact;
        if (Test is null)
            return true;
        evaluation.At = Text;
        return Test(evaluation.Bindings);
    }

    private Matches Between(Evaluation evaluation, int from, int to)
    {
        ref var remembered = ref evaluation.Memory(memory);
        if (Key is null || to - from < LeastToLookUp || remembered.Visits++ == 0)
            return new Matches(this, evaluation, from, to);
        evaluation.At = Text;
        return new Matches(this, evaluation, from, to, Key.Find(ref remembered, evaluation.Bindings));
    }
}
