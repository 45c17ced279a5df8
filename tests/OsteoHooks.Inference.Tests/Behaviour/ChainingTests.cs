namespace OsteoHooks.Inference.Tests;

public class ChainingTests
{
    private static readonly Type[] Rules = [typeof(Treatment), typeof(Risk), typeof(Old), typeof(Fractured)];
    private static readonly Woman Anna = new("Anna", 81);
    private static readonly Fracture Hip = new("Anna", 2020, "hip");

    [Fact]
    public void A_conclusion_is_a_premise_of_the_next_rule() => Assert.Equal("treat:Anna", Firing.Words(Rules, Anna, Hip));

    [Fact]
    public void A_chain_stops_where_a_link_is_missing() => Assert.Equal("", Firing.Words(Rules, Anna with { Age = 50 }, Hip));

    [Fact]
    public void A_conclusion_that_is_negated_keeps_a_rule_quiet() =>
        Assert.Equal("treat:Anna", Firing.Words([.. Rules, typeof(NotTreated)], Anna, Hip));

    [Fact]
    public void A_conclusion_that_is_negated_and_not_drawn_lets_a_rule_fire() =>
        Assert.Equal("leave:Anna", Firing.Words([typeof(NotTreated), .. Rules], Anna));

    [Fact]
    public void Conclusions_are_aggregated_once_they_are_all_drawn() =>
        Assert.Equal("2", Firing.Words([typeof(HowManyReasons), typeof(Old), typeof(Fractured)], Anna, Hip));

    [Fact]
    public void An_aggregate_of_conclusions_is_empty_when_none_is_drawn() =>
        Assert.Equal("0", Firing.Words([typeof(Fractured), typeof(HowManyReasons), typeof(Old)], Anna with { Age = 50 }));

    [Fact]
    public void A_rule_may_conclude_several_facts() => Assert.Equal("Anna is81", Firing.Words<Both>(Anna));

    [Fact]
    public void The_number_of_activations_is_returned()
    {
        var session = Firing.Session(typeof(Old), typeof(Both));
        session.InsertAll([Anna, Anna with { Who = "Britt" }]);
        Assert.Equal(4, session.Fire());
        Assert.Equal(0, session.Fire());
    }

    [Fact]
    public void A_conclusion_may_name_its_rule() => Assert.Equal(typeof(Named).FullName + " named-here", Firing.Words([typeof(Named), typeof(NamedHere)], Anna));

    private sealed record Reason(string Who, string Why);

    private sealed record AtRisk(Reason First, Reason Second);

    private sealed record Treat(string Who);

    private sealed class Old : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman, x => x.Age > 75);
            Then().Yield(_ => new Reason(woman.Who, "age"));
        }
    }

    private sealed class Fractured : Rule
    {
        public override void Define()
        {
            Fracture fracture = null!;
            When().Match(() => fracture);
            Then().Yield(_ => new Reason(fracture.Who, fracture.Site));
        }
    }

    private sealed class Risk : Rule
    {
        public override void Define()
        {
            Reason age = null!;
            Reason fracture = null!;
            When().Match(() => age, x => x.Why == "age").Match(() => fracture, x => x.Who == age.Who, x => x.Why != "age");
            Then().Yield(_ => new AtRisk(age, fracture));
        }
    }

    private sealed class Treatment : Rule
    {
        public override void Define()
        {
            AtRisk risk = null!;
            When().Match(() => risk);
            Then().Yield(_ => new Treat(risk.First.Who)).Yield(_ => new Said("treat:" + risk.First.Who));
        }
    }

    private sealed class NotTreated : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).Not<Treat>(x => x.Who == woman.Who);
            Then().Yield(_ => new Said("leave:" + woman.Who));
        }
    }

    private sealed class HowManyReasons : Rule
    {
        public override void Define()
        {
            IEnumerable<Reason> reasons = null!;
            When().Query(() => reasons, q => q.Match<Reason>().Collect());
            Then().Yield(_ => new Said("" + reasons.Count()));
        }
    }

    private sealed class Both : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman);
            Then().Yield(_ => new Said(woman.Who)).Yield(_ => new Said((woman.Who == "Anna" ? "is" : "was") + woman.Age));
        }
    }

    private sealed class Named : Rule
    {
        public override void Define()
        {
            When().Exists<Woman>();
            Then().Yield(context => new Said(context.Rule.Name));
        }
    }

    [Name("overridden")]
    private sealed class NamedHere : Rule
    {
        public override void Define()
        {
            Name("named-here");
            When().Exists<Woman>();
            Then().Yield(context => new Said(context.Rule.Name));
        }
    }
}
