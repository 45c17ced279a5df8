namespace OsteoHooks.Inference;

/// <summary>
/// A premise of a rule, or its conclusion. A step binds what it matches and enters the next step, once for every match; the
/// next step is a field rather than a return value, so that evaluation allocates nothing.
/// </summary>
internal abstract class Step
{
    public Step Next { get; set; } = null!;

    public abstract void Enter(Evaluation evaluation);
}
