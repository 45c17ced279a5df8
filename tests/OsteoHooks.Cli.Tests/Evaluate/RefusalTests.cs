using System.Text.Json;
using OsteoHooks.Cli.Evaluate;

namespace OsteoHooks.Cli.Tests.Evaluate;

public class RefusalTests
{
    [Theory]
    [InlineData(400, "invalid")]
    [InlineData(404, "not-found")]
    [InlineData(412, "required")]
    [InlineData(413, "too-long")]
    [InlineData(422, "business-rule")]
    public void A_refusal_is_an_OperationOutcome_that_names_the_place(int status, string code)
    {
        using var output = new MemoryStream();

        new Refusal(status, "The hook is missing.", "hook").Write(output);

        var issue = JsonElement.Parse(output.ToArray()).GetProperty("issue")[0];
        Assert.Equal(code, issue.GetProperty("code").GetString());
        Assert.Equal("hook", issue.GetProperty("expression")[0].GetString());
        Assert.Equal("The hook is missing.", issue.GetProperty("diagnostics").GetString());
    }

    [Fact]
    public void A_refusal_without_a_place_has_no_empty_member()
    {
        using var output = new MemoryStream();

        new Refusal(404, "There is no service x.", null).Write(output);

        Assert.False(JsonElement.Parse(output.ToArray()).GetProperty("issue")[0].TryGetProperty("expression", out _));
    }

    [Fact]
    public async Task A_language_that_no_text_stands_in_is_refused()
    {
        var (exit, output, errors) = await CommandLine.Run("evaluate", "-", "--service", "se-vgr-order-sign", "--language", "fi");

        Assert.NotEqual(0, exit);
        Assert.Contains("fi", errors + output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_says_that_a_missing_key_is_unread()
    {
        var (exit, output, _) = await CommandLine.Run("evaluate", "--help");

        Assert.Equal(0, exit);
        Assert.Contains("unread", output, StringComparison.Ordinal);
    }
}
