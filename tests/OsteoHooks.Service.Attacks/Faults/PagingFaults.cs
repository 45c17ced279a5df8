using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;
using static OsteoHooks.Service.Attacks.Faults.FhirFault;

namespace OsteoHooks.Service.Attacks.Faults;

/// <summary>Faults between the pages of a search. "Half" is the first page of two.</summary>
internal static class PagingFaults
{
    public static IEnumerable<FhirFault> All =>
    [
        OfSearches("pages well", Left.Everything, read =>
            read.Answer(Half(read.Good, read.Page, read.Page == 1 ? read.AddressOf(2) : null))),
        OfSearches("pages well and counts", Left.Everything, read =>
            read.Answer(Counted(Half(read.Good, read.Page, read.Page == 1 ? read.AddressOf(2) : null), Count(read.Good)))),
        OfSearches("sends its pages in another order", Left.Everything, read =>
            read.Answer(Half(read.Good, read.Page == 1 ? 2 : 1, read.Page == 1 ? read.AddressOf(3) : null))),
        OfSearches("sends everything on both pages", Left.Everything, read =>
            read.Answer(Linked(read.Good, read.Page == 1 ? read.AddressOf(2) : null))),
        OfSearches("sends empty pages before the last", Left.Everything, read =>
            read.Answer(read.Page < 5 ? Resources.Page(read.AddressOf(read.Page + 1)) : read.Good)),
        OfSearches("counts fewer than it sends", Left.Everything, read => read.Answer(Counted(read.Good, 0))),
        OfSearches("counts more than it sends", Left.Part, read => read.Answer(Counted(read.Good, Count(read.Good) + 1))),
        OfSearches("counts more than it sends, over two pages", Left.Part, read =>
            read.Answer(Counted(Half(read.Good, read.Page, read.Page == 1 ? read.AddressOf(2) : null), Count(read.Good) + 1))),
        OfSearches("counts what it does not send at all", Left.Nothing, read => read.Answer(Counted(Resources.Bundle(), 7))),
        OfSearches("repeats an entry in the place of another", Left.Part, read => read.Answer(Shifted(read))) with { Part = FirstHalf },
        OfSearches("names the same page as the next", Left.Part, read => read.Answer(Linked(read.Good, $"{read.Base}/{read.Asked}"))),
        OfSearches("goes round between two pages", Left.Part, read =>
            read.Answer(Linked(read.Good, read.AddressOf(read.Page == 2 ? 3 : 2)))),
        OfSearches("always has one more page", Left.Part, read => read.Answer(Linked(read.Good, read.AddressOf(read.Page + 1)))),
        OfSearches("always has one more empty page", Left.Part, read =>
            read.Answer(read.Page == 1 ? Linked(read.Good, read.AddressOf(2)) : Resources.Page(read.AddressOf(read.Page + 1)))),
        OfSearches("names a next page without address", Left.Part, read => read.Answer(Linked(read.Good, ""))),
        OfSearches("names a next page on another server", Left.Part, read =>
            read.Answer(Half(read.Good, 1, $"{read.Elsewhere}/{read.Asked}&page=2"))) with { Part = FirstHalf },
        OfSearches("names a next page beside its base", Left.Part, read =>
            read.Answer(Half(read.Good, 1, $"{read.Base}/../fhir/{read.Asked}&page=2"))) with { Part = FirstHalf },
        OfSearches("names a next page that is no address", Left.Part, read =>
            read.Answer(Half(read.Good, 1, "javascript:alert(1)"))) with { Part = FirstHalf },
        NextPage("fails at the next page", read => read.Answer(Resources.Outcome(), 500)),
        NextPage("does not know the next page", read => read.Answer(Resources.Outcome(), 404)),
        NextPage("has let the search expire", read => read.Answer(Resources.Outcome(), 410)),
        NextPage("resets at the next page", read =>
        {
            read.Reset();
            return Task.CompletedTask;
        }),
        NextPage("cuts the next page off", read => read.Answer(read.GoodBytes[..^5])),
        NextPage("sends an OperationOutcome as the next page", read => read.Answer(Resources.Outcome())),
        NextPage("sends somebody else's next page", read => read.Answer(Resources.Bundle(AnswerFaults.About(read.Type, "somebody-else")))),
        NextPage("sends a redirect as the next page", read => read.Answer([], 302, $"Location: {read.Elsewhere}/{read.Asked}")),
        NextPage("is silent at the next page", read => read.UntilLeft()) with { IsSlow = true },
    ];

    private static FhirFault NextPage(string name, Func<FaultyRead, Task> act) =>
        OfSearches(name, Left.Part, read =>
            read.Page == 1 ? read.Answer(Half(read.Good, 1, read.AddressOf(2))) : act(read)) with { Part = FirstHalf };

    private static JsonObject FirstHalf(JsonObject bundle) => Half(bundle, 1, next: null);

    private static JsonObject Half(JsonObject bundle, int page, string? next)
    {
        var entries = Entries(bundle);
        var first = entries.Length / 2;
        bundle["entry"] = new JsonArray([.. page == 1 ? entries[..first] : entries[first..]]);
        return Linked(bundle, next);
    }

    // While the pages were turned, an entry came in at the front: the last of page one is the first of page two, and one is never seen.
    private static JsonObject Shifted(FaultyRead read)
    {
        var entries = Entries(read.Good);
        if (entries.Length < 2)
        {
            return Counted(FirstHalf(read.Good), 2);
        }

        var first = entries.Length / 2;
        var page = Half(read.Good, 1, read.Page == 1 ? read.AddressOf(2) : null);
        if (read.Page > 1)
        {
            page["entry"] = new JsonArray([.. Enumerable.Repeat(entries[first - 1], entries.Length - first).Select(e => e?.DeepClone())]);
        }

        return Counted(page, entries.Length);
    }

    private static JsonNode?[] Entries(JsonObject bundle) => [.. bundle["entry"]?.AsArray().Select(e => e?.DeepClone()) ?? []];

    private static int Count(JsonObject bundle) => bundle["entry"]?.AsArray().Count ?? 0;

    private static JsonObject Counted(JsonObject bundle, int total)
    {
        bundle["total"] = total;
        return bundle;
    }

    private static JsonObject Linked(JsonObject bundle, string? next)
    {
        bundle["link"] = next is null ? new JsonArray() : new JsonArray(new JsonObject { ["relation"] = "next", ["url"] = next });
        return bundle;
    }
}
