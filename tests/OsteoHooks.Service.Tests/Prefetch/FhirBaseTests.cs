using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Tests.Prefetch;

public sealed class FhirBaseTests
{
    [Theory]
    [InlineData("http://localhost:8089/fhir")]
    [InlineData("http://LOCALHOST/fhir/")]
    [InlineData("https://localhost")]
    [InlineData("http://127.0.0.1:8089/fhir")]
    [InlineData("http://127.255.0.9/fhir/R4")]
    [InlineData("http://[::1]:8089/fhir")]
    public void A_server_written_as_this_machine_is_read(string server) => Assert.NotNull(For(new Uri(server)));

    [Theory]
    [InlineData("https://ehr.example/fhir")]
    [InlineData("http://10.0.0.5/fhir")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://0.0.0.0/fhir")]
    [InlineData("http://[::]/fhir")]
    [InlineData("http://[::ffff:127.0.0.1]/fhir")]
    [InlineData("http://[::ffff:10.0.0.5]/fhir")]
    [InlineData("http://[0:0:0:0:0:0:0:1]/fhir")]
    [InlineData("http://127.1/fhir")]
    [InlineData("http://2130706433/fhir")]
    [InlineData("http://0177.0.0.1/fhir")]
    [InlineData("http://0x7f.0.0.1/fhir")]
    [InlineData("http://127.0.0.1.example/fhir")]
    [InlineData("http://127.0.0.999/fhir")]
    [InlineData("http://localhost.example/fhir")]
    [InlineData("http://localhost./fhir")]
    [InlineData("http://localtest.me/fhir")]
    [InlineData("http://user@localhost/fhir")]
    [InlineData("http://user:secret@127.0.0.1/fhir")]
    [InlineData("http://localhost@10.0.0.5/fhir")]
    [InlineData("http://localhost/fhir?x=1")]
    [InlineData("http://localhost/fhir#x")]
    [InlineData("http://localhost/fhir/../admin")]
    [InlineData("http://localhost/fhir/%2e%2e/admin")]
    [InlineData("http://localhost/fhir%2fadmin")]
    [InlineData("http://localhost//fhir")]
    [InlineData("http://localhost/fhir\\..\\admin")]
    [InlineData("http://localhost/fhir/..;/admin")]
    [InlineData("http://localhost/fhir/..%3b/admin")]
    [InlineData("http://localhost/fhir/http://evil.example")]
    [InlineData("ftp://localhost/fhir")]
    public void Any_other_spelling_is_no_server(string server) => Assert.Null(For(new Uri(server)));

    [Fact]
    public void A_call_without_a_server_has_none() => Assert.Null(For(null));

    [Theory]
    [InlineData("http://localhost:8089/fhir", "http://localhost:8089/fhir/Patient/p1")]
    [InlineData("http://localhost:8089/fhir/", "http://localhost:8089/fhir/Patient/p1")]
    [InlineData("http://localhost:8089", "http://localhost:8089/Patient/p1")]
    public void Queries_stand_below_the_base(string server, string address) =>
        Assert.Equal(address, For(new Uri(server))!.Of("Patient/p1").AbsoluteUri);

    [Theory]
    [InlineData("http://localhost:8089/fhir/Observation?page=2", "http://localhost:8089/fhir/Observation?page=2")]
    [InlineData("HTTP://LocalHost:8089/fhir/Observation?page=2", "http://localhost:8089/fhir/Observation?page=2")]
    [InlineData("http://localhost:8089/fhir?_getpages=a%2Fb&x=../y", "http://localhost:8089/fhir?_getpages=a%2Fb&x=../y")]
    [InlineData("Observation?page=2", "http://localhost:8089/fhir/Observation?page=2")]
    [InlineData("/fhir/Observation?page=2", "http://localhost:8089/fhir/Observation?page=2")]
    [InlineData("?page=2", "http://localhost:8089/fhir/?page=2")]
    public void A_next_link_below_the_base_is_followed(string link, string address) =>
        Assert.Equal(address, Base().Next(link)?.AbsoluteUri);

    [Theory]
    [InlineData("http://localhost:8090/fhir/Observation?page=2")]
    [InlineData("https://localhost:8089/fhir/Observation?page=2")]
    [InlineData("http://127.0.0.1:8089/fhir/Observation?page=2")]
    [InlineData("http://evil.example/fhir/Observation?page=2")]
    [InlineData("http://localhost:8089@evil.example/fhir/Observation")]
    [InlineData("http://user@localhost:8089/fhir/Observation")]
    [InlineData("//evil.example/fhir/Observation")]
    [InlineData("\\\\evil.example\\fhir")]
    [InlineData("http://localhost:8089/fhirs/Observation")]
    [InlineData("http://localhost:8089/")]
    [InlineData("/admin")]
    [InlineData("../admin")]
    [InlineData("Observation/../../admin")]
    [InlineData("%2e%2e/admin")]
    [InlineData("http://localhost:8089/fhir/%2E%2e/admin")]
    [InlineData("http://localhost:8089/fhir/..%2fadmin")]
    [InlineData("http://localhost:8089/fhir/..%5cadmin")]
    [InlineData("http://localhost:8089/fhir/%252e%252e/admin")]
    [InlineData("http://localhost:8089/fhir//Observation")]
    [InlineData("http://localhost:8089/fhir/..;/admin")]
    [InlineData("Observation/..;x=y/../admin")]
    [InlineData("http://localhost:8089/fhir/http://evil.example")]
    [InlineData("http://@localhost:8089/fhir/Observation")]
    [InlineData("http:evil.example/fhir")]
    [InlineData("file:///etc/passwd")]
    [InlineData("Observation?page=2#x")]
    [InlineData("Observation?page=2\r\nX: y")]
    public void A_next_link_elsewhere_is_not(string link) => Assert.Null(Base().Next(link));

    [Fact]
    public void An_address_of_megabytes_is_not_looked_at()
    {
        var path = string.Concat(Enumerable.Repeat("a/", 4 * 1024 * 1024));
        Assert.Null(Base().Next(path));
        Assert.Null(Base().Next("http://localhost:8089/fhir/" + path));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("10.0.0.5")]
    [InlineData("::ffff:10.0.0.5")]
    public async Task The_way_out_leads_nowhere_else(string host)
    {
        var world = new OutsideWorld();
        using var fetch = new FhirFetch(world.Before(new KnownHosts(new TrustSettings())).Create());
        var address = new UriBuilder("http", host, 80, "/fhir").Uri;
        Assert.Equal(FhirAnswer.Failed, await fetch.Read(address, "token", 1024, TestContext.Current.CancellationToken));
        Assert.Empty(world.Names);
        Assert.Empty(world.Contacted);
    }

    private static FhirBase? For(Uri? server) => new FhirBases().Of(Client.Anyone, server);

    private static FhirBase Base() => For(new Uri("http://localhost:8089/fhir"))!;
}
