using System.Data.Common;
using Dapper;

namespace OsteoHooks.Service.Storage;

/// <summary>Forgets what is old. What a card came to is counted before the card is gone.</summary>
internal static class RetentionSql
{
    /// <summary>Cards that are kept and those that were, by what became of them: the latest outcome of a card counts.</summary>
    public const string Counts =
        $"""
        SELECT tenant, card, CAST(SUM(issued) AS bigint), CAST(SUM(accepted) AS bigint), CAST(SUM(overridden) AS bigint), CAST(SUM(ignored) AS bigint) FROM (
          SELECT tenant, card, issued, accepted, overridden, ignored FROM card_count
          UNION ALL {Kept} GROUP BY c.tenant, c.card) AS counted
        GROUP BY tenant, card ORDER BY tenant, card
        """;

    private const string Latest =
        "(SELECT f.outcome FROM feedback f WHERE f.card_uuid = c.uuid ORDER BY f.at DESC, f.outcome DESC LIMIT 1)";

    private const string Kept =
        $"""
        SELECT c.tenant, c.card, COUNT(*) AS issued,
          SUM(CASE WHEN c.state = 1 AND {Latest} = 0 THEN 1 ELSE 0 END) AS accepted,
          SUM(CASE WHEN c.state = 1 AND {Latest} = 1 THEN 1 ELSE 0 END) AS overridden,
          SUM(CASE WHEN c.state = 2 THEN 1 ELSE 0 END) AS ignored
        FROM issued_card c
        """;

    public static async Task<Purged> Run(DbConnection connection, DbTransaction transaction, PurgeLimits limits)
    {
        var times = new
        {
            now = limits.Now.ToUnixTimeMilliseconds(),
            ignored = limits.IgnoredBefore.ToUnixTimeMilliseconds(),
            cards = limits.CardsBefore.ToUnixTimeMilliseconds(),
            feedback = limits.FeedbackBefore.ToUnixTimeMilliseconds(),
            overrides = limits.OverridesBefore.ToUnixTimeMilliseconds(),
        };
        Task<int> Execute(string sql) => connection.ExecuteAsync(sql, times, transaction);

        var tokens = await Execute("DELETE FROM used_token WHERE until < @now");
        var ignored = await Execute("UPDATE issued_card SET state = 2 WHERE state = 0 AND issued_at < @ignored");
        await Execute(
            $"""
            INSERT INTO card_count (tenant, card, issued, accepted, overridden, ignored) {Kept} WHERE c.issued_at < @cards GROUP BY c.tenant, c.card
            ON CONFLICT (tenant, card) DO UPDATE SET issued = card_count.issued + excluded.issued, accepted = card_count.accepted + excluded.accepted,
              overridden = card_count.overridden + excluded.overridden, ignored = card_count.ignored + excluded.ignored
            """);
        var cards = await Execute("DELETE FROM issued_card WHERE issued_at < @cards");
        var feedback = await Execute("DELETE FROM feedback WHERE received_at < @feedback");
        var overrides = await Execute("DELETE FROM answer WHERE at < @overrides");
        return new Purged(tokens, cards, feedback, overrides, ignored);
    }
}
