namespace OsteoHooks.Inference.Tests;

public class StrataTests
{
    [Fact]
    public void A_rule_that_negates_its_own_conclusion_is_refused()
    {
        var refusal = Assert.Throws<RuleStratificationException>(() => Firing.Session(typeof(Liar)));
        Assert.Equal([typeof(Liar).FullName!], refusal.Rules);
        Assert.Contains(nameof(Liar), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negation_through_other_rules_is_refused_and_the_circle_named_in_order()
    {
        var refusal = Assert.Throws<RuleStratificationException>(() => Firing.Session(typeof(OddFromEven), typeof(Bystander), typeof(EvenUnlessThird), typeof(ThirdFromOdd)));
        Assert.Equal(
            [typeof(EvenUnlessThird).FullName!, typeof(OddFromEven).FullName!, typeof(ThirdFromOdd).FullName!],
            refusal.Rules);
        Assert.DoesNotContain(nameof(Bystander), refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(CollectsOwn))]
    [InlineData(typeof(AsksAllOwn))]
    [InlineData(typeof(NegatesSupertype))]
    public void Other_ways_of_reading_all_of_its_own_conclusions_are_refused(Type rule) =>
        Assert.Throws<RuleStratificationException>(() => Firing.Session(rule));

    [Fact]
    public void The_same_circle_without_negation_is_accepted()
    {
        var session = Firing.Session(typeof(OddFromEven), typeof(ThirdFromOdd), typeof(Bystander));
        session.Insert(new Even(0));
        session.Fire();
        Assert.Equal([new Third(2)], session.Query<Third>());
    }

    [Fact]
    public void Many_rules_in_a_line_are_evaluated_in_the_order_of_what_they_need()
    {
        var session = Firing.Session(typeof(ThirdFromOdd), typeof(NoThird), typeof(OddFromEven), typeof(NoOdd));
        session.Insert(new Even(0));
        session.Fire();
        Assert.Empty(session.Query<Said>());
    }

    private sealed record Even(int Number);

    private sealed record Odd(int Number);

    private sealed record Third(int Number);

    private sealed record Lie(string Word) : Saying(Word);

    private abstract record Saying(string Word);

    private sealed class Liar : Rule
    {
        public override void Define()
        {
            When().Not<Said>();
            Then().Yield(_ => new Said("nobody said anything"));
        }
    }

    private sealed class CollectsOwn : Rule
    {
        public override void Define()
        {
            IEnumerable<Said> said = null!;
            When().Query(() => said, q => q.Match<Said>().GroupBy(x => x.Word).Select(x => x.First()).Collect());
            Then().Yield(_ => new Said("" + said.Count()));
        }
    }

    private sealed class AsksAllOwn : Rule
    {
        public override void Define()
        {
            When().Exists<Woman>().All<Said>(x => x.Word != "all");
            Then().Yield(_ => new Said("all"));
        }
    }

    private sealed class NegatesSupertype : Rule
    {
        public override void Define()
        {
            When().Not<Saying>();
            Then().Yield(_ => new Lie("nothing"));
        }
    }

    private sealed class EvenUnlessThird : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).Not<Third>(x => x.Number == woman.Age);
            Then().Yield(_ => new Even(woman.Age));
        }
    }

    private sealed class OddFromEven : Rule
    {
        public override void Define()
        {
            Even even = null!;
            When().Match(() => even);
            Then().Yield(_ => new Odd(even.Number + 1));
        }
    }

    private sealed class ThirdFromOdd : Rule
    {
        public override void Define()
        {
            Odd odd = null!;
            When().Match(() => odd);
            Then().Yield(_ => new Third(odd.Number + 1));
        }
    }

    private sealed class Bystander : Rule
    {
        public override void Define()
        {
            Third third = null!;
            When().Match(() => third).Not<Lie>();
            Then().Yield(_ => new Said("third:" + third.Number));
        }
    }

    private sealed class NoThird : Rule
    {
        public override void Define()
        {
            When().Not<Third>();
            Then().Yield(_ => new Said("no third"));
        }
    }

    private sealed class NoOdd : Rule
    {
        public override void Define()
        {
            When().Not<Odd>();
            Then().Yield(_ => new Said("no odd"));
        }
    }
}
