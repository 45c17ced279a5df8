namespace OsteoHooks.Inference.Tests;

public class QuantifierTests
{
    private static readonly Woman Anna = new("Anna", 71);
    private static readonly Fracture Hip = new("Anna", 2020, "hip");
    private static readonly Fracture Spine = new("Anna", 2021, "spine");

    [Fact]
    public void Not_fires_without_such_a_fact() => Assert.Equal("Anna", Firing.Words<WithoutHip>(Anna, Spine));

    [Fact]
    public void Not_is_quiet_with_such_a_fact() => Assert.Equal("", Firing.Words<WithoutHip>(Anna, Hip));

    [Fact]
    public void Not_asks_only_for_facts_that_join() => Assert.Equal("Anna", Firing.Words<WithoutHip>(Anna, Hip with { Who = "Britt" }));

    [Fact]
    public void Not_alone_fires_in_an_empty_session() => Assert.Equal("nobody", Firing.Words<Nobody>());

    [Fact]
    public void Not_alone_is_quiet_with_a_fact() => Assert.Equal("", Firing.Words<Nobody>(Anna));

    [Fact]
    public void Exists_fires_once_for_several_facts() => Assert.Equal("Anna", Firing.Words<WithFracture>(Anna, Hip, Spine));

    [Fact]
    public void Exists_is_quiet_without_a_fact_that_joins() => Assert.Equal("", Firing.Words<WithFracture>(Anna, Hip with { Who = "Britt" }));

    [Fact]
    public void All_fires_when_every_fact_asked_meets_the_conditions() => Assert.Equal("Anna", Firing.Words<AllHipsRecent>(Anna, Hip, Spine with { Year = 1980 }));

    [Fact]
    public void All_is_quiet_when_one_fact_asked_does_not() => Assert.Equal("", Firing.Words<AllHipsRecent>(Anna, Hip, Hip with { Year = 1980 }));

    [Fact]
    public void All_fires_when_no_fact_is_asked() => Assert.Equal("Anna", Firing.Words<AllHipsRecent>(Anna));

    [Fact]
    public void All_with_a_single_condition_asks_every_fact_of_the_type()
    {
        Assert.Equal("hips", Firing.Words<OnlyHips>(Hip, Hip with { Year = 1980 }));
        Assert.Equal("", Firing.Words<OnlyHips>(Hip, Spine));
    }

    private sealed class WithoutHip : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).Not<Fracture>(x => x.Site == "hip", x => x.Who == woman.Who);
            Then().Yield(_ => new Said(woman.Who));
        }
    }

    private sealed class Nobody : Rule
    {
        public override void Define()
        {
            When().Not<Woman>();
            Then().Yield(_ => new Said("nobody"));
        }
    }

    private sealed class WithFracture : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).Exists<Fracture>(x => x.Who == woman.Who);
            Then().Yield(_ => new Said(woman.Who));
        }
    }

    private sealed class AllHipsRecent : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).All<Fracture>(x => x.Site == "hip" && x.Who == woman.Who, x => x.Year > 2000, x => x.Year > woman.Age);
            Then().Yield(_ => new Said(woman.Who));
        }
    }

    private sealed class OnlyHips : Rule
    {
        public override void Define()
        {
            When().All<Fracture>(x => x.Site == "hip");
            Then().Yield(_ => new Said("hips"));
        }
    }
}
