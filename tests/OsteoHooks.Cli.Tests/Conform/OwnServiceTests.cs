using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Reports;
using OsteoHooks.Cli.Conform.Tokens;
using OsteoHooks.Cli.Conform;


namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>OsteoHooks.Service as a client meets it.</summary>
public sealed class OwnServiceTests
{
    [Fact]
    public async Task Our_own_service_breaks_no_must_without_clients()
    {
        using var service = await OwnService.Start(_ => []);
        var report = await ConformRun.Examine(Options(service), TestContext.Current.CancellationToken);

        Assert.True(report.Conforms, Faults(report));
        Assert.Equal(Outcome.Pass, Of(report, "F1.status"));
        Assert.Equal(Outcome.Pass, Of(report, "I7.whole"));
    }

    [Fact]
    public async Task Our_own_service_breaks_no_must_with_a_client_and_its_tokens()
    {
        var tokens = new SmallTokens("ES384");
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, tokens.Jwks(isPublic: true), TestContext.Current.CancellationToken);
        using var key = SigningKey.Read(tokens.Jwks(), null);
        using var service = await OwnService.Start(address => [$"--Trust:PublicBaseUrl={address.OriginalString}",
            $"--Trust:Clients:0:Issuer={SmallTokens.Issuer}", $"--Trust:Clients:0:JwksFile={file}"]);
        var report = await ConformRun.Examine(Options(service) with { Key = key, Issuer = SmallTokens.Issuer },
            TestContext.Current.CancellationToken);
        File.Delete(file);

        Assert.True(report.Conforms, Faults(report));
        Assert.All(report.Results.Where(r => r.Check.Id.StartsWith('M') && r.Check.Id != "M2.feedback"),
            r => Assert.True(r.Outcome == Outcome.Pass, $"{r.Check.Id}: {r.Note(3)}"));
    }

    private static ConformOptions Options(OwnService service) =>
        new() { Root = service.Address, Today = OwnService.Today, Timeout = TimeSpan.FromMinutes(1) };

    private static Outcome Of(Report report, string id) => report.Results.Single(r => r.Check.Id == id).Outcome;

    private static string Faults(Report report) =>
        string.Join("; ", report.Results.Where(r => r.Outcome == Outcome.Fail).Select(r => $"{r.Check.Id} {r.Check.What} [{r.Note(3)}]"));
}
