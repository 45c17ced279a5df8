using System.Globalization;
using Microsoft.AspNetCore.Http;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Prefetch;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Ssrf;

/// <summary>A server that sends its reader elsewhere: an answer is an answer, never an instruction.</summary>
[Collection(SsrfWorlds.Collection)]
public sealed class RedirectTests(SsrfWorlds worlds)
{
    private static readonly (int Status, string Header, string Value)[] Rows =
    [
        .. from status in new[] { 300, 301, 302, 303, 307, 308 } from to in new[] { "http://{sink}/fhir/stolen",
        "http://evil.example/fhir" } select (status, "Location", to),
        (302, "Location", "http://169.254.169.254/latest/meta-data"), (302, "Location", "https://{authority}/fhir/x"),
            (302, "Location", "http://{authority}@{sink}/fhir"), (302, "Location", "//{sink}/fhir"),
        (302, "Location", "/admin"), (302, "Location", "../admin"), (302, "Location", "?again"), (302, "Location", "file:///etc/passwd"),
            (302, "Location", "http://[::ffff:127.0.0.1]:{sinkport}/fhir"), (302, "Location", "http://127.1:{sinkport}/fhir"),
        (201, "Location", "http://{sink}/fhir"), (202, "Content-Location", "http://{sink}/fhir"),
            (200, "Content-Location", "http://{sink}/fhir"), (200, "Refresh", "0; url=http://{sink}/fhir"),
            (200, "Link", "<http://{sink}/fhir>; rel=\"next\""),
        (304, "Location", "http://{sink}/fhir"), (305, "Location", "http://{sink}"), (401, "WWW-Authenticate", "Negotiate"),
            (401, "WWW-Authenticate", "Basic realm=\"http://{sink}\""), (407, "Proxy-Authenticate", "Basic realm=x"),
            (421, "Alt-Svc", "h2=\"{sink}\""), (200, "Alt-Svc", "h2=\"{sink}\"; ma=3600"),
    ];

    public static TheoryData<string> Positions => ["a search", "the Patient", "a next page", "a Medication"];

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task Nobody_is_sent_on(string position)
    {
        var faults = new List<string>();
        foreach (var row in Rows)
        {
            foreach (var whose in new[] { Whose.Nobodys, Whose.Near })
            {
                var watch = worlds.Closed.Watch();
                var reply = await Read(worlds.Closed, position, whose, row);
                var asked = watch.OwnTargets.Length;
                var reached = watch.Reached(
                    t => t.StartsWith("/fhir/", StringComparison.Ordinal) && !t.Contains("again", StringComparison.Ordinal)
                    && !t.Contains("admin", StringComparison.Ordinal));
                if (reached.Length > 0 || reply is null || (int)reply.Status is not (200 or 412)
                    || asked != (position == "a next page" ? 2 : 1))
                {
                    faults.Add($"{row} {whose}: {reply?.Status}, {asked} asked, {string.Join("; ", reached)}");
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"redirect, {position}: {Rows.Length * 2} tried, {(Rows.Length * 2) - faults.Count} stayed here");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task Without_the_control_a_redirect_is_followed(string position)
    {
        var world = worlds.With(Control.NoRedirects);
        var led = 0;
        foreach (var row in Rows)
        {
            var watch = world.Watch();
            await Read(world, position, Whose.Nobodys, row);
            led += watch.Reached(t => t.StartsWith("/fhir/", StringComparison.Ordinal)).Length > 0 ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"redirect, {position}: {led} of {Rows.Length} followed without the control");
        Assert.True(led > 0);
    }

    [Fact]
    public async Task A_key_source_that_sends_on_has_no_keys()
    {
        await using var keys = await FhirServer.Start();
        await using var sink = await FhirServer.Start();
        using var attacker = TestKey.Ec();
        sink.On("jwks", TestKey.Jwks(attacker));
        var client = new Client { Issuer = "https://ehr.example", Tenant = "t", JwksUri = new Uri(keys.Base + "/jwks") };
        var hosts = new KnownHosts(
            new TrustSettings { Clients = [client, new Client { Issuer = "x", Tenant = "x", FhirBase = new Uri(sink.Base) }] });
        using var source = new JwksSource(new OutsideWorld().Before(hosts));
        using var open = new JwksSource(new OutsideWorld { Open = OpenNetwork.Redirects }.Before(hosts));
        foreach (var status in new[] { 301, 302, 303, 307, 308 })
        {
            keys.On("jwks", context => Answer(context, (status, "Location", sink.Base + "/jwks")));
            await Assert.ThrowsAsync<HttpRequestException>(() => source.Read(client, TestContext.Current.CancellationToken));
            Assert.Empty(sink.Targets);
        }

        // Without the control the attacker's key would be the client's.
        Assert.NotNull((await open.Read(client, TestContext.Current.CancellationToken)).Find(attacker.Kid));
    }

    private static async Task<HookReply?> Read(SsrfWorld world, string position, Whose whose, (int Status, string Header, string Value) row)
    {
        row.Value = world.Fill(row.Value, whose);
        world.Own.Forget();
        var body = HookBody.Complete().On(world.Own.Base);
        switch (position)
        {
            case "a search":
                world.Own.On("MedicationRequest", context => Answer(context, row));
                body.Without("medicationRequests");
                break;
            case "the Patient":
                world.Own.On("Patient/p1", context => Answer(context, row));
                body.Without("patient");
                break;
            case "a next page":
                world.Own.On("MedicationRequest", Resources.Page("MedicationRequest?page=2"))
                    .On("MedicationRequest?page=2", context => Answer(context, row));
                body.Without("medicationRequests");
                break;
            default:
                world.Own.On("Medication/m1", context => Answer(context, row));
                body.With("medicationRequests", Resources.Bundle(Resources.RequestByReference("m1")));
                break;
        }

        using var content = body.Content();
        return await world.Ask(whose, content);
    }

    private static Task Answer(HttpContext context, (int Status, string Header, string Value) row)
    {
        context.Response.StatusCode = row.Status;
        context.Response.Headers[row.Header] = row.Value;
        context.Response.ContentType = "text/html";
        return row.Status == 304
            ? Task.CompletedTask
            : context.Response.WriteAsync(
            string.Create(CultureInfo.InvariantCulture,
            $"<html><meta http-equiv=\"refresh\" content=\"0; url={row.Value}\"><script>location='{row.Value}'</script></html>"));
    }
}
