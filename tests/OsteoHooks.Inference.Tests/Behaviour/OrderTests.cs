namespace OsteoHooks.Inference.Tests;

public class OrderTests
{
    [Fact]
    public void Shuffled_rules_and_facts_give_the_same_result()
    {
        Type[] rules = [typeof(LatestSays), typeof(NoLatestSays), typeof(LatestFracture), typeof(TreatedAfter), typeof(UntreatedSays)];
        object[] facts =
        [
            .. Enumerable.Range(0, 6).Select(x => new Woman("w" + x, 60 + x)),
            .. Enumerable.Range(0, 15).Select(x => new Fracture("w" + (x % 4), 2000 + x, "s" + x)),
            .. Enumerable.Range(0, 5).Select(x => new Injection("w" + x, 2011 + x)),
        ];
        var expected = Firing.Words(rules, facts);
        Assert.Equal("none:w4 none:w5 untreated:w3 w0:2012 w1:2013 w2:2014 w3:2011", expected);
        var random = new Random(20261123);
        for (var i = 0; i < 40; i++)
        {
            random.Shuffle(rules);
            random.Shuffle(facts);
            Assert.Equal(expected, Firing.Words(rules, facts));
        }
    }

    private sealed record Latest(Fracture Fracture);

    private sealed record Treated(Latest After, Injection With);

    private sealed class LatestFracture : Rule
    {
        public override void Define()
        {
            Fracture fracture = null!;
            When().Match(() => fracture).Not<Fracture>(x => x.Who == fracture.Who, x => x.Year > fracture.Year);
            Then().Yield(_ => new Latest(fracture));
        }
    }

    private sealed class LatestSays : Rule
    {
        public override void Define()
        {
            Latest latest = null!;
            When().Match(() => latest);
            Then().Yield(_ => new Said(latest.Fracture.Who + ":" + latest.Fracture.Year));
        }
    }

    private sealed class NoLatestSays : Rule
    {
        public override void Define()
        {
            Woman woman = null!;
            When().Match(() => woman).Not<Latest>(x => x.Fracture.Who == woman.Who);
            Then().Yield(_ => new Said("none:" + woman.Who));
        }
    }

    private sealed class TreatedAfter : Rule
    {
        public override void Define()
        {
            Latest latest = null!;
            Injection injection = null!;
            When().Match(() => latest).Match(() => injection, x => x.Who == latest.Fracture.Who, x => x.Year < latest.Fracture.Year);
            Then().Yield(_ => new Treated(latest, injection));
        }
    }

    private sealed class UntreatedSays : Rule
    {
        public override void Define()
        {
            Latest latest = null!;
            When().Match(() => latest).Not<Treated>(x => x.After == latest);
            Then().Yield(_ => new Said("untreated:" + latest.Fracture.Who));
        }
    }
}
