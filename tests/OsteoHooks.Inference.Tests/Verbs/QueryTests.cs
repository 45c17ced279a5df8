namespace OsteoHooks.Inference.Tests;

public class QueryTests
{
    private static readonly Woman Anna = new("Anna", 71);
    private static readonly Fracture Hip = new("Anna", 2020, "hip");
    private static readonly Fracture Spine = new("Anna", 2021, "spine");

    [Fact]
    public void A_query_of_a_match_alone_is_a_match() => Assert.Equal("hip", Firing.Words<Plain>(Hip, Spine));

    [Fact]
    public void Select_gives_one_result_per_fact() => Assert.Equal("hip71 spine71", Firing.Words<Sites>(Anna, Hip, Spine));

    [Fact]
    public void Select_of_nothing_is_quiet() => Assert.Equal("", Firing.Words<Sites>(Anna));

    [Fact]
    public void Select_that_gives_equal_values_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => Firing.Words<Sites>(Anna, Hip, Hip with { Year = 1999 }));

    [Fact]
    public void SelectMany_gives_each_distinct_value_once() => Assert.Equal("h i n p s", Firing.Words<Letters>(Hip, Spine with { Site = "spin" }));

    [Fact]
    public void SelectMany_of_nothing_is_quiet() => Assert.Equal("", Firing.Words<Letters>());

    [Fact]
    public void GroupBy_gives_one_result_per_key() =>
        Assert.Equal("2020:2 2021:1", Firing.Words<PerYear>(Hip, Spine, Hip with { Site = "wrist" }));

    [Fact]
    public void GroupBy_of_nothing_is_quiet() => Assert.Equal("", Firing.Words<PerYear>());

    [Fact]
    public void GroupBy_with_an_element_selector_groups_the_elements() =>
        Assert.Equal("Anna:hip+spine", Firing.Words<SitesPerWoman>(Hip, Spine, new Fracture("Britt", 2020, "hip")));

    [Fact]
    public void Steps_of_a_query_follow_one_another() =>
        Assert.Equal("2020,2022", Firing.Words<YearsWithTwo>(Hip, Hip with { Site = "wrist" }, Spine, Hip with { Year = 2022 }, Spine with { Year = 2022 }));

    [Fact]
    public void A_later_premise_reads_the_result_of_a_query() => Assert.Equal("Anna", Firing.Words<NoneAfterTheLatest>(Anna, Hip, new Injection("Anna", 2019)));

    [Fact]
    public void A_later_premise_is_quiet_when_the_result_denies_it() => Assert.Equal("", Firing.Words<NoneAfterTheLatest>(Anna, Hip, new Injection("Anna", 2022)));

    private sealed class Plain : Rule
    {
        public override void Define()
        {
            Fracture fracture = null!;
            When().Query(() => fracture, q => q.Match<Fracture>(x => x.Year < 2021));
            Then().Yield(_ => new Said(fracture.Site));
        }
    }

    private sealed class Sites : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            string site = null!;
            When().Match(() => woman).Query(() => site, q => q.Match<Fracture>().Select(x => x.Site + woman.Age));
            Then().Yield(_ => new Said(site));
        }
    }

    private sealed class Letters : Rule
    {
        public override void Define()
        {
            string letter = null!;
            When().Query(() => letter, q => q.Match<Fracture>().SelectMany(x => x.Site.Select(y => y.ToString())));
            Then().Yield(_ => new Said(letter));
        }
    }

    private sealed class PerYear : Rule
    {
        public override void Define()
        {
            IGrouping<int, Fracture> year = null!;
            When().Query(() => year, q => q.Match<Fracture>().GroupBy(x => x.Year));
            Then().Yield(_ => new Said(year.Key + ":" + year.Count()));
        }
    }

    private sealed class SitesPerWoman : Rule
    {
        public override void Define()
        {
            IGrouping<string, string> sites = null!;
            When().Query(() => sites, q => q.Match<Fracture>().GroupBy(x => x.Who, x => x.Site).Where(x => x.Count() > 1));
            Then().Yield(_ => new Said(sites.Key + ":" + string.Join("+", sites.Order())));
        }
    }

    private sealed class YearsWithTwo : Rule
    {
        public override void Define()
        {
            IEnumerable<IGrouping<int, Fracture>> years = null!;
            When().Query(() => years, q => q.Match<Fracture>().GroupBy(x => x.Year).Where(x => x.Count() == 2).Collect().OrderBy(x => x.Key));
            Then().Yield(_ => new Said(string.Join(",", years.Select(x => x.Key))));
        }
    }

    private sealed class NoneAfterTheLatest : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            IEnumerable<Fracture> fractures = null!;
            When().Match(() => woman)
                .Query(() => fractures, q => q.Match<Fracture>(x => x.Who == woman.Who).Collect().OrderBy(x => x.Year))
                .Not<Injection>(x => x.Year > fractures.Last().Year);
            Then().Yield(_ => new Said(woman.Who));
        }
    }
}
