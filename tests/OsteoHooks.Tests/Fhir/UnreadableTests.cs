using OsteoHooks.Fhir;

namespace OsteoHooks.Tests.Fhir;

/// <summary>One unreadable resource is reported and never loses the others.</summary>
public class UnreadableTests
{
    private const string Osteoporosis =
        """{"resourceType":"Condition","id":"c1","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"M81.9"}]}}""";

    [Theory]
    [InlineData("7")]
    [InlineData("\"Condition\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"resourceType":null,"id":"x"}""")]
    [InlineData("""{"resourceType":["Condition"]}""")]
    public void An_entry_that_is_no_resource_makes_the_type_around_it_unread(string resource)
    {
        var chart = Call.Prefetched(resource + "\n" + Osteoporosis);
        Assert.Single(chart.Conditions);
        Assert.Equal([ResourceKind.Condition], chart.Unread);
        Assert.Equal("prefetch.a.entry[0].resource", Assert.Single(chart.Faults).Path);
    }

    [Fact]
    public void When_nothing_around_it_tells_the_type_the_answer_is_incomplete()
    {
        var request = Call.Builder().Read(Call.Utf8(Call.View($$"""{"a":{{Call.Bundle("7")}} }""")));
        Assert.Equal(PrefetchState.Incomplete, request.Prefetch["a"].State);
    }

    [Fact]
    public void In_a_fetched_page_it_is_the_type_that_was_asked_for()
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.View("{}")));
        builder.ReadFetched(ResourceKind.Procedure, Call.Utf8(Call.Bundle("7")));
        Assert.Equal([ResourceKind.Procedure], builder.Build().Unread);
    }

    [Fact]
    public void Faults_are_named_up_to_a_number_and_never_cost_the_rest()
    {
        var broken = string.Join('\n', Enumerable.Range(0, 1_000)
            .Select(i => $$"""{"resourceType":"Condition","id":"b{{i}}","code":{"coding":[{"code":{{i}} }]} }"""));
        var chart = Call.Prefetched(broken + "\n" + Osteoporosis);
        Assert.Equal((1_001, 200), (chart.Conditions.Count, chart.Faults.Count));
        Assert.Equal("prefetch.a.entry[199].resource.code.coding[0].code", chart.Faults[^1].Path);
    }

    [Fact]
    public void A_broken_surrogate_is_a_fault_of_its_element()
    {
        var chart =
            Call.Prefetched(Osteoporosis.Replace("\"id\"", "\"onsetDateTime\":\"\\ud800\",\"\\udfff\":1,\"id\"", StringComparison.Ordinal));
        Assert.Single(chart.Conditions);
        Assert.Equal("prefetch.a.entry[0].resource.onsetDateTime", Assert.Single(chart.Faults).Path);
    }

    [Fact]
    public void A_path_repeats_no_key_that_could_hold_a_name()
    {
        var chart = Call.Read(Call.View("""{"Anna Andersson 19580614-1234":{"resourceType":"Condition","code":5}}"""));
        Assert.Equal("prefetch[0].code", Assert.Single(chart.Faults).Path);
    }
}
