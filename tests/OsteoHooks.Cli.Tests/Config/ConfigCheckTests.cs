using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using OsteoHooks.Cli.Config;

namespace OsteoHooks.Cli.Tests.Config;

public sealed class ConfigCheckTests : IDisposable
{
    private const string RealClock = "";

    private readonly string _folder = Directory.CreateTempSubdirectory("config-").FullName;

    [Fact]
    public async Task A_sound_configuration_says_what_every_client_will_see()
    {
        var (exit, output, _) = await Check(Client());

        Assert.Equal(0, exit);
        Assert.Contains("https://ehr.example/iss", output, StringComparison.Ordinal);
        Assert.Contains("1 usable", output, StringComparison.Ordinal);
        Assert.Contains("dk-dsam-patient-view, dk-dsam-order-sign", output, StringComparison.Ordinal);
        Assert.Contains("/epic/bone is dk-dsam-order-sign", output, StringComparison.Ordinal);
        Assert.Contains("https://fhir.ehr.example/r4 within 450 ms", output, StringComparison.Ordinal);
        Assert.EndsWith($"Production, 1 client: no fault{Environment.NewLine}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_faulty_key_is_named_at_once()
    {
        var client = Client();
        client["Algorithms"] = new[] { "HS256" };
        client["DeadlineMs"] = 1;
        client["Isuer"] = "typing error";
        var (exit, output, _) = await Check(client);

        Assert.Equal(1, exit);
        Assert.Contains("Trust:Clients:0:Algorithms:0: ", output, StringComparison.Ordinal);
        Assert.Contains("Trust:Clients:0:DeadlineMs: ", output, StringComparison.Ordinal);
        Assert.Contains("Trust:Clients:0:Isuer: There is no such key.", output, StringComparison.Ordinal);
        Assert.EndsWith($"3 faults{Environment.NewLine}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settings_file_that_is_no_json_is_told_with_its_line()
    {
        var file = Path.Combine(_folder, "broken.json");
        await File.WriteAllTextAsync(file, "{\n\"Trust\": {", TestContext.Current.CancellationToken);
        var output = new StringWriter();
        var exit = await ConfigCommand.Create().Parse(["check", "--config", file])
            .InvokeAsync(new() { Output = output }, TestContext.Current.CancellationToken);
        Assert.Equal(1, exit);
        Assert.Equal($"{file}, line 2: This is no JSON.{Environment.NewLine}", output.ToString());
    }

    [Fact]
    public async Task A_key_source_that_does_not_answer_is_told()
    {
        var client = Client();
        client.Remove("JwksFile");
        client["JwksUri"] = "http://127.0.0.1:9/jwks";
        var (exit, output, _) = await Check(client);

        Assert.Equal(1, exit);
        Assert.EndsWith($"no fault, 1 key source failed{Environment.NewLine}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixed_clock_is_for_Development()
    {
        var (exit, output, _) = await Check(Client(), clock: "2026-11-23T12:00:00+01:00");

        Assert.Equal(1, exit);
        Assert.Contains("Clock:Now: ", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Dictionary<string, object> Client()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var jwks = Path.Combine(_folder, "jwks.json");
        File.WriteAllText(jwks, JsonSerializer.Serialize(new { keys = new[] { new { kid = "k", kty = "EC", crv = "P-384",
            x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) } } }));
        return new(StringComparer.Ordinal)
        {
            ["Issuer"] = "https://ehr.example/iss",
            ["JwksFile"] = jwks,
            ["FhirBase"] = "https://fhir.ehr.example/r4",
            ["Guidelines"] = new[] { "dk-dsam" },
            ["Hooks"] = new[] { "order-sign", "patient-view" },
            ["Aliases"] = new[] { new { Path = "/epic/bone", Service = "dk-dsam-order-sign" } },
        };
    }

    private async Task<(int Exit, string Output, string Errors)> Check(Dictionary<string, object> client, string clock = RealClock)
    {
        var file = Path.Combine(_folder, "settings.json");
        var settings = new
        {
            Trust = new { PublicBaseUrl = "https://cds.example", Clients = new[] { client } },
            Storage = new { Sqlite = Path.Combine(_folder, "store.db") },
        };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(settings), TestContext.Current.CancellationToken);
        return await CommandLine.RunAt(clock, "config", "check", "--config", file, "--environment", "Production");
    }
}
