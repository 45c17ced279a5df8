using System.Reflection;

namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>How large the corpus is.</summary>
public sealed class SsrfCorpusTests
{
    [Fact]
    public void The_corpus_has_at_least_a_hundred_and_fifty_attempts_and_no_class_under_five()
    {
        var classes = UrlRows.Classes.Select(c => (c.Name, Count: c.Rows.Length))
            .Append((Name: "redirect", Count: Count(typeof(RedirectTests), "Rows")))
            .Append((Name: "rebinding", Count: Count(typeof(RebindingTests), "Rows")))
            .Append((Name: "ids", Count: Count(typeof(PlaceTests), "Ids")))
            .Append((Name: "references", Count: Count(typeof(PlaceTests), "References")))
            .ToList();
        foreach (var (name, count) in classes)
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {count}");
            Assert.True(count >= 5, name);
        }

        Assert.True(classes.Sum(c => c.Count) >= 150);
        Assert.All(UrlRows.Classes, c => Assert.Equal(c.Rows.Length, c.Rows.Distinct(StringComparer.Ordinal).Count()));
    }

    private static int Count(Type tests, string table) =>
        ((Array)tests.GetField(table, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!).Length;
}
