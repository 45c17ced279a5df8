using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.Json;
using OsteoHooks.Cli.Conform.Examples;
using OsteoHooks.Cli.Conform.Tokens;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Conform;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary><c>conform</c> as it is typed.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conform-").FullName;

    [Fact]
    public async Task A_service_that_keeps_the_rules_is_exit_code_0_with_a_line_for_each_check_and_a_summary()
    {
        await using var service = await SmallService.Start();
        var (exit, output, _) = await Run([service.Address.AbsoluteUri, .. Called(), "--timeout", "60"]);

        Assert.Equal(0, exit);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, l => l.StartsWith("G2.length        MUST     pass     ", StringComparison.Ordinal));
        Assert.Matches(@"^\d+ checks, \d+ requests, 3 services: \d+ pass, 0 fail, \d+ warn, \d+ not seen, \d+ skipped", lines[^1]);
        Assert.Equal(lines.Length - 1, OsteoHooks.Cli.Conform.Checks.Sections.All.Count);
    }

    [Fact]
    public async Task A_broken_must_is_exit_code_1_and_told_by_its_place_without_what_stands_there()
    {
        await using var service =
            await SmallService.Start(new Fault("G4", "an odd indicator") { Card = c => c["indicator"] = "very-private" });
        var file = Path.Combine(_folder, "report.json");
        var (exit, output, _) = await Run([service.Address.AbsoluteUri, .. Called(), "--timeout", "60", "--json", file]);

        Assert.Equal(1, exit);
        var line = output.Split('\n').Single(l => l.StartsWith("G4 ", StringComparison.Ordinal));
        Assert.Contains("fail", line, StringComparison.Ordinal);
        Assert.Contains("bone-view (aromatase-inhibitor) $.cards[0]", line, StringComparison.Ordinal);
        var json = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var result = JsonNode.Parse(json)!["results"]!.AsArray().Single(r => (string?)r!["id"] == "G4")!;
        Assert.Equal("MUST fail", $"{result["level"]} {result["result"]}");
        Assert.Contains("bone-sign (low-bone-density) $.cards[0]", result["places"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, (int?)JsonNode.Parse(json)!["counts"]!["fail"]);
        Assert.DoesNotContain("very-private", output + json, StringComparison.Ordinal);
        Assert.DoesNotContain(ExamplePatient.Canary, output + json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_is_no_must_leaves_the_exit_code_0()
    {
        await using var service = await SmallService.Start(new Fault("G2.line", "two lines") { Card = c => c["summary"] = "a\nb" });
        var (exit, output, _) = await Run([service.Address.AbsoluteUri, .. Called(), "--timeout", "60"]);

        Assert.Equal(0, exit);
        Assert.Contains("G2.line          inferred warn ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await SmallService.Start();
        await using var service = await SmallService.Start(new Fault("B1", "moved") { Instead =
            a => a.IsDiscovery ? new Reply(302) { Headers = { ["Location"] = elsewhere.Address.AbsoluteUri + "cds-services" } } : null });
        var (exit, output, _) = await Run([service.Address.AbsoluteUri]);

        Assert.Equal(1, exit);
        Assert.Contains("[GET /cds-services: status 302]", output, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Asked);
    }

    [Fact]
    public async Task A_request_of_ones_own_is_put_to_the_services_of_its_hook()
    {
        await using var service = await SmallService.Start(new Fault("G3", "a number") { Card = c => c["detail"] = 5 });
        var file = Path.Combine(_folder, "request.json");
        await File.WriteAllTextAsync(file,
            """{"hook":"order-sign","hookInstance":"x","context":{"patientId":"p"},"prefetch":{"patient":{"resourceType":"Patient","id":"p"},"conditions":{"entry":[{}]}}}""",
            TestContext.Current.CancellationToken);
        var report = Path.Combine(_folder, "report.json");
        var (exit, _, _) = await Run([service.Address.AbsoluteUri, .. Called(), "--timeout", "60", "--request", file, "--json", report]);

        Assert.Equal(1, exit);
        Assert.Contains("bone-sign (request 1) $.cards[0]", await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_asks_for_tokens_needs_a_key_and_passes_with_it()
    {
        var tokens = new SmallTokens("ES384");
        await using var service = await SmallService.Start(null, tokens);
        var (exit, output, errors) = await Run([service.Address.AbsoluteUri]);
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains("--key", errors, StringComparison.Ordinal);

        var key = Path.Combine(_folder, "key.json");
        await File.WriteAllBytesAsync(key, tokens.Jwks(), TestContext.Current.CancellationToken);
        (exit, output, _) =
            await Run([service.Address.AbsoluteUri, .. Called(), "--timeout", "60", "--key", key, "--issuer", SmallTokens.Issuer]);
        Assert.Equal(0, exit);
        Assert.Contains("M11              MUST     pass ", output, StringComparison.Ordinal);

        (exit, _, errors) = await Run([service.Address.AbsoluteUri, "--key", key, "--issuer", "https://somebody.example"]);
        Assert.Equal(2, exit);
        Assert.Contains("401", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9")]
    [InlineData("nowhere")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://user:secret@127.0.0.1:9")]
    [InlineData("http://127.0.0.1:9", "--timeout", "0")]
    [InlineData("http://127.0.0.1:9", "--issuer", "x")]
    [InlineData("http://127.0.0.1:9", "--key", "/nowhere/key.json", "--issuer", "x")]
    [InlineData("http://127.0.0.1:9", "--unknown")]
    [InlineData]
    public async Task Wrong_usage_and_a_base_that_does_not_answer_are_exit_code_2(params string[] arguments)
    {
        var (exit, output, errors) = await Run(arguments);

        Assert.Equal(2, exit);
        Assert.DoesNotContain(" requests, ", output, StringComparison.Ordinal);
        Assert.NotEmpty(errors);
        Assert.DoesNotContain("secret", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_itself_ends_with_the_same_code()
    {
        var (exit, _, errors) = await CommandLine.Run("conform", "http://127.0.0.1:9");
        Assert.Equal(2, exit);
        Assert.Contains("no answer", errors, StringComparison.Ordinal);
        (exit, _, _) = await CommandLine.Run("conform");
        Assert.Equal(2, exit);
    }

    [Theory]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"oct","k":"AA","d":"AA","kid":"a"}]}""")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","d":"AA","x":"AA","y":"AA","kid":"a"}]}""")]
    [InlineData("no json")]
    public void A_key_that_cannot_sign_is_refused(string jwks) =>
        Assert.Throws<NoReportException>(() => SigningKey.Read(System.Text.Encoding.UTF8.GetBytes(jwks), null));

    [Fact]
    public void Of_two_private_keys_none_is_guessed()
    {
        var keys =
            JsonSerializer.SerializeToUtf8Bytes(new { keys = Enumerable.Repeat(JsonNode.Parse(new SmallTokens().Jwks())!["keys"]![0], 2) });
        Assert.Throws<NoReportException>(() => SigningKey.Read(keys, null));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] Called() => [.. SmallService.Called.SelectMany(id => new[] { "--service", id })];

    private static async Task<(int Exit, string Output, string Errors)> Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var line = new RootCommand { ConformCommand.Create() }.Parse(["conform", .. arguments]);
        var exit = await line.InvokeAsync(new InvocationConfiguration
                { EnableDefaultExceptionHandler = false, Output = output, Error = errors }, TestContext.Current.CancellationToken);
        return (ConformCommand.ExitCode(line, exit), output.ToString(), errors.ToString());
    }
}
