using System.Net;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>Bad tokens: each is a bare 401 for the reason it should be, and each class comes in once its control is taken out.</summary>
[Collection(TokenWorlds.Collection)]
public sealed class TokenCorpusTests(TokenWorlds worlds)
{
    public static TheoryData<string> Classes => [.. TokenCorpus.Classes.Select(c => c.Name)];

    [Fact]
    public void The_corpus_has_at_least_eighty_tokens_and_no_class_under_five()
    {
        foreach (var one in TokenCorpus.Classes)
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{one.Name}: {one.Rows.Length}");
            Assert.True(one.Rows.Length >= 5, one.Name);
            Assert.Equal(one.Rows.Length, one.Rows.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
        }

        Assert.True(TokenCorpus.Classes.Sum(c => c.Rows.Length) >= 80);
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task A_bad_token_is_a_bare_401_everywhere_and_in_any_spelling(string name)
    {
        var world = worlds.Closed;
        var (looked, contacted) = (world.Host.Outside.Names.Count, world.Host.Outside.Contacted.Count);
        var faults = new List<string>();
        var tried = 0;
        foreach (var row in TokenCorpus.Named(name).Rows)
        {
            foreach (var path in TokenWorld.Positions)
            {
                foreach (var spelling in TokenCorpus.SpellingsOf(row, new TokenMaker(world, path), tried))
                {
                    tried++;
                    faults.AddRange((await TokenAttempt.Refused(world, row, path, spelling))
                        .Select(f => $"{row.Name} at {path}, {spelling.Name}: {f}"));
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {tried} tried, {tried - faults.Count} refused");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.All(world.Host.Outside.Contacted.Skip(contacted), c => Assert.Equal(new Uri(world.JwksUri).Port, c.Port));
        Assert.Equal(looked, world.Host.Outside.Names.Count);
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Without_its_control_a_class_comes_in(string name)
    {
        var one = TokenCorpus.Named(name);
        var world = worlds.Closed;
        var strangers = world.Host.Outside.Strangers.Count();
        (world.Rules.Off, world.Reader.IsOn) = (one.Without, one.IsAboutSpelling);
        var accepted = 0;
        try
        {
            foreach (var row in one.Rows)
            {
                accepted += await TokenAttempt.Accepted(world, row, TokenWorld.Service) ? 1 : 0;
            }
        }
        finally
        {
            (world.Rules.Off, world.Reader.IsOn) = ([], false);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {accepted} of {one.Rows.Length} come in without the control");
        Assert.True(accepted > 0);
        Assert.Equal(strangers, world.Host.Outside.Strangers.Count());
    }

    [Fact]
    public async Task Of_many_calls_with_one_token_at_the_same_time_one_is_answered()
    {
        var token = new TokenMaker(worlds.Closed, TokenWorld.Service).Good().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            using var response = await worlds.Closed.Host.Post(TokenWorld.Service, HookBody.Complete(), token);
            return response.StatusCode;
        }));
        Assert.Single(answers, a => a == HttpStatusCode.OK);
        Assert.Equal(39, answers.Count(a => a == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task The_jti_of_one_client_is_not_that_of_another()
    {
        var maker = new TokenMaker(worlds.Closed, TokenWorld.Service);
        using var first = await worlds.Closed.Host.Post(TokenWorld.Service, HookBody.Complete(), maker.Good().ToString());
        using var second = await worlds.Closed.Host.Post(
            TokenWorld.Service, HookBody.Complete(), maker.Good(maker.Keys.Other, TokenWorld.OtherIssuer).ToString());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task A_token_larger_than_all_headers_may_be_is_not_looked_at()
    {
        var token = new TokenMaker(worlds.Closed, TokenWorld.Service).Good().With("x", new string('x', 64 * 1024));
        using var response = await worlds.Closed.Host.Post(TokenWorld.Service, HookBody.Complete(), token.ToString());
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }
}

/// <summary>One service for all of them: what is taken out for a test is put back after it.</summary>
[CollectionDefinition(Collection)]
public sealed class TokenWorlds : ICollectionFixture<TokenWorlds>, IAsyncDisposable
{
    public const string Collection = "bad tokens";

    internal TokenWorld Closed { get; } = new();

    public ValueTask DisposeAsync() => Closed.DisposeAsync();
}
