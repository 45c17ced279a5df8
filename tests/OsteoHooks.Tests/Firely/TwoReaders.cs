using System.Text.Json;
using OsteoHooks.Fhir;
using OsteoHooks.Terminology;

namespace OsteoHooks.Tests.Firely;

/// <summary>One call read twice, by Firely and by our reader.</summary>
/// <param name="Differences">What they say differently, one line per entry.</param>
/// <param name="Compared">Entries that both read.</param>
internal sealed record TwoReaders(IReadOnlyList<string> Differences, int Compared)
{
    /// <exception cref="RequestRejectedException">Our reader refuses the call, which says nothing about its resources.</exception>
    public static TwoReaders Of(byte[] body, CodeBook book, TimeZoneInfo zone) => Between(body, body, book, zone);

    /// <summary>
    /// What Firely reads of one call against what our reader reads of another: how it is seen that differences are found.
    /// </summary>
    public static TwoReaders Between(byte[] forFirely, byte[] forOurs, CodeBook book, TimeZoneInfo zone)
    {
        var builder = new ChartBuilder(book, zone);
        builder.Read(forOurs);
        using var json = JsonDocument.Parse(forFirely);
        return Compare([.. new PocoFacts(PlacedResource.Of(json.RootElement), book, zone).All()], [.. ChartFacts.Of(builder.Build())]);
    }

    private static TwoReaders Compare(List<Facts> firely, List<Facts> ours)
    {
        var differences = new List<string>();
        var compared = 0;
        var places = firely.ToLookup(f => f.Place, StringComparer.Ordinal);
        var mine = ours.ToLookup(f => f.Place, StringComparer.Ordinal);
        foreach (var place in places.Select(g => g.Key).Union(mine.Select(g => g.Key), StringComparer.Ordinal))
        {
            var (theirs, own) = (places[place].ToList(), mine[place].ToList());
            foreach (var entry in own.ToList())
            {
                if (theirs.Find(f => !f.DifferencesTo(entry).Any()) is { } same)
                {
                    theirs.Remove(same);
                    own.Remove(entry);
                    compared++;
                }
            }

            foreach (var entry in own)
            {
                // The one that is most like it is meant.
                var nearest = theirs.MinBy(f => f.DifferencesTo(entry).Count());
                theirs.Remove(nearest!);
                var difference = nearest is null ? "only ours has this entry" : string.Join("; ", nearest.DifferencesTo(entry));
                differences.Add($"{place}: {difference}");
            }

            differences.AddRange(
                from missing in theirs
                where missing.MustBeThere
                select $"{place}: only Firely has this entry: {string.Join("; ", missing.Said.Select(s => $"{s.Key} {s.Value}"))}");
        }

        return new TwoReaders(differences, compared);
    }
}
