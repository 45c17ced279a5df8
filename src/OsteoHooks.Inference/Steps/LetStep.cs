namespace OsteoHooks.Inference;

/// <summary>Binds a computed value and goes on if it meets the conditions.</summary>
internal sealed class LetStep(int slot, Func<object?[], object?> value, Func<object?[], bool>? test, string text) : Step
{
    public override void Enter(Evaluation evaluation)
    {
        evaluation.At = text;
        evaluation.Bindings[slot] = value(evaluation.Bindings);
        if (test?.Invoke(evaluation.Bindings) != false)
            Next.Enter(evaluation);
    }
}
