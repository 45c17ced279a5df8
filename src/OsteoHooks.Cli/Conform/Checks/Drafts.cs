using System.Text.Json;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Json;

namespace OsteoHooks.Cli.Conform.Checks;

/// <summary>What answers do to the drafts that they were asked about.</summary>
internal static class Drafts
{
    /// <summary>Updates of a draft, with the draft as it was sent.</summary>
    public static IEnumerable<(Located Resource, JsonElement Draft)> Updates(Examination exam) =>
        from answer in exam.Answers
        let drafts = Sent(answer)
        from action in Actions(answer)
        where action.TextOf("type") == "update"
        let resource = action.Member("resource")
        where resource is { IsObject: true }
        from draft in drafts
        where Reference(draft.Json) == Reference(resource.Value.Json)
        select (resource.Value, draft.Json);

    /// <summary>Resources that are updated or deleted where the request held drafts, and whether they are among these.</summary>
    public static IEnumerable<(string Place, bool? IsDraft)> Targets(Examination exam) =>
        from answer in exam.Answers
        let drafts = Sent(answer).Select(d => Reference(d.Json)).ToHashSet(StringComparer.Ordinal)
        where drafts.Count > 0
        from action in Actions(answer)
        let target = action.TextOf("type") switch
        {
            "update" => action.Member("resource") is { } resource && resource.TextOf("id") is not null ? Reference(resource.Json) : null,
            "delete" => action.TextOf("resourceId"),
            _ => null,
        }
        where target is not null
        select (action.Place, (bool?)drafts.Contains(target));

    /// <summary>Whether what only FHIR knows is still there, to the letter.</summary>
    public static bool? KeepsFhir(Located updated, JsonElement draft) =>
        Kept(updated, draft, name => name == "extension" || name.StartsWith('_'), toTheLetter: true);

    /// <summary>Whether the update is the whole resource.</summary>
    public static bool? IsWhole(Located updated, JsonElement draft) =>
        Kept(updated, draft, name => name != "extension" && !name.StartsWith('_'), toTheLetter: false);

    private static bool? Kept(Located updated, JsonElement draft, Func<string, bool> which, bool toTheLetter)
    {
        var members = draft.EnumerateObject().Where(m => which(m.Name)).ToList();
        return members.Count == 0
            ? null
            : members.TrueForAll(m => updated.Member(m.Name) is { } kept && (!toTheLetter || Squeezed(kept.Json) == Squeezed(m.Value)));
    }

    // Written out again, numbers stay as they were and only white space goes.
    private static string Squeezed(JsonElement json) => JsonSerializer.Serialize(json);

    private static IEnumerable<Located> Actions(ExampleAnswer answer) =>
        Received.Root(answer) is { } root ? root.Items("cards").SelectMany(c => c.Items("suggestions")).SelectMany(s => s.Items("actions"))
                .Concat(root.Items("systemActions")) : [];

    private static List<Located> Sent(ExampleAnswer answer)
    {
        if (answer.Request["context"]?["draftOrders"] is not { } drafts)
        {
            return [];
        }

        var bundle = new Located("$", JsonSerializer.SerializeToElement(drafts));
        return [.. bundle.Items("entry").Select(e => e.Member("resource")).OfType<Located>().Where(r => r.IsObject)];
    }

    private static string Reference(JsonElement resource) =>
        new Located("$", resource) is var r ? $"{r.TextOf("resourceType")}/{r.TextOf("id")}" : "";
}
