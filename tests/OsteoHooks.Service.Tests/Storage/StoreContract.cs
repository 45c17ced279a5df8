using System.Security.Cryptography;
using OsteoHooks.Service.Storage;

namespace OsteoHooks.Service.Tests.Storage;

/// <summary>What every store promises; one class per store runs it.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private const string Tenant = "https://ehr.example";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    private readonly byte[] _patient = RandomNumberGenerator.GetBytes(32);

    private IStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Another connection to the same data, as another process has.</summary>
    internal abstract IStore Open();

    public async ValueTask InitializeAsync()
    {
        _store = Open();
        await _store.Migrate(Cancellation);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await Issue();
        await _store.Migrate(Cancellation);
        Assert.Equal(1, (await Single()).Issued);
    }

    [Fact]
    public async Task Many_processes_may_migrate_at_the_same_time() =>
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var other = Open();
            await other.Migrate(Cancellation);
        }, Cancellation)));

    [Fact]
    public async Task A_secret_is_made_once_for_all()
    {
        var secrets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var other = Open();
            return Convert.ToHexString(await other.Secret("a", 32, Cancellation));
        }, Cancellation)));
        Assert.Single(secrets.Distinct());
        Assert.Equal(64, secrets[0].Length);
        Assert.NotEqual(secrets[0], Convert.ToHexString(await _store.Secret("b", 32, Cancellation)));
    }

    [Fact]
    public async Task A_token_is_used_once_however_many_try()
    {
        var token = RandomNumberGenerator.GetBytes(32);
        await using var other = Open();
        var tries = await Task.WhenAll(
            Enumerable.Range(0, 100)
            .Select(i => Task.Run(() => (i % 2 == 0 ? _store : other).UseOnce(token, Now.AddMinutes(5), Cancellation), Cancellation)));
        Assert.Equal(1, tries.Count(first => first));
        Assert.True(await _store.UseOnce(RandomNumberGenerator.GetBytes(32), Now.AddMinutes(5), Cancellation));
    }

    [Fact]
    public async Task A_token_is_remembered_until_its_time()
    {
        var token = RandomNumberGenerator.GetBytes(32);
        await _store.UseOnce(token, Now.AddMinutes(5), Cancellation);
        Assert.Equal(0, (await Purge(Now.AddMinutes(4))).Tokens);
        Assert.False(await _store.UseOnce(token, Now.AddMinutes(5), Cancellation));
        Assert.Equal(1, (await Purge(Now.AddMinutes(6))).Tokens);
    }

    [Fact]
    public async Task Feedback_to_a_card_is_kept_once()
    {
        var card = await Issue();
        var item = Overridden(card);
        Assert.Equal(new FeedbackReceipt(1, 0, 0), await _store.Record(Tenant, [item], Cancellation));
        Assert.Equal(new FeedbackReceipt(0, 1, 0), await _store.Record(Tenant, [item], Cancellation));
        Assert.Equal(new FeedbackReceipt(0, 2, 0), await _store.Record(Tenant, [item, item], Cancellation));
        Assert.Equal((1, 0, 1, 0), Of(await Single()));
    }

    [Fact]
    public async Task The_same_batch_from_many_sides_is_counted_once()
    {
        var cards = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            cards.Add(await Issue());
        }

        await using var other = Open();
        var batch = cards.ConvertAll(c => Overridden(c));
        var backwards = Enumerable.Reverse(batch).ToList();
        var receipts = await Task.WhenAll(
            Enumerable.Range(0, 20)
            .Select(i => Task.Run(
            () => (i % 2 == 0 ? _store : other).Record(Tenant, i % 3 == 0 ? batch : backwards, Cancellation), Cancellation)));
        Assert.Equal(10, receipts.Sum(r => r.Kept));
        Assert.Equal(190, receipts.Sum(r => r.Known));
        Assert.Equal((10, 0, 10, 0), Of(await Single()));
    }

    [Fact]
    public async Task A_repeated_item_is_known_by_its_time_as_sent_whenever_it_comes()
    {
        var item = Overridden(await Issue());
        await _store.Record(Tenant, [item], Cancellation);
        Assert.Equal(new FeedbackReceipt(0, 1, 0),
            await _store.Record(Tenant, [item with { At = Now.AddMinutes(-1), ReceivedAt = Now.AddMinutes(5) }], Cancellation));
    }

    [Fact]
    public async Task Feedback_to_no_card_and_to_anothers_card_changes_nothing()
    {
        var card = await Issue();
        Assert.Equal(new FeedbackReceipt(0, 0, 1), await _store.Record(Tenant, [Overridden(Guid.NewGuid())], Cancellation));
        Assert.Equal(new FeedbackReceipt(0, 0, 1), await _store.Record("https://other.example", [Overridden(card)], Cancellation));
        Assert.Empty(await _store.OverridesOf(_patient, Cancellation));
        Assert.Equal((1, 0, 0, 0), Of(await Single()));
    }

    [Fact]
    public async Task An_override_is_the_answer_to_its_card_with_what_the_card_rested_on()
    {
        var card = await Issue(marks: ["m1", "m2"]);
        await _store.Record(Tenant, [Overridden(card, "patient-declined")], Cancellation);
        var answer = Assert.Single(await _store.OverridesOf(_patient, Cancellation));
        Assert.Equal(("card-a", FeedbackOutcome.Overridden, "patient-declined", Now),
            (answer.Card, answer.Outcome, answer.Code, answer.At));
        Assert.Equal(["m1", "m2"], answer.Marks);
        Assert.Empty(await _store.OverridesOf(RandomNumberGenerator.GetBytes(32), Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_latest_answer_stands_whatever_came_first(bool laterFirst)
    {
        var card = await Issue();
        var earlier = Overridden(card, "labs-pending");
        var later = Overridden(
            card) with { Outcome = FeedbackOutcome.Accepted, Reason = null, SentAt = Now.AddMinutes(1), At = Now.AddMinutes(1) };
        foreach (var item in laterFirst ? new[] { later, earlier } : [earlier, later])
        {
            await _store.Record(Tenant, [item], Cancellation);
        }

        Assert.Equal(FeedbackOutcome.Accepted, Assert.Single(await _store.OverridesOf(_patient, Cancellation)).Outcome);
        Assert.Equal((1, 1, 0, 0), Of(await Single()));
    }

    [Fact]
    public async Task A_card_that_nobody_answers_is_ignored_once_and_no_longer_when_it_is_answered_late()
    {
        var card = await Issue();
        Assert.Equal(0, (await Purge(Now.AddHours(23))).Ignored);
        Assert.Equal(1, (await Purge(Now.AddHours(25))).Ignored);
        Assert.Equal(0, (await Purge(Now.AddHours(26))).Ignored);
        Assert.Equal((1, 0, 0, 1), Of(await Single()));
        await _store.Record(Tenant, [Overridden(card)], Cancellation);
        Assert.Equal((1, 0, 1, 0), Of(await Single()));
    }

    [Fact]
    public async Task Counts_outlive_the_cards()
    {
        var answered = await Issue();
        await Issue();
        await _store.Record(Tenant, [Overridden(answered)], Cancellation);
        await Purge(Now.AddDays(2));
        Assert.Equal(2, (await Purge(Now.AddDays(91))).Cards);
        Assert.Equal((2, 0, 1, 1), Of(await Single()));
        await Issue();
        Assert.Equal((3, 0, 1, 1), Of(await Single()));
        Assert.Equal(new FeedbackReceipt(0, 0, 1), await _store.Record(Tenant, [Overridden(answered)], Cancellation));
    }

    [Fact]
    public async Task Answers_and_feedback_are_forgotten_after_their_time()
    {
        await _store.Record(Tenant, [Overridden(await Issue())], Cancellation);
        Assert.Equal((0, 0), (await Purge(Now.AddDays(729))) is var early ? (early.Feedback, early.Overrides) : default);
        Assert.Equal((1, 1), (await Purge(Now.AddDays(731))) is var late ? (late.Feedback, late.Overrides) : default);
        Assert.Empty(await _store.OverridesOf(_patient, Cancellation));
    }

    [Fact]
    public async Task Remembering_the_same_cards_again_changes_nothing()
    {
        var card = Card(Guid.NewGuid());
        await _store.Remember([card], Cancellation);
        await _store.Remember([card], Cancellation);
        Assert.Equal(1, (await Single()).Issued);
    }

    [Fact]
    public async Task Many_may_write_and_read_at_once()
    {
        await using var other = Open();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
        {
            var side = i % 2 == 0 ? _store : other;
            var card = Card(Guid.NewGuid());
            await side.Remember([card], Cancellation);
            await side.Record(Tenant, [Overridden(card.Uuid)], Cancellation);
            await side.OverridesOf(_patient, Cancellation);
        }, Cancellation)));
        Assert.Equal((60, 0, 60, 0), Of(await Single()));
    }

    private static (long, long, long, long) Of(CardCount count) => (count.Issued, count.Accepted, count.Overridden, count.Ignored);

    private static FeedbackItem Overridden(Guid card, string? reason = "specialist-follow-up") =>
        new(card, FeedbackOutcome.Overridden, reason, [1, 2, 3], [], Now, Now, Now);

    private IssuedCard Card(Guid uuid, params string[] marks) =>
        new(uuid, Tenant, _patient, "se-vgr-order-sign", "card-a", "warning", marks, [(Guid.NewGuid(), "dxa")], Now);

    private async Task<Guid> Issue(params string[] marks)
    {
        var card = Card(Guid.NewGuid(), marks);
        await _store.Remember([card], Cancellation);
        return card.Uuid;
    }

    private async Task<CardCount> Single() => Assert.Single(await _store.Counts(Cancellation));

    private Task<Purged> Purge(DateTimeOffset now) =>
        _store.Purge(new PurgeLimits(now, now.AddHours(-24), now.AddDays(-90), now.AddDays(-730), now.AddDays(-730)), Cancellation);
}
