using System.Text.RegularExpressions;
using System.Text;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Json;
using OsteoHooks.Cli.Conform.Verdicts;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>G, H and J: cards, their source and their links.</summary>
internal static partial class CardChecks
{
    private const int SummaryLimit = 140;

    private static readonly string[] Lists = ["suggestions", "links", "overrideReasons"];

    public static IReadOnlyList<Check> All =>
    [
        Check.Each("G1", Level.Inferred, "uuids are RFC 4122 in lower case", e => Received.Cards(e).Concat(Received.Suggestions(e)),
            c => c.Member("uuid") is { } uuid ? uuid.Text is { } text && Uuid().IsMatch(text) : null),
        new("G1.unique", Level.Inferred, "no two cards or suggestions share a uuid", e => Task.FromResult(Unique(e))) { ComesLast = true },
        Check.Each("G2", Level.Must, "a card has a summary", Received.Cards,
            c => c.TextOf("summary") is { } s && !(s.Length > 0 && string.IsNullOrWhiteSpace(s))),
        Check.Each("G2.length", Level.Must, "a summary has fewer than 140 characters", Received.Cards,
            c => c.TextOf("summary") is { } s ? Characters(s) < SummaryLimit : null),
        Check.Each("G2.units", Level.Inferred, "a summary has fewer than 140 UTF-16 units, as some clients count", Received.Cards,
            c => c.TextOf("summary") is { } s && Characters(s) < SummaryLimit ? s.Length < SummaryLimit : null),
        Check.Each("G2.line", Level.Inferred, "a summary is one line", Received.Cards,
            c => c.TextOf("summary") is { } s ? !s.AsSpan().ContainsAny('\r', '\n') : null),
        Check.Each("G3", Level.Must, "detail is text", Received.Cards, c => c.Member("detail") is { } d ? d.Text is not null : null),
        Check.Each("G3.html", Level.Inferred, "detail holds no raw HTML", Received.Cards,
            c => c.TextOf("detail") is { } d ? !Html().IsMatch(d) : null),
        Check.Each("G4", Level.Must, "the indicator is info, warning or critical", Received.Cards,
            c => c.TextOf("indicator") is "info" or "warning" or "critical"),
        Check.Each("G5", Level.Must, "a card has a source", Received.Cards, c => c.Member("source") is { IsObject: true }),
        Check.Each("G5.label", Level.Must, "a source has a label", Received.Sources,
            s => s.IsObject ? s.TextOf("label") is not null : null),
        Check.Each("G6", Level.Must, "a card with suggestions has a selectionBehavior", Received.Cards,
            c => c.Has("suggestions") ? c.Has("selectionBehavior") : null),
        Check.Each("G6.value", Level.Must, "the selectionBehavior is at-most-one or any", Received.Cards,
            c => c.Member("selectionBehavior") is { } b ? b.Text is "at-most-one" or "any" : null),
        Check.Each("G7", Level.Must, "override reasons have a display", Received.OverrideReasons, r => r.TextOf("display") is not null),
        Check.Each("G8", Level.Must, "suggestions, links and overrideReasons are arrays", Received.Cards, AreArrays),
        Check.Each("H1", Level.Must, "the source's url is absolute", Received.Sources,
            s => s.Member("url") is { } url ? IsWeb(url.Text) : null),
        Check.Each("H3", Level.Must, "the source's icon is an absolute address", Received.Sources,
            s => s.Member("icon") is { } icon ? IsWeb(icon.Text) : null),
        Check.Each("H4", Level.Must, "the topic is a Coding", Received.Topics, t => t.IsObject),
        Check.Each("H5", Level.Must, "a Coding has code and system", Codings,
            c => c.IsObject ? c.TextOf("code") is not null && c.TextOf("system") is not null : null),
        Check.Each("H5.trim", Level.Inferred, "a Coding has nothing but code, system and display", Codings,
            c => c.IsObject ? !c.Has("version") && !c.Has("userSelected") : null),
        Check.Each("J1.label", Level.Must, "a link has a label", Received.Links, l => l.TextOf("label") is not null),
        Check.Each("J1.url", Level.Must, "a link has a url", Received.Links, l => l.TextOf("url") is not null),
        Check.Each("J1.type", Level.Must, "a link is absolute or smart", Received.Links, l => l.TextOf("type") is "absolute" or "smart"),
        Check.Each("J2", Level.Must, "only smart links have an appContext", Received.Links,
            l => l.Has("appContext") ? l.TextOf("type") != "absolute" : null),
        Check.Each("J3", Level.Must, "an appContext is a string", Received.Links,
            l => l.Member("appContext") is { } a ? a.Text is not null : null),
        Check.Each("J4", Level.Must, "autolaunchable is true or false", Received.Links, l => l.Member("autolaunchable") is { } a
            ? a.Kind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False : null),
        Check.Each("J5", Level.Must, "an absolute link's url is absolute", Received.Links,
            l => l.TextOf("type") == "absolute" && l.TextOf("url") is { } url ? IsWeb(url) : null),
        Check.Each("J5.smart", Level.Must, "a smart link's url is the launch address without launch and iss", Received.Links,
            l => l.TextOf("type") == "smart" && l.TextOf("url") is { } url ? IsWeb(url) && !LaunchParameter().IsMatch(url) : null),
    ];

    private static IEnumerable<Located> Codings(Examination exam) => Received.Topics(exam).Concat(Received.OverrideReasons(exam));

    private static int Characters(string text) => text.EnumerateRunes().Count();

    private static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https";

    private static bool? AreArrays(Located card)
    {
        var there = Lists.Select(card.Member).OfType<Located>().ToList();
        return there.Count == 0 ? null : there.TrueForAll(m => m.IsArray);
    }

    private static Verdict Unique(Examination exam) => Verdict.OfAll(
        from one in Received.Cards(exam).Concat(Received.Suggestions(exam))
        where one.TextOf("uuid") is not null
        group one by one.TextOf("uuid") into same
        select (same.Last().Place, (bool?)(same.Count() == 1)));

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Uuid();

    // A tag, not a link between angle brackets.
    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9-]*(\s[^<>]*)?/?>|<!", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Html();

    [GeneratedRegex("[?&](launch|iss)=", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex LaunchParameter();
}
