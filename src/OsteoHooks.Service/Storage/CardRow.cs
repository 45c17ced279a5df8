namespace OsteoHooks.Service.Storage;

/// <summary>A row of <c>issued_card</c>. Marks and suggestions are lists in one column: they are only ever read whole.</summary>
internal sealed record CardRow(
    string Uuid, string Tenant, byte[] Patient, string Service, string Card, string Indicator, string Marks, string Suggestions,
    long IssuedAt)
{
    public static CardRow Of(IssuedCard card) => new(
        Text(card.Uuid), card.Tenant, card.Patient, card.Service, card.Card, card.Indicator, string.Join(' ', card.Marks),
        string.Join(' ', card.Suggestions.Select(s => $"{Text(s.Uuid)}={s.Order}")), card.IssuedAt.ToUnixTimeMilliseconds());

    public static string Text(Guid uuid) => uuid.ToString("D");

    public static string[] Split(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The orders of those suggestions that the card had.</summary>
    public static string Accepted(string suggestions, IReadOnlyList<Guid> accepted)
    {
        var orders = Split(suggestions).Select(s => s.Split('=', 2)).Where(s => s.Length == 2)
            .ToDictionary(s => s[0], s => s[1], StringComparer.Ordinal);
        return string.Join(' ', accepted.Distinct().Select(a => orders.GetValueOrDefault(Text(a))).OfType<string>());
    }
}
