namespace OsteoHooks.Inference;

/// <summary>Goes on once for every match.</summary>
internal sealed class MatchStep(FactPattern facts) : Step
{
    public override void Enter(Evaluation evaluation)
    {
        ref readonly var remembered = ref facts.Remembered(evaluation);
        if (!facts.Grows && remembered.Count <= 1)
        {
            // At most one fact is the usual case, and not worth an enumeration.
            if (remembered.Count == 1 && facts.Binds(evaluation, remembered.Items[0]))
                Next.Enter(evaluation);
            return;
        }

        var matches = facts.In(evaluation);
        while (matches.MoveNext())
            Next.Enter(evaluation);
    }
}

/// <summary>Goes on once if there is a match.</summary>
internal sealed class ExistsStep(FactPattern facts) : Step
{
    public override void Enter(Evaluation evaluation)
    {
        // Where only new facts count, it must be that none of the old ones matched: else the rule went on then.
        if (evaluation.Delta == facts.Memory && facts.AmongSeen(evaluation).MoveNext())
            return;
        if (facts.In(evaluation).MoveNext())
            Next.Enter(evaluation);
    }
}

/// <summary>Goes on if there is no match.</summary>
internal sealed class NotStep(FactPattern facts) : Step
{
    public override void Enter(Evaluation evaluation)
    {
        if (!facts.In(evaluation).MoveNext())
            Next.Enter(evaluation);
    }
}

/// <summary>Goes on if every match passes a further test.</summary>
internal sealed class EveryStep(FactPattern facts, Func<object?[], bool>? test) : Step
{
    public override void Enter(Evaluation evaluation)
    {
        var matches = facts.In(evaluation);
        while (matches.MoveNext())
        {
            if (test?.Invoke(evaluation.Bindings) == false)
                return;
        }

        Next.Enter(evaluation);
    }
}
