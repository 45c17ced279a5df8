using System.Text.Json;
using OsteoHooks.Fhir.Json;
using OsteoHooks.Fhir.Resources;

namespace OsteoHooks.Fhir;

/// <summary>One answer to a query: the value of a prefetch key, or the body that a FHIR server sent.</summary>
internal static class AnswerReader
{
    private static readonly PrefetchAnswer Answered = new(PrefetchState.Answered, NextUrl: null);

    public static readonly PrefetchAnswer Failed = new(PrefetchState.Failed, NextUrl: null);

    private static readonly PrefetchAnswer CutOff = new(PrefetchState.Incomplete, NextUrl: null);

    /// <param name="asked">The type that was asked for, where that is known.</param>
    /// <param name="pages">What earlier pages of the same search held.</param>
    public static PrefetchAnswer Read(ref Cursor c, Intake intake, string source, ResourceKind? asked, SearchPages pages)
    {
        intake.Enter(asked ?? default, source, -1, c.Offset);
        if (c.IsNull)
        {
            return asked is null ? Answered : Failed;
        }
        var kind = default(ResourceKind);
        var type = c.Token == JsonTokenType.StartObject ? ResourceTypes.Peek(c, out kind) : ResourceType.Missing;
        switch (type)
        {
            case ResourceType.Bundle:
                return ReadBundle(ref c, intake, source, asked, pages);
            case ResourceType.Known when asked is null || asked == kind:
                ResourceReader.Read(ref c, intake, kind, source, -1);
                return Answered with { Kinds = PrefetchAnswer.Bit(kind) };
            case ResourceType.Other when asked is null:
                c.Skip();
                return Answered with { HasOthers = true };
            default:
                if (type == ResourceType.Missing)
                {
                    c.Fault("no resource can be read here");
                }
                c.Skip();
                return Failed;
        }
    }

    private static PrefetchAnswer ReadBundle(ref Cursor c, Intake intake, string source, ResourceKind? asked, SearchPages pages)
    {
        var start = c;
        var answer = BundleReader.Read(ref c, intake, source, asked is { } fetched ? new(fetched, pages) : default);
        var kind = asked ?? answer.Kind;
        if (asked is null && answer.NextUrl is not null)
        {
            pages.Note(start);
        }
        var before = kind is { } known ? pages.Add(known, answer) : 0;

        // Entries that cannot be told apart are as good as unread entries of the type around them.
        if (answer.HasUnreadable && kind is { } around)
        {
            intake.Gathered.Unread.Add(around);
        }
        if (answer.NextUrl is not null)
        {
            return new(PrefetchState.Incomplete, answer.NextUrl);
        }
        var isShort = answer.Total > before + answer.Matches;

        var whole = Answered with { HasOthers = answer.HasOthers, Kinds = answer.Kinds };
        var isBesideThePoint = asked is { } one && !whole.Answers(one);
        return answer.IsCutOff || isShort || isBesideThePoint || (answer.HasUnreadable && kind is null) ? CutOff : whole;
    }
}
