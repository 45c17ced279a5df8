using System.CommandLine.Invocation;
using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.Json;
using OsteoHooks.Cli.Conform.Examining;
using OsteoHooks.Cli.Conform.Reports;
using OsteoHooks.Cli.Conform.Tokens;
using OsteoHooks.Cli.Conform.Verdicts;
using OsteoHooks.Cli.Inputs;
using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Cli.Conform;

/// <summary><c>conform</c>: whether a CDS Hooks service keeps the rules, as far as that can be seen from outside.</summary>
internal static class ConformCommand
{
    private const string Name = "conform";
    private const int NoReport = 2;

    public static Command Create()
    {
        var root = new Argument<string>("base url")
            { Description = "Where the service is, for example http://localhost:5080; /cds-services comes after it." };
        var key = new Option<string?>("--key")
            { Description = "JWK set with the one private key (EC P-256, P-384 or RSA) that the service knows its client by." };
        var issuer = new Option<string?>("--issuer") { Description = "The iss of the tokens; needed with --key." };
        var kid = new Option<string?>("--kid") { Description = "The kid of the tokens. Default: the key's own." };
        var fhir = new Option<string?>("--fhir")
            { Description = "A FHIR server that the service may be told of. Without it, what needs one is skipped." };
        var origin = new Option<string>("--origin") { Description = "The page that calls from a browser, for the CORS checks.",
            DefaultValueFactory = _ => "https://sandbox.cds-hooks.org" };
        var services = new Option<string[]>("--service") { Description = "Only this service; may be given several times." };
        var requests = new Option<string[]>("--request") { Description =
            "A request (JSON) of your own beside the examples, for every service of its hook; may be given several times." };
        var report = new Option<string?>("--json") { Description = "Write the report to this file as well." };
        var timeout = new Option<double>("--timeout") { Description = "Seconds for each request.", DefaultValueFactory = _ => 10 };
        var command = new Command(
            Name,
            "Check a CDS Hooks service over HTTP, ours or another. Only the base URL is called, one request at a time, with "
            + "invented patients. "
            + "Exit code 0 when no MUST fails, 1 when one does, 2 for wrong usage or a base that does not answer.")
        {
            root, key, issuer, kid, fhir, origin, services, requests, report, timeout,
        };
        command.SetAction(async (result, cancel) =>
        {
            try
            {
                using var signingKey = ReadKey(result.GetValue(key), result.GetValue(kid), result.GetValue(issuer));
                var options = new ConformOptions
                {
                    Root = BaseOf(result.GetRequiredValue(root)),
                    Key = signingKey,
                    Issuer = result.GetValue(issuer) ?? "",
                    Fhir = result.GetValue(fhir) is { } server ? AddressOf(server, "--fhir") : null,
                    Origin = result.GetRequiredValue(origin),
                    Services = result.GetValue(services) ?? [],
                    Requests = [.. (result.GetValue(requests) ?? []).Select(ReadRequest)],
                    Timeout = result.GetValue(timeout) is > 0 and <= 600 and var seconds
                        ? TimeSpan.FromSeconds(seconds) : throw new NoReportException("--timeout must be between 0 and 600 seconds."),
                    Today = DateOnly.FromDateTime(ClinicalClock.OfEnvironment().DateTime),
                };
                return await Run(options, result.GetValue(report), result.InvocationConfiguration.Output, cancel);
            }
            catch (Exception e) when (e is NoReportException or IOException or UnauthorizedAccessException)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(ReportWords.Printable(e.Message));
                return NoReport;
            }
        });
        return command;
    }

    /// <summary>The exit code of a command line: wrong usage of this command is 2.</summary>
    public static int ExitCode(ParseResult line, int exit) =>
        line.Action is ParseErrorAction && line.CommandResult.Command.Name == Name ? NoReport : exit;

    private static async Task<int> Run(ConformOptions options, string? file, TextWriter output, CancellationToken cancel)
    {
        // Opened first: a file that cannot be written should be known before the examination.
        await using var stream = file is null ? null : File.Create(file);
        var report = await ConformRun.Examine(options, cancel);
        if (stream is not null)
        {
            ReportJson.Write(report, stream);
        }

        ReportTable.Write(report, output, colours: ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected);
        return report.Conforms ? 0 : 1;
    }

    private static SigningKey? ReadKey(string? file, string? kid, string? issuer) => (file, issuer) switch
    {
        (null, null) when kid is null => null,
        (null, _) => throw new NoReportException("--issuer and --kid are of no use without --key."),
        (_, null) => throw new NoReportException("--key needs --issuer."),
        _ => SigningKey.Read(File.ReadAllBytes(file), kid),
    };

    private static Uri BaseOf(string text)
    {
        var address = AddressOf(text, "The base URL");
        const string discovery = Examination.DiscoveryPath;
        var path = address.AbsolutePath.TrimEnd('/');
        return path.EndsWith(discovery, StringComparison.Ordinal) ? new Uri(address, path[..^discovery.Length] + "/") : address;
    }

    private static Uri AddressOf(string text, string what) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
                && url.Query.Length == 0 && url.Fragment.Length == 0
            ? url
            : throw new NoReportException($"{what} must be an absolute http or https address without user, query and fragment.");

    private static JsonObject ReadRequest(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(file)) as JsonObject
                ?? throw new NoReportException($"{file}: a request is a JSON object.");
        }
        catch (JsonException)
        {
            throw new NoReportException($"{file}: this is no JSON.");
        }
    }
}
