using System.Net;
using System.Text.Json.Nodes;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Tests.Feedback;

/// <summary>Two hospitals under one issuer number their patients each for itself: p1 here is not p1 there.</summary>
public sealed class SharedIssuerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("osteohooks-tenants-").FullName;

    [Fact]
    public async Task An_answer_of_one_tenant_silences_nothing_of_another()
    {
        using var key = TestKey.Ec();
        var jwks = Path.Combine(_folder, "jwks.json");
        await File.WriteAllTextAsync(jwks, TestKey.Jwks(key).ToJsonString(), TestContext.Current.CancellationToken);
        using var service = new TrustedService(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Trust:Clients:0:Tenant"] = "north",
            ["Trust:Clients:0:JwksFile"] = jwks,
            ["Trust:Clients:1:Issuer"] = TrustedService.Issuer,
            ["Trust:Clients:1:Tenant"] = "south",
            ["Trust:Clients:1:JwksFile"] = jwks,
        });

        var first = await Ask(service, key, "north");
        await Override(service, key, "north", (string)first.Json["cards"]![0]!["uuid"]!);
        Assert.Contains($"{Calls.Card} suppressed", (await Ask(service, key, "north")).Findings);
        Assert.Contains($"{Calls.Card} fired", (await Ask(service, key, "south")).Findings);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<HookReply> Ask(TrustedService service, TestKey key, string tenant)
    {
        using var response = await service.Post(Calls.PatientView, Calls.Anastrozole(), Token(key, tenant, Calls.PatientView));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await HookReply.Of(response);
    }

    private static async Task Override(TrustedService service, TestKey key, string tenant, string card)
    {
        var item = new JsonObject
        {
            ["card"] = card,
            ["outcome"] = "overridden",
            ["overrideReason"] = new JsonObject { ["reason"] = new JsonObject { ["code"] = "patient-declined" } },
            ["outcomeTimestamp"] = "2026-11-23T10:00:00Z",
        };
        using var content = HookBody.Content(new JsonObject { ["feedback"] = new JsonArray(item) }.ToJsonString());
        using var response =
            await service.Send(HttpMethod.Post, Calls.PatientView
            + "/feedback", content, Token(key, tenant, Calls.PatientView + "/feedback"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static string Token(TestKey key, string tenant, string path) =>
        TestToken.For(key, TrustedService.PublicBase + path).With("tenant", tenant).ToString();
}
