namespace OsteoHooks.Inference.Tests;

public class CollectTests
{
    private static readonly Woman Anna = new("Anna", 71);
    private static readonly Fracture Hip = new("Anna", 2020, "hip");
    private static readonly Fracture Spine = new("Anna", 2021, "spine");
    private static readonly Fracture Wrist = new("Anna", 2020, "wrist");

    [Fact]
    public void Collect_gathers_all_facts_that_meet_the_conditions() =>
        Assert.Equal("Anna:2", Firing.Words<Count>(Anna, Hip, Spine, Hip with { Who = "Britt" }));

    [Fact]
    public void Collect_of_nothing_is_an_empty_collection() => Assert.Equal("Anna:0", Firing.Words<Count>(Anna));

    [Fact]
    public void Where_after_Collect_asks_the_collection()
    {
        Assert.Equal("several", Firing.Words<Several>(Hip, Spine));
        Assert.Equal("", Firing.Words<Several>(Hip));
    }

    [Fact]
    public void Having_asks_the_collection_and_what_was_matched_before()
    {
        Assert.Equal("Anna", Firing.Words<MoreThanHerAge>(Anna with { Age = 1 }, Hip, Spine));
        Assert.Equal("", Firing.Words<MoreThanHerAge>(Anna with { Age = 2 }, Hip, Spine));
    }

    [Fact]
    public void Where_after_Match_asks_the_facts() => Assert.Equal("1", Firing.Words<CountOfHips>(Hip, Spine, Wrist));

    [Fact]
    public void OrderBy_and_ThenBy_sort_whatever_the_order_of_insertion()
    {
        Assert.Equal("hip,wrist,spine", Firing.Words<ByYearThenSite>(Spine, Wrist, Hip));
        Assert.Equal("hip,wrist,spine", Firing.Words<ByYearThenSite>(Hip, Spine, Wrist));
    }

    [Fact]
    public void Descending_sorts_start_with_the_largest() =>
        Assert.Equal("spine,wrist,hip", Firing.Words<ByYearThenSiteDescending>(Hip, Spine, Wrist));

    [Fact]
    public void A_single_sort_key_keeps_the_order_of_what_is_equal() =>
        Assert.Equal("wrist,hip,spine", Firing.Words<ByYear>(Wrist, Spine, Hip));

    private sealed class Count : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            IEnumerable<Fracture> fractures = null!;
            When().Match(() => woman).Query(() => fractures, q => q.Match<Fracture>(x => x.Who == woman.Who).Collect());
            Then().Yield(_ => new Said(woman.Who + ":" + fractures.Count()));
        }
    }

    private sealed class Several : Rule
    {
        public override void Define()
        {
            IEnumerable<Fracture> fractures = null!;
            When().Query(() => fractures, q => q.Match<Fracture>().Collect().Where(x => x.Count() > 1));
            Then().Yield(_ => new Said("several"));
        }
    }

    private sealed class MoreThanHerAge : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            IEnumerable<Fracture> fractures = null!;
            When().Match(() => woman)
                .Query(() => fractures, q => q.Match<Fracture>().Collect())
                .Having(() => fractures.Count() > woman.Age, () => fractures.Any());
            Then().Yield(_ => new Said(woman.Who));
        }
    }

    private sealed class CountOfHips : Rule
    {
        public override void Define()
        {
            IEnumerable<Fracture> hips = null!;
            When().Query(() => hips, q => q.Match<Fracture>().Where(x => x.Site == "hip", x => x.Year > 2000).Collect());
            Then().Yield(_ => new Said("" + hips.Count()));
        }
    }

    private sealed class ByYear : Rule
    {
        public override void Define()
        {
            IEnumerable<Fracture> fractures = null!;
            When().Query(() => fractures, q => q.Match<Fracture>().Collect().OrderBy(x => x.Year));
            Then().Yield(_ => new Said(string.Join(",", fractures.Select(x => x.Site))));
        }
    }

    private sealed class ByYearThenSite : Rule
    {
        public override void Define()
        {
            IEnumerable<Fracture> fractures = null!;
            When().Query(() => fractures, q => q.Match<Fracture>().Collect().OrderBy(x => x.Year).ThenBy(x => x.Site));
            Then().Yield(_ => new Said(string.Join(",", fractures.Select(x => x.Site))));
        }
    }

    private sealed class ByYearThenSiteDescending : Rule
    {
        public override void Define()
        {
            IEnumerable<Fracture> fractures = null!;
            When().Query(() => fractures, q => q.Match<Fracture>().Collect().OrderByDescending(x => x.Year).ThenByDescending(x => x.Site));
            Then().Yield(_ => new Said(string.Join(",", fractures.Select(x => x.Site))));
        }
    }
}
