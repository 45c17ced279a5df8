namespace OsteoHooks.Tests.DataReview;

public sealed class IllegibleFrequencyTests
{
    [Theory]
    [InlineData("\"twice\"")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e300")]
    public void A_frequency_that_says_nothing_is_not_taken_for_once(string frequency)
    {
        var findings = Answered.Findings(Answered.Prednisolone($$"""{"frequency":{{frequency}},"period":1,"periodUnit":"d"}"""));
        Assert.Equal("not-assessed", findings["glucocorticoid-without-prophylaxis"].GetProperty("outcome").GetString());
    }

    [Fact]
    public void A_frequency_that_is_left_out_is_once()
    {
        var findings = Answered.Findings(Answered.Prednisolone("""{"period":1,"periodUnit":"d"}"""));
        Assert.Equal("fired", findings["glucocorticoid-without-prophylaxis"].GetProperty("outcome").GetString());
    }
}
