namespace OsteoHooks.Pathways.Outcomes;

/// <summary>A raised card was answered earlier, and nothing that it rests on is new.</summary>
public sealed class AnswerStillHolds : Rule
{
    public override void Define()
    {
        Answered answered = null!;
        Raised raised = null!;

        When()
            .Match(() => answered)
            .Match(() => raised, r => r.Card == answered.Card, r => answered.HoldsFor(r.Basis));
        Then()
            .Yield(_ => answered.Silence(raised.Basis));
    }
}
