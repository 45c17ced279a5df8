namespace OsteoHooks.Inference.Tests;

public class MatchTests
{
    private static readonly Woman Anna = new("Anna", 71);
    private static readonly Woman Britt = new("Britt", 58);

    [Fact]
    public void A_fact_of_the_type_fires() => Assert.Equal("Anna Britt", Firing.Words<AnyWoman>(Anna, Britt));

    [Fact]
    public void A_fact_of_another_type_is_quiet() => Assert.Equal("", Firing.Words<AnyWoman>(new Injection("Anna", 2020)));

    [Fact]
    public void A_fact_that_meets_all_conditions_fires() => Assert.Equal("Anna", Firing.Words<OldAnna>(Anna, Britt));

    [Fact]
    public void A_fact_that_fails_one_condition_is_quiet() => Assert.Equal("", Firing.Words<OldAnna>(Anna with { Age = 69 }, Britt));

    [Fact]
    public void A_supertype_matches_facts_of_all_its_subtypes() =>
        Assert.Equal("2019 2020", Firing.Words<AnyEvent>(new Injection("Anna", 2020), new Fracture("Anna", 2019, "hip")));

    [Fact]
    public void Facts_join_on_an_equal_key() =>
        Assert.Equal("Anna:hip Anna:spine", Firing.Words<HerFracture>(Anna, Britt, new Fracture("Anna", 2020, "hip"), new Fracture("Anna", 2021, "spine")));

    [Fact]
    public void Facts_with_other_keys_do_not_join() => Assert.Equal("", Firing.Words<HerFracture>(Anna, new Fracture("Britt", 2020, "hip")));

    [Fact]
    public void Null_keys_join_with_null_keys() => Assert.Equal(
        "Anna-Britt Britt-Anna",
        Firing.Words<SameClinic>(Anna, Britt, new Woman("Cecilia", 60, "Mölndal")));

    [Fact]
    public void A_join_over_many_facts_finds_the_same_as_one_over_few()
    {
        object[] women = [.. Enumerable.Range(0, 50).Select(x => new Woman($"w{x}", 60))];
        object[] fractures = [.. Enumerable.Range(0, 100).Select(x => new Fracture($"w{x % 60}", 2000 + x, "hip"))];
        var expected = Enumerable.Range(0, 100).Where(x => x % 60 < 50).Select(x => $"w{x % 60}:hip").Order(StringComparer.Ordinal);

        Assert.Equal(string.Join(' ', expected.Distinct()), string.Join(' ', Firing.Words<HerFractureInYear>([.. women, .. fractures]).Split(' ').Select(x => x[..^5]).Distinct()));
        Assert.Equal(expected.Count(), Firing.Words<HerFractureInYear>([.. fractures, .. women]).Split(' ').Length);
    }

    [Fact]
    public void A_fact_may_be_matched_twice_in_one_activation() => Assert.Equal("Anna+Anna Anna+Britt Britt+Anna Britt+Britt", Firing.Words<Pairs>(Anna, Britt));

    [Fact]
    public void A_match_without_alias_counts_its_facts() => Assert.Equal("Anna", Firing.Words<AnyWomanWithInjection>(Anna, new Injection("Anna", 2020)));

    private sealed class AnyWoman : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman);
            Then().Yield(_ => new Said(woman.Who));
        }
    }

    private sealed class OldAnna : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman, x => x.Age >= 70, x => x.Who == "Anna");
            Then().Yield(_ => new Said(woman.Who));
        }
    }

    private sealed class AnyEvent : Rule
    {
        public override void Define()
        {
            Event happened = null!;
            When().Match(() => happened);
            Then().Yield(_ => new Said("" + happened.Year));
        }
    }

    private sealed class HerFracture : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            Fracture fracture = null!;
            When().Match(() => woman).Match(() => fracture, x => x.Who == woman.Who);
            Then().Yield(_ => new Said(woman.Who + ":" + fracture.Site));
        }
    }

    private sealed class HerFractureInYear : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            Fracture fracture = null!;
            When().Match(() => woman).Match(() => fracture, x => woman.Who == x.Who);
            Then().Yield(_ => new Said(woman.Who + ":" + fracture.Site + ":" + fracture.Year));
        }
    }

    private sealed class SameClinic : Rule
    {
        public override void Define()
        {
            Woman one = null!;
            Woman other = null!;
            When().Match(() => one).Match(() => other, x => x.Clinic == one.Clinic, x => x.Who != one.Who);
            Then().Yield(_ => new Said(one.Who + "-" + other.Who));
        }
    }

    private sealed class Pairs : Rule
    {
        public override void Define()
        {
            Woman one = null!;
            Woman other = null!;
            When().Match(() => one).Match(() => other);
            Then().Yield(_ => new Said(one.Who + "+" + other.Who));
        }
    }

    private sealed class AnyWomanWithInjection : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).Match<Injection>(x => x.Who == woman.Who);
            Then().Yield(_ => new Said(woman.Who));
        }
    }
}
