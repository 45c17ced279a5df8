namespace OsteoHooks.Tests.DataReview;

public sealed class OpenEndedCourseTests
{
    [Theory]
    [InlineData("""{"frequency":1,"period":1,"periodUnit":"d"}""")]
    [InlineData("""{"frequency":1,"period":1,"periodUnit":"d","boundsPeriod":{"start":"2026-01-01"}}""")]
    [InlineData("""{"frequency":1,"period":1,"periodUnit":"d","boundsPeriod":{"start":"2026-01-01","end":"9999-12-31"}}""")]
    public void A_course_without_an_end_is_not_given_a_length(string repeat)
    {
        var finding = Answered.Findings(Answered.Prednisolone(repeat))["glucocorticoid-without-prophylaxis"];
        Assert.Equal("fired", finding.GetProperty("outcome").GetString());
        Assert.StartsWith("7.5 mg/day ≥ 5 mg/day, from 2026-01-01 without an end (limit ≥ 90 d); ",
            finding.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_course_with_an_end_has_the_length_that_was_planned()
    {
        var finding = Answered.Findings(Answered.Prednisolone(
            """{"frequency":1,"period":1,"periodUnit":"d","boundsPeriod":{"start":"2026-01-01","end":"2026-12-31"}}"""))["glucocorticoid-without-prophylaxis"];
        Assert.StartsWith("7.5 mg/day ≥ 5 mg/day, 365 d ≥ 90 d; ", finding.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }
}
