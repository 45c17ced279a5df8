using System.Data.Common;
using Dapper;

namespace OsteoHooks.Service.Storage;

/// <summary>Keeps feedback within one transaction.</summary>
internal static class FeedbackWriting
{
    public static async Task<FeedbackReceipt> Record(
        DbConnection connection, DbTransaction transaction, string tenant, IReadOnlyList<FeedbackItem> items)
    {
        var (kept, known, unknown) = (0, 0, 0);

        // In one order everywhere, so that two batches about the same cards never wait for each other.
        foreach (var item in items.OrderBy(i => i.Card).ThenBy(i => i.SentAt))
        {
            var uuid = CardRow.Text(item.Card);
            var cards = await connection.QueryAsync<(byte[] Patient, string Card, string Marks, string Suggestions)>(
                "SELECT patient, card, marks, suggestions FROM issued_card WHERE uuid = @uuid AND tenant = @tenant", new { uuid, tenant },
                    transaction);
            if (cards.FirstOrDefault() is not { Patient: not null } card)
            {
                unknown++;
            }
            else if (await Insert(
                connection, transaction, tenant, item, card.Card, CardRow.Accepted(card.Suggestions, item.AcceptedSuggestions)))
            {
                kept++;
                await connection.ExecuteAsync("UPDATE issued_card SET state = 1 WHERE uuid = @uuid", new { uuid }, transaction);
                await Answer(connection, transaction, item, card.Patient, card.Card, card.Marks);
            }
            else
            {
                known++;
            }
        }

        return new(kept, known, unknown);
    }

    private static async Task<bool> Insert(
        DbConnection connection, DbTransaction transaction, string tenant, FeedbackItem item, string card, string accepted) =>
        await connection.ExecuteAsync(
            """
            INSERT INTO feedback (card_uuid, outcome, at, tenant, card, reason, comment, accepted, received_at)
            VALUES (@uuid, @outcome, @at, @tenant, @card, @Reason, @Comment, @accepted, @received) ON CONFLICT DO NOTHING
            """,
            new { uuid = CardRow.Text(item.Card), outcome = (long)item.Outcome, at = item.SentAt.ToUnixTimeMilliseconds(), tenant, card,
                item.Reason, item.Comment, accepted, received = item.ReceivedAt.ToUnixTimeMilliseconds() },
            transaction) == 1;

    /// <summary>The latest answer stands, whatever order the items came in.</summary>
    private static Task<int> Answer(
        DbConnection connection, DbTransaction transaction, FeedbackItem item, byte[] patient, string card, string marks) =>
        connection.ExecuteAsync(
            """
            INSERT INTO answer (patient, card, outcome, code, at, marks) VALUES (@patient, @card, @outcome, @Reason, @at, @marks)
            ON CONFLICT (patient, card) DO UPDATE SET outcome = excluded.outcome, code = excluded.code, at = excluded.at, marks = excluded.marks WHERE excluded.at >= answer.at
            """,
            new { patient, card, outcome = (long)item.Outcome, item.Reason, at = item.At.ToUnixTimeMilliseconds(), marks },
            transaction);
}
