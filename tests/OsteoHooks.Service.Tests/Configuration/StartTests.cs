using System.Net;
using OsteoHooks.Service.Configuration;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Configuration;

public sealed class StartTests(RunningService service)
{
    [Theory]
    [InlineData("Trust:Clients: ")]
    [InlineData("Trust:Clients: ", "ASPNETCORE_ENVIRONMENT=Staging")]
    [InlineData("Trust:Clients:0:JwksFile: ", "ASPNETCORE_ENVIRONMENT=Development", "Trust__PublicBaseUrl=https://cds.example",
        "Trust__Clients__0__Issuer=https://ehr.example")]
    [InlineData("Trust:PublicBaseUrl: ", "Trust__Clients__0__Issuer=https://ehr.example",
        "Trust__Clients__0__JwksUri=https://ehr.example/jwks")]
    [InlineData("Trust:Clients: ", "ASPNETCORE_ENVIRONMENT=Production", "DOTNET_ENVIRONMENT=Development")]
    [InlineData("Clock:Now: ", "Clock__Now=2026-06-01T12:00:00+02:00")]
    [InlineData("Clock:Now: ", "ASPNETCORE_ENVIRONMENT=Development", "Clock__Now=tomorrow")]
    [InlineData("Content:Path: ", "ASPNETCORE_ENVIRONMENT=Development", "Content__Path=nowhere")]
    [InlineData("urls: This is no address", "ASPNETCORE_ENVIRONMENT=Development", "ASPNETCORE_URLS=here")]
    public async Task A_configuration_at_fault_ends_with_78_and_the_key(string line, params string[] environment)
    {
        using var process = ServiceProcess.Start(environment);
        var errors = await process.Errors(TimeSpan.FromSeconds(60));
        Assert.Equal(78, process.ExitCode);
        Assert.StartsWith(line, errors[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"Trust\": {", ", line 2: This is no JSON.")]
    [InlineData("{\"Trust\":\n,}", ", line 2: This is no JSON.")]
    [InlineData("[]", "appsettings.json: ")]
    [InlineData("{\"Clock\":{\"Now\":\"a-secret\"},\"clock:now\":\"b\"}", "appsettings.json: ")]
    public async Task A_settings_file_that_cannot_be_read_is_named_with_its_line(string text, string told)
    {
        var folder = Directory.CreateTempSubdirectory("osteohooks-settings-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), text, TestContext.Current.CancellationToken);
        using var process = ServiceProcess.Start(["ASPNETCORE_ENVIRONMENT=Development"], "--contentRoot", folder);
        var errors = await process.Errors(TimeSpan.FromSeconds(60));
        Assert.Equal(78, process.ExitCode);
        Assert.StartsWith(folder, Assert.Single(errors), StringComparison.Ordinal);
        Assert.Contains(told, errors[0], StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", errors[0], StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:{0}", null)]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:9", "http://127.0.0.1:{0}")]
    public async Task The_address_can_be_set_and_the_service_is_ready_in_ten_seconds_of_its_own(string variable, string? urls)
    {
        var port = Ports.Take();
        using var process = ServiceProcess.Start(
            ["ASPNETCORE_ENVIRONMENT=Development", variable.Replace("{0}", port, StringComparison.Ordinal)],
            urls is null ? [] : ["--urls", urls.Replace("{0}", port, StringComparison.Ordinal)]);
        Assert.True(await process.IsReady(new Uri($"http://127.0.0.1:{port}/health/ready"), TimeSpan.FromSeconds(60)));
        // Its own time, for the machine may have other things to do.
        Assert.InRange(process.ProcessorTime.TotalSeconds, 0, 10);
    }

    [Theory]
    [InlineData("2026-06-01T12:00:00+02:00")]
    [InlineData("2026-06-01T12:00+02:00")]
    [InlineData("2026-06-01T10:00:00Z")]
    [InlineData("2026-06-01T10:00:00.000Z")]
    public void A_fixed_clock_is_an_instant(string text) =>
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero), ClinicalClock.Parse(text));

    [Theory]
    [InlineData("2026-06-01")]
    [InlineData("2026-06-01T12:00:00")]
    [InlineData("1/6/2026 12:00")]
    [InlineData("2026-13-01T12:00:00Z")]
    public void Anything_else_is_no_clock(string text) =>
        Assert.Equal("Clock:Now", Assert.Throws<StartupFault>(() => ClinicalClock.Parse(text)).Key);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_running_service_is_live_and_ready(string address)
    {
        using var response = await service.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }
}
