using System.Text.Json;
using System.Text.RegularExpressions;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Json;
using OsteoHooks.Cli.Conform.Verdicts;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>I and K: suggestions, their actions, and the actions without a card.</summary>
internal static partial class SuggestionChecks
{
    public static IReadOnlyList<Check> All =>
    [
        Check.Each("I1", Level.Must, "a suggestion has a label", Received.Suggestions, s => s.TextOf("label") is not null),
        Check.Each("I3", Level.Must, "isRecommended is true or false", Received.Suggestions,
            s => s.Member("isRecommended") is { } r ? r.Kind is JsonValueKind.True or JsonValueKind.False : null),
        Check.Each("I3.one", Level.Must, "several suggestions are recommended only where any may be chosen", Received.Cards, IsClear),
        Check.Each("I4", Level.Must, "actions are an array of objects", Received.Suggestions,
            s => s.Member("actions") is { } a ? a.IsArray && a.Items().All(i => i.IsObject) : null),
        Check.Each("I5", Level.Must, "an action creates, updates or deletes", Received.SuggestedActions, HasType),
        Check.Each("I5.description", Level.Must, "an action of a suggestion has a description", Received.SuggestedActions,
            a => a.TextOf("description") is not null),
        Check.Each("I6", Level.Must, "create has a FHIR resource", Received.SuggestedActions, a => Is(a, "create") ? HasResource(a) : null),
        Check.Each("I7", Level.Must, "update has a FHIR resource with its id", Received.SuggestedActions,
            a => Is(a, "update") ? HasResource(a) && a.Member("resource")?.TextOf("id") is not null : null),
        new("I7.whole", Level.Must, "update has the whole resource, not a part of it", e => Task.FromResult(Verdict.OfAll(Drafts.Updates(e)
                .Select(u => (u.Resource.Place, Drafts.IsWhole(u.Resource, u.Draft)))))) { ComesLast = true },
        Check.Each("I8", Level.Should, "delete names what it deletes: resourceId is Type/id", Received.SuggestedActions,
            a => Is(a, "delete") ? a.TextOf("resourceId") is { } id && RelativeReference().IsMatch(id) : null),
        Check.Each("I8.resource", Level.Should, "delete has no resource", Received.SuggestedActions,
            a => Is(a, "delete") ? !a.Has("resource") : null),
        Check.Each("I9", Level.Inferred, "only delete has a resourceId", Received.SuggestedActions,
            a => a.Has("resourceId") ? !Is(a, "create") && !Is(a, "update") : null),
        Check.Each("I10", Level.Must, "actionSelectionBehavior is not sent to whom nothing is known of", Received.Suggestions,
            s => !s.Has("actionSelectionBehavior")),
        new("I11", Level.Inferred, "what is updated or deleted is among the drafts", e => Task.FromResult(Verdict.OfAll(Drafts.Targets(e))))
            { ComesLast = true },
        Check.Each("K1", Level.Must, "a system action creates, updates or deletes", Received.SystemActions, HasType),
        Check.Each("K1.resource", Level.Must, "a system action has its resource, or the resourceId to delete", Received.SystemActions,
            a => Is(a, "delete") ? a.Has("resourceId") : HasType(a) == true ? HasResource(a) : null),
    ];

    private static bool? HasType(Located action) => action.TextOf("type") is "create" or "update" or "delete";

    private static bool Is(Located action, string type) => action.TextOf("type") == type;

    private static bool HasResource(Located action) => action.Member("resource")?.TextOf("resourceType") is not null;

    private static bool? IsClear(Located card)
    {
        var recommended = card.Items("suggestions").Count(s => s.Member("isRecommended") is { Kind: JsonValueKind.True });
        return recommended == 0 ? null : recommended == 1 || card.TextOf("selectionBehavior") == "any";
    }

    [GeneratedRegex(@"^[A-Z][A-Za-z]+/[A-Za-z0-9\-.]{1,64}$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex RelativeReference();
}
