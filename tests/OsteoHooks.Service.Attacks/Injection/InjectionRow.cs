using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Injection;

/// <summary>One call of the corpus: what is said where, and how it is spelled.</summary>
internal sealed record InjectionRow(Position Position, string Payload, Spelling Spelling)
{
    private static bool AllOfThem => Exercise.IsLong;

    public string Meant => Spelling.Meant(Payload);

    public string Json => Spelling.Json(Payload);

    /// <summary>
    /// Every payload of a class at every place, each in one of the spellings in turn; in all of them where there is time.
    /// </summary>
    public static IEnumerable<InjectionRow> Of(string kind, IReadOnlyList<Position> positions) =>
        from position in positions.Index()
        from payload in Payloads.ByClass[kind].Index()
        from spelling in Enum.GetValues<Spelling>()
        where AllOfThem || (int)spelling == (position.Index + payload.Index) % 5
        select new InjectionRow(position.Item, payload.Item, spelling);

    /// <summary>Five payloads of a class at every place, the next five at the next; all where there is time.</summary>
    public static IEnumerable<InjectionRow> SomeOf(string kind, IReadOnlyList<Position> positions) =>
        from position in positions.Index()
        from payload in Payloads.ByClass[kind].Index()
        from spelling in Enum.GetValues<Spelling>()
        where AllOfThem || (
            IsItsTurn(position.Index, payload.Index, Payloads.ByClass[kind].Length)
            && (int)spelling == (position.Index + payload.Index) % 5)
        select new InjectionRow(position.Item, payload.Item, spelling);

    private static bool IsItsTurn(int position, int payload, int payloads) =>
        (payload + payloads - (position * 5 % payloads)) % payloads < 5;

    public override string ToString() =>
        $"{Position} / {Spelling} / {(Payload.Length > 60 ? Payload[..60] : Payload).ReplaceLineEndings("\\n")}";
}
