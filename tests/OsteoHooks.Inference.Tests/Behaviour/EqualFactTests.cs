namespace OsteoHooks.Inference.Tests;

public class EqualFactTests
{
    private static readonly Woman Anna = new("Anna", 71);

    [Fact]
    public void Inserting_an_equal_fact_is_refused()
    {
        var session = Firing.Session(typeof(SaysName));
        session.Insert(Anna);
        Assert.ThrowsAny<ArgumentException>(() => session.Insert(Anna with { }));
        Assert.ThrowsAny<ArgumentException>(() => session.InsertAll([Anna with { Who = "Britt" }, Anna with { }]));
        Assert.False(session.TryInsert(Anna with { }));
        Assert.Equal([Anna], session.Query<Woman>().AsEnumerable());
    }

    [Fact]
    public void Inserting_equal_facts_together_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => Firing.Session(typeof(SaysName)).InsertAll([Anna, Anna with { }]));

    [Fact]
    public void A_fact_that_differs_is_accepted()
    {
        var session = Firing.Session(typeof(SaysName));
        session.Insert(Anna);
        Assert.True(session.TryInsert(Anna with { Who = "Britt" }));
        session.Fire();
        Assert.Equal("Anna Britt", Firing.Words(session));
    }

    [Fact]
    public void Facts_of_different_classes_are_never_equal() =>
        Assert.Equal(2, Firing.Of([typeof(SaysName)], new Injection("Anna", 2020), new Dose("Anna", 2020)).Query<object>().AsEnumerable().Count());

    [Fact]
    public void Many_facts_of_a_class_are_told_apart()
    {
        var session = Firing.Session(typeof(SaysName));
        session.InsertAll(Enumerable.Range(0, 40).Select(x => new Woman("w" + x, 60)));
        Assert.False(session.TryInsert(new Woman("w39", 60)));
        Assert.True(session.TryInsert(new Woman("w40", 60)));
    }

    [Fact]
    public void Two_rules_that_conclude_equal_facts_are_refused() => AssertRefused(typeof(SaysName), typeof(SaysNameToo));

    [Fact]
    public void A_rule_that_concludes_an_equal_fact_twice_is_refused() => AssertRefused(typeof(SaysAge));

    [Fact]
    public void A_rule_that_concludes_what_was_inserted_is_refused() =>
        Assert.IsAssignableFrom<ArgumentException>(
            Assert.Throws<RuleRhsExpressionEvaluationException>(() => Firing.Words<SaysName>(Anna, new Said("Anna"))).InnerException);

    [Fact]
    public void A_rule_that_concludes_null_is_refused() => Assert.Throws<RuleRhsExpressionEvaluationException>(() => Firing.Words<SaysNothing>(Anna));

    private static void AssertRefused(params Type[] rules)
    {
        var refusal = Assert.Throws<RuleRhsExpressionEvaluationException>(() => Firing.Words(rules, Anna, Anna with { Who = "Britt" }));
        Assert.IsAssignableFrom<ArgumentException>(refusal.InnerException);
        Assert.Contains(rules, x => x.FullName == refusal.RuleName);
        Assert.DoesNotContain("Britt", refusal.Message, StringComparison.Ordinal);
    }

    private sealed record Dose(string Who, int Year) : Event(Who, Year);

    private sealed class SaysName : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman);
            Then().Yield(_ => new Said(woman.Who));
        }
    }

    private sealed class SaysNameToo : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman);
            Then().Yield(_ => new Said(woman.Who));
        }
    }

    private sealed class SaysAge : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman);
            Then().Yield(_ => new Said("" + woman.Age));
        }
    }

    private sealed class SaysNothing : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman);
            Then().Yield(_ => woman.Clinic == null ? null! : new Said(woman.Clinic));
        }
    }
}
