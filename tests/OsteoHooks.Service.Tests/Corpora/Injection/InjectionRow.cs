namespace OsteoHooks.Service.Tests.Corpora.Injection;

/// <summary>One call of the corpus: what is said where, and how it is spelled.</summary>
internal sealed record InjectionRow(Position Position, string Payload, Spelling Spelling)
{
    private static bool AllOfThem => Environment.GetEnvironmentVariable("OSTEOHOOKS_LONG") == "1";

    public string Meant => Spelling.Meant(Payload);

    public string Json => Spelling.Json(Payload);

    /// <summary>Every payload of a class at every place, each in one of the spellings in turn; in all of them where there is time.</summary>
    public static IEnumerable<InjectionRow> Of(string kind, IReadOnlyList<Position> positions) =>
        from position in positions.Index()
        from payload in Payloads.ByClass[kind].Index()
        from spelling in Enum.GetValues<Spelling>()
        where AllOfThem || (int)spelling == (position.Index + payload.Index) % 5
        select new InjectionRow(position.Item, payload.Item, spelling);

    /// <summary>Five payloads of a class at every place, other ones at the next; all where there is time.</summary>
    public static IEnumerable<InjectionRow> SomeOf(string kind, IReadOnlyList<Position> positions)
    {
        var payloads = Payloads.ByClass[kind].Length;
        return Of(kind, positions).Where(r => AllOfThem || (Array.IndexOf(Payloads.ByClass[kind], r.Payload) + r.Position.Name.Length) % payloads < 5);
    }

    public override string ToString() => $"{Position} / {Spelling} / {(Payload.Length > 60 ? Payload[..60] : Payload).ReplaceLineEndings("\\n")}";
}
