using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Reports;
using OsteoHooks.Cli.Conform.Tokens;
using OsteoHooks.Cli.Conform;


namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>The command's examination of the small service, without its process.</summary>
internal static class SmallExamination
{
    public static async Task<Report> Run(Fault? fault, bool withTokens, string algorithm = "ES256")
    {
        var tokens = withTokens ? new SmallTokens(algorithm) : null;
        await using var service = await SmallService.Start(fault, tokens);
        using var key = tokens is null ? null : SigningKey.Read(tokens.Jwks(), null);
        var options = new ConformOptions
        {
            Root = service.Address,
            Key = key,
            Issuer = SmallTokens.Issuer,
            Fhir = new Uri("http://127.0.0.1:9/fhir"),
            Services = SmallService.Called,
            Timeout = TimeSpan.FromMinutes(1),
            Budget = fault?.Budget ?? TimeSpan.FromMinutes(1),
            LargeBody = SmallService.LargestBody + 1024,
            Today = new DateOnly(2026, 11, 23),
        };
        var report = await ConformRun.Examine(options, TestContext.Current.CancellationToken);
        Assert.All(service.Asked,
            asked => Assert.Contains(' ' + service.Address.AbsoluteUri.TrimEnd('/'), asked, StringComparison.Ordinal));
        return report;
    }
}
