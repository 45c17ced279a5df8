namespace OsteoHooks.Inference.Tests;

public class SessionTests
{
    private static readonly Type[] Rules = [typeof(WithoutFracture), typeof(ByName), typeof(AfterThat)];
    private static readonly Woman Anna = new("Anna", 71);
    private static readonly Woman Britt = new("Britt", 58);
    private static readonly Fracture Hip = new("Anna", 2020, "hip");

    [Fact]
    public void A_trace_tells_which_rule_concluded_what_from_which_facts()
    {
        var session = Firing.Session(Rules);
        session.Trace = new Trace();
        session.InsertAll([Anna, Hip]);
        session.Fire();
        var named = new Named(Anna, 1);
        Assert.Equal([typeof(ByName).FullName!, typeof(AfterThat).FullName!], session.Trace.Conclusions.Select(x => x.Rule));
        Assert.Equal([named, new Said("Anna1")], session.Trace.Conclusions.Select(x => x.Fact));
        Assert.Equal([Anna, Assert.IsType<Fracture[]>(session.Trace.Conclusions[0].From[1])], session.Trace.Conclusions[0].From);
        Assert.Equal([named], session.Trace.Conclusions[1].From);
    }

    [Fact]
    public void Facts_inserted_after_firing_change_what_was_concluded()
    {
        var session = Firing.Session(Rules);
        session.Insert(Anna);
        Assert.Equal(3, session.Fire());
        Assert.Equal("Anna0 without:Anna", Firing.Words(session));
        session.Insert(Hip);
        Assert.Equal(2, session.Fire());
        Assert.Equal("Anna1", Firing.Words(session));
        Assert.Equal([Anna], session.Query<Woman>());
    }

    [Fact]
    public void What_was_concluded_may_not_be_inserted()
    {
        var session = Firing.Of(Rules, Anna);
        Assert.False(session.TryInsert(new Said("Anna0")));
        Assert.Equal(0, session.Fire());
    }

    [Fact]
    public void Results_come_inserted_first_then_by_stratum_rule_and_match()
    {
        var session = Firing.Of(Rules, Britt, new Said("before"), Anna, Hip);
        Assert.Equal(["before", "without:Britt", "Britt0", "Anna1"], session.Query<Said>().AsEnumerable().Select(x => x.Word));
        Assert.Equal(
            [Britt, new Said("before"), Anna, Hip, new Named(Britt, 0), new Named(Anna, 1), new Said("without:Britt"), new Said("Britt0"), new Said("Anna1")],
            session.Query<object>().AsEnumerable());
    }

    [Fact]
    public void A_refused_batch_leaves_the_session_as_it_was()
    {
        var session = Firing.Session(Rules);
        session.InsertAll(Enumerable.Range(0, 9).Select(x => new Woman("w" + x, 60)));
        var refusal = Assert.ThrowsAny<ArgumentException>(() => session.InsertAll([Anna, Britt, new Woman("w3", 60)]));
        Assert.DoesNotContain("w3", refusal.Message, StringComparison.Ordinal);
        session.InsertAll([Anna]);
        Assert.Equal(10, session.Query<Woman>().AsEnumerable().Count());
    }

    [Fact]
    public void A_session_that_failed_can_be_fired_again()
    {
        var session = Firing.Session(Rules);
        session.InsertAll([Anna, new Said("without:Anna")]);
        Assert.Throws<RuleRhsExpressionEvaluationException>(() => session.Fire());
        session.Insert(Hip);
        Assert.Equal(2, session.Fire());
    }

    [Fact]
    public void Sessions_of_one_factory_run_side_by_side()
    {
        var factory = Firing.Repository(Rules).Compile();
        Parallel.For(0, 400, i =>
        {
            var session = factory.CreateSession();
            session.InsertAll(Enumerable.Range(0, 1 + (i % 12)).Select(x => new Woman("w" + i + "." + x, 60)));
            session.Fire();
            Assert.Equal(2 + (2 * (i % 12)), session.Query<Said>().AsEnumerable().Count(x => x.Word.Contains("w" + i + ".", StringComparison.Ordinal)));
        });
    }

    private sealed record Named(Woman Woman, int Fractures);

    private sealed class ByName : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            IEnumerable<Fracture> fractures = null!;
            When().Match(() => woman).Query(() => fractures, q => q.Match<Fracture>(x => x.Who == woman.Who).Collect());
            Then().Yield(_ => new Named(woman, fractures.Count()));
        }
    }

    private sealed class AfterThat : Rule
    {
        public override void Define()
        {
            Named named = null!;
            When().Match(() => named);
            Then().Yield(_ => new Said(named.Woman.Who + named.Fractures));
        }
    }

    private sealed class WithoutFracture : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).Not<Fracture>(x => x.Who == woman.Who);
            Then().Yield(_ => new Said("without:" + woman.Who));
        }
    }
}
