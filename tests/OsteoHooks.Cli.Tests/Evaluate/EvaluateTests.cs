using System.Text.Json;

namespace OsteoHooks.Cli.Tests.Evaluate;

/// <summary><c>evaluate</c> on the demo requests, as the README shows it.</summary>
public class EvaluateTests
{
    private const string Day = "2026-03-02T12:00:00+01:00";

    [Fact]
    public async Task The_demo_order_of_prednisolone_gets_a_card_in_Swedish_with_draft_orders()
    {
        var (exit, output, errors) = await CommandLine.RunAt(Day, "evaluate", Demo("order-sign-prednisolone.json"), "--service",
            "se-vgr-order-sign", "--explain");

        Assert.True(exit == 0, errors);
        using var response = JsonDocument.Parse(output);
        var card = response.RootElement.GetProperty("cards").EnumerateArray().First();
        Assert.Equal("glucocorticoid-without-prophylaxis", card.GetProperty("source").GetProperty("topic").GetProperty("code").GetString());
        Assert.Contains("behandling", card.GetProperty("summary").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(card.GetProperty("suggestions").EnumerateArray());
        var findings = response.RootElement.GetProperty("extension").GetProperty("org.osteohooks").GetProperty("findings");
        Assert.Contains(findings.EnumerateArray(), f => f.GetProperty("outcome").GetString() == "not-indicated");
    }

    [Theory]
    [InlineData("en", "Glucocorticoid")]
    [InlineData("da", "Glukokortikoid")]
    [InlineData("nb", "Glukokortikoid")]
    public async Task The_language_is_the_one_asked_for(string language, string begins)
    {
        var (exit, output, errors) = await CommandLine.RunAt(Day, "evaluate", Demo("order-sign-prednisolone.json"), "--service",
            "se-vgr-order-sign", "--language", language);

        Assert.True(exit == 0, errors);
        using var response = JsonDocument.Parse(output);
        Assert.StartsWith(begins, response.RootElement.GetProperty("cards")[0].GetProperty("summary").GetString(),
            StringComparison.Ordinal);
        Assert.False(response.RootElement.TryGetProperty("extension", out _));
    }

    private static string Demo(string file) => Path.Combine(Repository.Root, "src", "OsteoHooks.Service", "Demo", file);
}
