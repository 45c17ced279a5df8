using OsteoHooks.Fhir;

namespace OsteoHooks.Tests.Fhir;

public class PrefetchTests
{
    private const string Osteoporosis =
        """{"resourceType":"Condition","id":"c1","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"M81.9"}]}}""";

    [Theory]
    [InlineData("null", PrefetchState.Answered)]
    [InlineData("""{"resourceType":"Bundle","type":"searchset","total":0}""", PrefetchState.Answered)]
    [InlineData("""{"resourceType":"Bundle"}""", PrefetchState.Answered)]
    [InlineData("""{"resourceType":"Coverage","id":"x"}""", PrefetchState.Answered)]
    [InlineData("""{"resourceType":"OperationOutcome","issue":[]}""", PrefetchState.Failed)]
    [InlineData("5", PrefetchState.Failed)]
    [InlineData("\"gone\"", PrefetchState.Failed)]
    [InlineData("[]", PrefetchState.Failed)]
    [InlineData("{}", PrefetchState.Failed)]
    [InlineData("""{"resourceType":7}""", PrefetchState.Failed)]
    public void A_key_is_answered_so(string value, PrefetchState state)
    {
        var answer = Answer(value);
        Assert.Equal((state, null), (answer.State, answer.NextUrl));
    }

    [Theory]
    [InlineData("\"total\":1,", "Answered")]
    [InlineData("\"total\":2,", "Incomplete")]
    [InlineData("\"link\":[{\"relation\":\"self\",\"url\":\"x\"}],", "Answered")]
    [InlineData("\"link\":[{\"relation\":\"self\",\"url\":\"x\"},{\"relation\":\"next\",\"url\":\"https://ehr.example/fhir?page=2\"}],",
        "Incomplete https://ehr.example/fhir?page=2")]
    [InlineData("\"link\":[{\"relation\":\"next\"}],", "Incomplete")]
    public void A_Bundle_says_whether_there_is_more(string members, string expected)
    {
        var answer = Answer(Call.Bundle(Osteoporosis, members));
        Assert.Equal(expected, $"{answer.State} {answer.NextUrl}".Trim());
    }

    [Theory]
    [InlineData("""{"resource":{"resourceType":"Medication","id":"m"},"search":{"mode":"include"}}""", PrefetchState.Answered)]
    [InlineData("""{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"warning"}]},"search":{"mode":"outcome"}}""",
        PrefetchState.Answered)]
    [InlineData("""{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"error"}]},"search":{"mode":"outcome"}}""",
        PrefetchState.Incomplete)]
    [InlineData("""{"response":{"status":"404 Not Found"}}""", PrefetchState.Incomplete)]
    [InlineData("""{"response":{"status":"200"}}""", PrefetchState.Answered)]
    public void Entries_that_are_no_matches_count_for_what_they_are(string entry, PrefetchState state)
    {
        var bundle = $$"""{"resourceType":"Bundle","total":1,"entry":[{"resource":{{Osteoporosis}}},{{entry}}]}""";
        Assert.Equal(state, Answer(bundle).State);
    }

    [Fact]
    public void Entries_are_read_whatever_the_key_and_wherever_resourceType_stands()
    {
        var chart = Call.Read(Call.View(
            $$"""{"x":{"entry":[{"resource":{"id":"c1","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"M81.9"}]},"resourceType":"Condition"} }],"resourceType":"Bundle"} }"""));
        Assert.Equal("prefetch.x.entry[0].resource", Assert.Single(chart.Conditions).Origin.Path);
    }

    [Fact]
    public void A_Bundle_within_a_Bundle_is_read()
    {
        var chart = Call.Prefetched(Call.Bundle(Osteoporosis));
        Assert.Equal("prefetch.a.entry[0].resource.entry[0].resource", Assert.Single(chart.Conditions).Origin.Path);
    }

    [Fact]
    public void Pages_of_a_fetched_search_count_on()
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.View("{}")));
        var first = builder.ReadFetched(ResourceKind.Condition,
            Call.Utf8(Call.Bundle(Osteoporosis, "\"total\":2,\"link\":[{\"relation\":\"next\",\"url\":\"n\"}],")));
        var second = builder.ReadFetched(ResourceKind.Condition,
            Call.Utf8(Call.Bundle(Osteoporosis.Replace("c1", "c2", StringComparison.Ordinal), "\"total\":2,")));
        Assert.Equal((PrefetchState.Incomplete, "n", PrefetchState.Answered), (first.State, first.NextUrl, second.State));
        var chart = builder.Build();
        Assert.Equal(["fetched.Condition.entry[0].resource", "fetched.Condition.entry[1].resource"],
            chart.Conditions.Select(c => c.Origin.Path));
        Assert.Equal(2, chart.Seen[ResourceKind.Condition]);
        Assert.Empty(chart.Unread);
    }

    [Fact]
    public void A_resource_that_comes_again_on_another_page_stands_for_no_other()
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.View("{}")));
        builder.ReadFetched(ResourceKind.Condition,
            Call.Utf8(Call.Bundle(Osteoporosis, "\"total\":2,\"link\":[{\"relation\":\"next\",\"url\":\"n\"}],")));
        Assert.Equal(PrefetchState.Incomplete,
            builder.ReadFetched(ResourceKind.Condition, Call.Utf8(Call.Bundle(Osteoporosis, "\"total\":2,"))).State);
        // Another search of the type begins anew.
        Assert.Equal(PrefetchState.Answered,
            builder.ReadFetched(ResourceKind.Condition, Call.Utf8(Call.Bundle(Osteoporosis, "\"total\":1,"))).State);
    }

    [Theory]
    [InlineData("""{"resourceType":"Observation","id":"o1","status":"final"}""", PrefetchState.Incomplete)]
    [InlineData("""{"resourceType":"Coverage","id":"x"}""", PrefetchState.Incomplete)]
    [InlineData(Osteoporosis + "\n" + """{"resourceType":"Coverage","id":"x"}""", PrefetchState.Answered)]
    [InlineData("", PrefetchState.Answered)]
    public void Who_sends_other_things_than_were_asked_for_has_not_said_that_there_are_none(string resources, PrefetchState state)
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.View("{}")));
        Assert.Equal(state, builder.ReadFetched(ResourceKind.Condition, Call.Utf8(Call.Bundle(resources))).State);
    }

    [Theory]
    [InlineData("null", true)]
    [InlineData("""{"resourceType":"Bundle"}""", true)]
    [InlineData(Osteoporosis, true)]
    [InlineData("""{"resourceType":"Coverage","id":"x"}""", false)]
    [InlineData("""{"resourceType":"Observation","id":"o1","status":"final"}""", false)]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation","id":"o1","status":"final"}}]}""", false)]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Coverage","id":"x"}}]}""", false)]
    [InlineData(
        """{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Coverage","id":"x"}},{"resource":{"resourceType":"Condition","id":"c1"}}]}""",
        true)]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"OperationOutcome","issue":[]}}]}""", true)]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Bundle"}}]}""", true)]
    [InlineData(
        """{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation","id":"o1"}}]}}]}""",
        false)]
    [InlineData(
        """{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Medication","id":"m"},"search":{"mode":"include"}}]}""", true)]
    public void A_key_that_holds_only_other_things_does_not_answer_a_query_for_Conditions(string value, bool answers)
    {
        Assert.Equal(answers, Answer(value).Answers(ResourceKind.Condition));
    }

    [Theory]
    [InlineData("\"link\":[{\"relation\":\"next\",\"url\":\"n\"}],\"total\":2,\"entry\":[{\"resource\":HERE}]")]
    [InlineData("\"entry\":[{\"resource\":HERE}],\"total\":2,\"link\":[{\"relation\":\"next\",\"url\":\"n\"}]")]
    public void What_a_prefetched_page_held_and_a_fetched_one_repeats_stands_for_no_other(string members)
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(
            Call.View($$"""{"x":{"resourceType":"Bundle",{{members.Replace("HERE", Osteoporosis, StringComparison.Ordinal)}}} }""")));
        Assert.Equal(PrefetchState.Incomplete,
            builder.ReadFetched(ResourceKind.Condition, Call.Utf8(Call.Bundle(Osteoporosis, "\"total\":2,"))).State);
    }

    [Fact]
    public void A_Medication_of_a_broken_answer_is_not_used()
    {
        const string Order =
            """{"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","medicationReference":{"reference":"Medication/x"}}""";
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.View($$"""{"a":{{Order}}}""")));
        var answer = $$"""{"resourceType":"Medication","id":"x","code":{{Call.Prednisolone}}}""";
        Assert.Equal(PrefetchState.Failed, builder.ReadFetched(ResourceKind.Medication, Call.Utf8(answer + "{}")).State);
        Assert.Equal(["x"], builder.MissingMedications());
        Assert.Equal(PrefetchState.Answered, builder.ReadFetched(ResourceKind.Medication, Call.Utf8(answer)).State);
        Assert.Empty(builder.MissingMedications());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("""{"resourceType":"OperationOutcome"}""")]
    [InlineData("""{"resourceType":"Patient","id":"p1"}""")]
    [InlineData(
        """{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Condition","id":"c1","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"M81.9"}]}}}""")]
    public void A_fetched_answer_that_is_none_has_failed_and_leaves_nothing(string body)
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.View("{}")));
        Assert.Equal(PrefetchState.Failed, builder.ReadFetched(ResourceKind.Condition, Call.Utf8(body)).State);
        builder.MarkUnread(ResourceKind.Condition);
        var chart = builder.Build();
        Assert.Empty(chart.Conditions);
        Assert.Null(chart.Patient);
        Assert.Equal([ResourceKind.Condition], chart.Unread);
    }

    [Fact]
    public void What_was_fetched_stands_before_what_was_prefetched()
    {
        var builder = Call.Builder();
        builder.Read(Call.Utf8(Call.View($$"""{"a":{{Osteoporosis}}}""")));
        builder.ReadFetched(ResourceKind.Condition, Call.Utf8(Call.Bundle(Osteoporosis)));
        Assert.Equal("fetched.Condition.entry[0].resource", Assert.Single(builder.Build().Conditions).Origin.Path);
    }

    [Fact]
    public void One_resource_under_two_keys_is_one_entry()
    {
        var chart = Call.Read(Call.View($$"""{"a":{{Call.Bundle(Osteoporosis)}},"b":{{Call.Bundle(Osteoporosis)}}}"""));
        Assert.Equal("prefetch.a.entry[0].resource", Assert.Single(chart.Conditions).Origin.Path);
    }

    private static PrefetchAnswer Answer(string value) => Call.Builder().Read(Call.Utf8(Call.View($$"""{"a":{{value}}}"""))).Prefetch["a"];
}
