using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OsteoHooks.Service.Configuration;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Http;

/// <summary>Where the service is told to listen, in every spelling, and what comes of an address that cannot be had.</summary>
public sealed class ListeningTests
{
    private const string Endpoint = "Kestrel:Endpoints:Main:Url";

    [Theory]
    [InlineData("urls", "http://localhost:5080")]
    [InlineData("urls", "http://*:80;http://[::1]:8080")]
    [InlineData("urls", "http://unix:/run/osteohooks.sock")]
    [InlineData("urls", "https://+")]
    [InlineData("urls", "http://bone.example:65535")]
    [InlineData("urls", "")]
    [InlineData("http_ports", "8080")]
    [InlineData("http_ports", "8080;8081")]
    [InlineData("https_ports", "8443")]
    [InlineData(Endpoint, "http://[::]:8080")]
    public void An_address_in_any_spelling_is_taken(string key, string value) => Assert.Empty(Listening.Faults(Settings((key, value))));

    [Theory]
    [InlineData("urls", "5080")]
    [InlineData("urls", "ftp://localhost:5080")]
    [InlineData("urls", "http://localhost:99999")]
    [InlineData("urls", "http://localhost:65536")]
    [InlineData("urls", "http://localhost:5080;http://localhost:5081/base")]
    [InlineData("urls", "http://[::1:5080")]
    [InlineData("urls", "http://[::g]:5080")]
    [InlineData("urls", "http://127.0.0.256:5080")]
    [InlineData("urls", "http://127.0.0.1:5080:1")]
    [InlineData("http_ports", "65536")]
    [InlineData("http_ports", "-1")]
    [InlineData("http_ports", "8080;http")]
    [InlineData("https_ports", "http://localhost")]
    [InlineData(Endpoint, "localhost")]
    [InlineData(Endpoint, "http://localhost:70000")]
    public void An_address_that_is_none_is_told_by_its_key_before_the_server_stumbles_over_it(string key, string value) =>
        Assert.Equal(key, Assert.Single(Listening.Faults(Settings((key, value)))).Key);

    [Fact]
    public void An_endpoint_without_an_address_is_told() =>
        Assert.Equal(Endpoint, Assert.Single(Listening.Faults(Settings(("Kestrel:Endpoints:Main:Protocols", "Http1")))).Key);

    [Theory]
    [InlineData("urls", "http://localhost:6000", true)]
    [InlineData("http_ports", "8080", true)]
    [InlineData(Endpoint, "http://localhost:6000", true)]
    [InlineData("urls", "", false)]
    [InlineData("other", "x", false)]
    public void The_default_address_gives_way_to_any_other(string key, string value, bool isTold) =>
        Assert.Equal(isTold, ListeningAddress.Of(Settings((key, value))).Count > 0);

    [Theory]
    [InlineData("urls", "http://127.0.0.1:{0}")]
    [InlineData("urls", "http://localhost:{0}")]
    [InlineData("urls", "http://127.0.0.1:0;http://127.0.0.1:{0}")]
    [InlineData("http_ports", "{0}")]
    [InlineData(Endpoint, "http://127.0.0.1:{0}")]
    public async Task An_address_in_use_is_told_by_its_key(string key, string value)
    {
        using var other = Occupied(IPAddress.Loopback);
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        Assert.Equal($"{key}: The address is already in use.",
            (await Fault((key, value.Replace("{0}", $"{port}", StringComparison.Ordinal)))).Message);
    }

    [Theory]
    [InlineData("http://[::1]:{0}")]
    [InlineData("http://localhost:{0}")]
    public async Task So_is_one_of_IPv6_though_the_other_address_of_the_name_is_free(string urls)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        using var other = Occupied(IPAddress.IPv6Loopback);
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        Assert.Equal("urls: The address is already in use.",
            (await Fault(("urls", urls.Replace("{0}", $"{port}", StringComparison.Ordinal)))).Message);
    }

    [Theory]
    [InlineData("urls", "http://192.0.2.1:5080")]
    [InlineData("urls", "http://[2001:db8::1]:5080")]
    [InlineData(Endpoint, "http://192.0.2.1:5080")]
    public async Task An_address_of_another_machine_is_told_by_its_key(string key, string value) =>
        Assert.Equal($"{key}: The address is not one of this machine's.", (await Fault((key, value))).Message);

    [Fact]
    public async Task A_certificate_that_is_not_there_is_told_by_the_key_of_its_address() =>
        Assert.StartsWith("Kestrel:Endpoints:Secure:Url: There is no certificate", (await Fault(
            (Endpoint, "http://127.0.0.1:0"), ("Kestrel:Endpoints:Secure:Url", "https://127.0.0.1:0"),
                ("Kestrel:Endpoints:Secure:Certificate:Path", "/nowhere/at-all.pfx"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_process_ends_with_78_one_line_and_no_stack_trace(bool asArgument)
    {
        using var other = Occupied(IPAddress.Loopback);
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        using var process =
            ServiceProcess.Start(
            ["ASPNETCORE_ENVIRONMENT=Development", asArgument ? "ASPNETCORE_URLS=http://127.0.0.1:0" : $"ASPNETCORE_URLS={address}"],
            asArgument ? ["--urls", address] : []);
        Assert.Equal(["urls: The address is already in use."], await process.Errors(TimeSpan.FromSeconds(60)));
        Assert.Equal(StartupFault.ExitCode, process.ExitCode);
        Assert.DoesNotContain(
            process.Output, line =>
            line.StartsWith("   at ", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
    }

    private static TcpListener Occupied(IPAddress address)
    {
        var listener = new TcpListener(address, 0);
        listener.Start();
        return listener;
    }

    private static async Task<StartupFault> Fault(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        foreach (var (key, value) in settings)
        {
            builder.WebHost.UseSetting(key, value);
        }

        builder.AddListening();
        await using var app = builder.Build();
        return await Assert.ThrowsAsync<StartupFault>(app.RunListening);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
