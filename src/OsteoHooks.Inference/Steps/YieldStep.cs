namespace OsteoHooks.Inference;

/// <summary>Concludes.</summary>
internal sealed class YieldStep(IRuleDefinition rule, Func<IContext, object?[], object?>[] conclusions, int[] matchedSlots) : Step
{
    private readonly Context _context = new(rule);

    public override void Enter(Evaluation evaluation)
    {
        var session = evaluation.Session;
        session.Activations++;
        for (var i = 0; i < conclusions.Length; i++)
        {
            try
            {
                var fact = conclusions[i](_context, evaluation.Bindings)
                    ?? throw new InvalidOperationException("A conclusion must not be null.");
                session.Conclude(fact);
                session.Trace?.Add(new Conclusion(rule.Name, fact, Array.ConvertAll(matchedSlots, x => evaluation.Bindings[x]!)));
            }
            catch (Exception e)
            {
                throw new RuleRhsExpressionEvaluationException(
                    "a conclusion failed.", rule.Name, rule.RightHandSide.Actions[i].Expression.Body.ToString(), e);
            }
        }
    }

    private sealed record Context(IRuleDefinition Rule) : IContext;
}
