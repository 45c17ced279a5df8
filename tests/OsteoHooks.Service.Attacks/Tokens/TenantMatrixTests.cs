using System.Net;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Attacks.Tokens;

/// <summary>Two hospitals on one service: what is the other's is nobody's for either of them.</summary>
[Collection(TokenWorlds.Collection)]
public sealed class TenantMatrixTests(TokenWorlds worlds)
{
    private const string OwnFhirBase = "https://fhir.ehr.example/base/r4";

    public static TheoryData<string, string, string> Pairs => new()
    {
        { TokenWorld.Issuer, TokenWorld.OtherFhirBase, TokenWorld.OtherAlias },
        { TokenWorld.OtherIssuer, OwnFhirBase, TokenWorld.Alias },
    };

    private TrustedService Host => worlds.Closed.Host;

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_other_clients_FHIR_server_is_not_read(string issuer, string otherBase, string otherAlias)
    {
        var looked = Host.Outside.Names.Count;
        var reply = await Ask(issuer, Owed().On(otherBase));
        Assert.Contains("Observation", reply.Missing);
        Assert.DoesNotContain(new Uri(otherBase).Host, Host.Outside.Names.Skip(looked));
        Assert.NotEmpty(otherAlias);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_other_clients_path_is_no_service(string issuer, string otherBase, string otherAlias)
    {
        using var response = await Host.Post(otherAlias, HookBody.Complete(), Token(issuer, otherAlias));
        await HookReply.Refused(response, HttpStatusCode.NotFound);
        Assert.NotEmpty(otherBase);
    }

    [Fact]
    public async Task The_clients_own_server_is_tried_so_the_record_of_who_is_asked_works()
    {
        await Ask(TokenWorld.Issuer, Owed().On(OwnFhirBase));
        Assert.Contains("fhir.ehr.example", Host.Outside.Names);
        Assert.NotEmpty(Host.Outside.Strangers);
    }

    [Theory]
    [InlineData(TokenWorld.Issuer, TokenWorld.OtherIssuer)]
    [InlineData(TokenWorld.OtherIssuer, TokenWorld.Issuer)]
    public async Task Feedback_to_the_other_clients_card_changes_nothing(string issuer, string other)
    {
        var reply = await Ask(issuer, Calls.Anastrozole());
        var card = (string)reply.Json["cards"]![0]!["uuid"]!;
        Assert.Equal("0 kept, 0 known, 1 of no card", await Feedback(other, card));
        Assert.Equal("1 kept, 0 known, 0 of no card", await Feedback(issuer, card));
    }

    // A card of hers rests on what the EHR left out.
    private static HookBody Owed() =>
        HookBody.Complete().With("medicationRequests", Resources.Bundle(Resources.Anastrozole())).Without("observations");

    private async Task<HookReply> Ask(string issuer, HookBody body)
    {
        using var response = await Host.Post(TokenWorld.Service, body, Token(issuer, TokenWorld.Service));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await HookReply.Of(response);
    }

    private async Task<string> Feedback(string issuer, string card)
    {
        var lines = Host.Log.All.Count;
        const string Path = TokenWorld.Service + "/feedback";
        using var content =
            HookBody.Content(
                $$"""{"feedback":[{"card":"{{card}}","outcome":"accepted","acceptedSuggestions":[],"outcomeTimestamp":"2026-11-23T10:00:00Z"}]}""");
        using var response = await Host.Send(HttpMethod.Post, Path, content, Token(issuer, Path));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Host.Log.All.Skip(lines).Single(l => l.Contains(" feedback: ", StringComparison.Ordinal)).Split(" feedback: ")[1].Trim();
    }

    private string Token(string issuer, string path)
    {
        var maker = new TokenMaker(worlds.Closed, path);
        return maker.Good(issuer == TokenWorld.Issuer ? maker.Keys.Ec : maker.Keys.Other, issuer).ToString();
    }
}
