using FsCheck;
using FsCheck.Fluent;

namespace OsteoHooks.Inference.Tests;

public class RecursionTests
{
    [Fact]
    public void Rules_that_conclude_for_themselves_run_until_nothing_is_new() => Assert.Equal(
        "1>2 1>3 1>4 2>3 2>4 3>4",
        Firing.Words([typeof(Parents), typeof(Forebears), typeof(Spoken)], new Parent(3, 4), new Parent(1, 2), new Parent(2, 3)));

    [Fact]
    public void What_a_circle_of_rules_concludes_is_negated_and_aggregated_afterwards() => Assert.Equal(
        "count:4 first:1 first:9",
        Firing.Words([typeof(Firsts), typeof(Count), typeof(Parents), typeof(Forebears)], new Parent(1, 2), new Parent(2, 3), new Parent(9, 9)));

    [Fact]
    public void Two_conclusions_of_the_same_circle_join_each_way_once()
    {
        // Every way to join a line of neighbours pair by pair: Catalan numbers, so 7·1 + 6·1 + 5·2 + 4·5 + 3·14 + 2·42 + 1·132.
        var session = Firing.Of([typeof(Neighbours), typeof(Longer)], [.. Enumerable.Range(0, 7).Select(x => new Parent(x, x + 1))]);
        Assert.Equal(301, session.Query<Span>().AsEnumerable().Count());
    }

    [Fact]
    public void A_further_conclusion_does_not_let_a_recursive_rule_go_on_again() => Assert.Equal(
        "reached:1from0 reached:2from0 reached:2from1 reached:3from2",
        Firing.Words([typeof(FirstStep), typeof(NextStep), typeof(SaysStep)], new Parent(0, 1), new Parent(1, 2), new Parent(0, 2), new Parent(2, 3)));

    [Fact]
    public void An_existing_conclusion_lets_a_recursive_rule_go_on_once() => Assert.Equal(
        "reached:0 reached:1 reached:2",
        Firing.Words([typeof(Start), typeof(Onward), typeof(SaysReached)], new Parent(0, 1), new Parent(1, 2), new Parent(3, 4)));

    [Fact]
    public void The_closure_of_any_forest_is_that_of_a_naive_search()
    {
        // Every node but the first may have a parent before it, so that each line of descent is found in one way only.
        var forests = Gen.Choose(0, 3).ListOf(14).Select(gaps => gaps
            .Select((gap, i) => (From: i + 1 - gap, To: i + 1))
            .Where(x => x.From >= 0 && x.From < x.To)
            .Select(x => new Parent(x.From, x.To)).ToArray());
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(forests.ToArbitrary(), forest => Assert.Equal(
                Closure(forest), Firing.Words([typeof(Parents), typeof(Forebears), typeof(Spoken)], [.. forest]))));
    }

    private static string Closure(Parent[] forest)
    {
        HashSet<(int From, int To)> lines = [.. forest.Select(x => (x.From, x.To))];
        while (true)
        {
            var longer = lines.SelectMany(x => forest.Where(y => y.From == x.To), (x, y) => (x.From, y.To)).Except(lines).ToArray();
            if (longer.Length == 0)
                return string.Join(' ', lines.Select(x => $"{x.From}>{x.To}").Order(StringComparer.Ordinal));
            lines.UnionWith(longer);
        }
    }

    private sealed record Parent(int From, int To);

    private sealed record Forebear(int From, int To);

    private sealed record Reached(int At);

    private sealed record Step(int From, int To);

    private sealed record Span(int From, int To, Span? Left, Span? Right);

    private sealed class Neighbours : Rule
    {
        public override void Define()
        {
            Parent parent = null!;
            When().Match(() => parent);
            Then().Yield(_ => new Span(parent.From, parent.To, null, null));
        }
    }

    private sealed class Longer : Rule
    {
        public override void Define()
        {
            Span left = null!;
            Span right = null!;
            When().Match(() => left).Match(() => right, x => x.From == left.To);
            Then().Yield(_ => new Span(left.From, right.To, left, right));
        }
    }

    private sealed class FirstStep : Rule
    {
        public override void Define()
        {
            Parent parent = null!;
            When().Match(() => parent, x => x.From == 0);
            Then().Yield(_ => new Step(parent.From, parent.To));
        }
    }

    private sealed class NextStep : Rule
    {
        public override void Define()
        {
            Parent parent = null!;
            When().Match(() => parent).Exists<Step>(x => x.To == parent.From);
            Then().Yield(_ => new Step(parent.From, parent.To));
        }
    }

    private sealed class SaysStep : Rule
    {
        public override void Define()
        {
            Step step = null!;
            When().Match(() => step);
            Then().Yield(_ => new Said("reached:" + step.To + "from" + step.From));
        }
    }

    private sealed class Parents : Rule
    {
        public override void Define()
        {
            Parent parent = null!;
            When().Match(() => parent);
            Then().Yield(_ => new Forebear(parent.From, parent.To));
        }
    }

    private sealed class Forebears : Rule
    {
        public override void Define()
        {
            Forebear line = null!;
            Parent parent = null!;
            When().Match(() => line).Match(() => parent, x => x.From == line.To, x => x.From != x.To);
            Then().Yield(_ => new Forebear(line.From, parent.To));
        }
    }

    private sealed class Spoken : Rule
    {
        public override void Define()
        {
            Forebear line = null!;
            When().Match(() => line);
            Then().Yield(_ => new Said(line.From + ">" + line.To));
        }
    }

    private sealed class Firsts : Rule
    {
        public override void Define()
        {
            Parent parent = null!;
            When().Match(() => parent).Not<Forebear>(x => x.To == parent.From, x => x.From != x.To);
            Then().Yield(_ => new Said("first:" + parent.From));
        }
    }

    private sealed class Count : Rule
    {
        public override void Define()
        {
            IEnumerable<Forebear> lines = null!;
            When().Query(() => lines, q => q.Match<Forebear>().Collect());
            Then().Yield(_ => new Said("count:" + lines.Count()));
        }
    }

    private sealed class Start : Rule
    {
        public override void Define()
        {
            When().Exists<Parent>(x => x.From == 0);
            Then().Yield(_ => new Reached(0));
        }
    }

    private sealed class Onward : Rule
    {
        public override void Define()
        {
            Parent parent = null!;
            When().Match(() => parent).Exists<Reached>(x => x.At == parent.From);
            Then().Yield(_ => new Reached(parent.To));
        }
    }

    private sealed class SaysReached : Rule
    {
        public override void Define()
        {
            Reached reached = null!;
            When().Match(() => reached);
            Then().Yield(_ => new Said("reached:" + reached.At));
        }
    }
}
