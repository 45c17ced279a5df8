namespace OsteoHooks.Inference;

/// <summary>The working space in which rules are evaluated; lent by the factory to one session at a time.</summary>
internal sealed class Evaluation(int slots, int memories)
{
    /// <summary>The facts and values of the activation under construction, by slot.</summary>
    public object?[] Bindings { get; } = new object?[slots];

    private readonly Memory[] _scratch = new Memory[memories];
    private Memory[] _memories = [];

    public Session Session { get; private set; } = null!;

    /// <summary>The premise being evaluated, for errors: its conditions, no data.</summary>
    public string At { get; set; } = "";

    /// <summary>The memory from which only new facts count, those before it only old ones; −1 when all facts count everywhere.</summary>
    public int Delta { get; private set; } = -1;

    /// <summary>Counts the rules evaluated; a memory used in an earlier turn holds nothing of this one's.</summary>
    public int Turn { get; private set; }

    public ref Memory Memory(int memory) => ref _memories[memory];

    public void Run(Session session, IReadOnlyList<Stratum> strata)
    {
        Session = session;
        foreach (var stratum in strata)
        {
            if (stratum.IsRecursive)
                RunToFixpoint(stratum);
            else
                RunOnce(stratum);
        }
    }

    /// <summary>Lets go of the session and its facts.</summary>
    public void Release()
    {
        Session = null!;
        At = "";
        Turn = 0;
        Delta = -1;
        _memories = [];
        Array.Clear(Bindings);
        foreach (ref var memory in _scratch.AsSpan())
            memory.Clear();
    }

    private void RunOnce(Stratum stratum)
    {
        _memories = _scratch;
        foreach (var rule in stratum.Rules)
        {
            Turn++;
            Enter(rule);
        }
    }

    // Semi-naive: after the first round a rule looks only for activations with at least one fact it has not seen. Such an
    // activation is found exactly once, at the first of its patterns that is new.
    private void RunToFixpoint(Stratum stratum)
    {
        Memory[][] remembered = [.. stratum.Rules.Select(x => new Memory[x.Memories])];
        Turn++;
        var isFirstRound = true;
        bool isChanged;
        do
        {
            var before = Session.Concluded;
            for (var i = 0; i < remembered.Length; i++)
            {
                var rule = stratum.Rules[i];
                _memories = remembered[i];
                foreach (var pattern in rule.Growing)
                    _memories[pattern.Memory].Extend(Session.Facts[pattern.Bucket], pattern.FactTest);
                if (isFirstRound)
                    Enter(rule);
                else
                    EnterWithNew(rule);
            }

            isChanged = Session.Concluded > before;
            isFirstRound = false;
        }
        while (isChanged);
    }

    private void EnterWithNew(RulePlan rule)
    {
        foreach (var pattern in rule.Growing)
        {
            ref var memory = ref _memories[pattern.Memory];
            if (memory.Seen == memory.Count)
                continue;
            Delta = pattern.Memory;
            Enter(rule);
        }

        Delta = -1;
    }

    private void Enter(RulePlan rule)
    {
        try
        {
            rule.First.Enter(this);
        }
        catch (Exception e) when (e is not RuleExecutionException and not EqualFactException)
        {
            throw new RuleLhsExpressionEvaluationException($"{rule.Rule.Name}: a premise failed.", At, e);
        }
    }
}
