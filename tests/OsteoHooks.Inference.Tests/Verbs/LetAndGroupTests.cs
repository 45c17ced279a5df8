namespace OsteoHooks.Inference.Tests;

public class LetAndGroupTests
{
    private static readonly Woman Anna = new("Anna", 71);
    private static readonly Fracture Hip = new("Anna", 2020, "hip");
    private static readonly Injection Given = new("Anna", 2021);

    [Fact]
    public void Let_binds_a_value_that_conclusions_read() => Assert.Equal("81", Firing.Words<InTenYears>(Anna));

    [Fact]
    public void Having_after_Let_asks_the_value() => Assert.Equal("", Firing.Words<InTenYears>(Anna with { Age = 60 }));

    [Fact]
    public void Let_may_bind_nothing() => Assert.Equal("none", Firing.Words<ClinicOrNone>(Anna));

    [Fact]
    public void Having_after_Match_asks_the_fact_and_those_before() => Assert.Equal("hip", Firing.Words<FractureAfterAge>(Anna, Hip));

    [Fact]
    public void And_holds_when_all_its_premises_do()
    {
        Assert.Equal("Anna", Firing.Words<FractureAndInjection>(Anna, Hip, Given));
        Assert.Equal("", Firing.Words<FractureAndInjection>(Anna, Hip));
    }

    [Fact]
    public void Or_fires_for_either_premise()
    {
        Assert.Equal("Anna:2020", Firing.Words<FractureOrInjection>(Anna, Hip));
        Assert.Equal("Anna:2021", Firing.Words<FractureOrInjection>(Anna, Given));
        Assert.Equal("", Firing.Words<FractureOrInjection>(Anna));
    }

    [Fact]
    public void Or_fires_once_for_each_premise_that_holds() => Assert.Equal("Anna:2020 Anna:2021", Firing.Words<FractureOrInjection>(Anna, Hip, Given));

    [Fact]
    public void Or_that_concludes_the_same_twice_is_refused() =>
        Assert.IsAssignableFrom<ArgumentException>(Assert.Throws<RuleRhsExpressionEvaluationException>(() => Firing.Words<TreatedEitherWay>(Anna, Hip, Given)).InnerException);

    [Fact]
    public void Or_and_And_nest() => Assert.Equal("Anna", Firing.Words<TreatedEitherWay>(Anna, Hip));

    private sealed class InTenYears : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            int later = 0;
            When().Match(() => woman).Let(() => later, () => woman.Age + 10).Having(() => later > 75);
            Then().Yield(_ => new Said("" + later));
        }
    }

    private sealed class ClinicOrNone : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            string? clinic = null;
            When().Match(() => woman).Let(() => clinic, () => woman.Clinic);
            Then().Yield(_ => new Said(clinic ?? "none"));
        }
    }

    private sealed class FractureAfterAge : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            Fracture fracture = null!;
            When().Match(() => woman).Match(() => fracture).Having(() => fracture.Year > woman.Age, () => fracture.Year == 2020);
            Then().Yield(_ => new Said(fracture.Site));
        }
    }

    private sealed class FractureAndInjection : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).And(x => x.Exists<Fracture>(y => y.Who == woman.Who).Exists<Injection>());
            Then().Yield(_ => new Said(woman.Who));
        }
    }

    private sealed class FractureOrInjection : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            Event happened = null!;
            When().Match(() => woman).Or(x => x
                .Match(() => happened, y => y is Fracture && y.Who == woman.Who)
                .Match(() => happened, y => y is Injection));
            Then().Yield(_ => new Said(woman.Who + ":" + happened.Year));
        }
    }

    private sealed class TreatedEitherWay : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).Or(x => x
                .And(y => y.Exists<Fracture>().Exists<Woman>(z => z.Age == woman.Age))
                .Exists<Injection>());
            Then().Yield(_ => new Said(woman.Who));
        }
    }
}
