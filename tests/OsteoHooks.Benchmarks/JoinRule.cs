namespace OsteoHooks.Benchmarks;

public sealed record LeftFact(int Number, int Key);

public sealed record RightFact(int Number, int Key);

public sealed record Pair(int Left, int Right);

/// <summary>Facts of two types joined by an equality: each finds exactly one partner.</summary>
public sealed class JoinRule : Rule
{
    public override void Define()
    {
        LeftFact left = null!;
        RightFact right = null!;

        When()
            .Match(() => left)
            .Match(() => right, r => r.Key == left.Key);
        Then()
            .Yield(_ => new Pair(left.Number, right.Number));
    }
}
