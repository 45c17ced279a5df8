using System.Text.RegularExpressions;
using OsteoHooks.Service.Tests.Support;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Tests.Protocol;

/// <summary>Section C: prefetch templates, which are made from what the rules read and so can only be judged as published.</summary>
public sealed partial class PrefetchTemplateTests(RunningService service)
{
    private static readonly string[] UserTokens = ["userPractitionerId", "userPractitionerRoleId", "userPatientId", "userRelatedPersonId"];

    [Fact]
    public Task C1_A_template_is_a_relative_read_or_search() => EachTemplate(t => Assert.Matches(ReadOrSearch(), t));

    [Fact]
    public Task C2_Tokens_stand_between_double_braces() => EachTemplate(t =>
    {
        Assert.NotEmpty(TokensOf(t));
        Assert.DoesNotContain('{', Token().Replace(t, ""));
        Assert.DoesNotContain('}', Token().Replace(t, ""));
    });

    [Fact]
    public Task C3_A_token_is_one_that_every_hook_of_ours_allows() =>
        EachTemplate(t => Assert.All(
            TokensOf(t), token =>
            Assert.True(token is "context.patientId" or "context.userId" || UserTokens.Contains(token, StringComparer.Ordinal), token)));

    [Fact]
    public Task C4_A_token_of_the_context_names_it() =>
        EachTemplate(t => Assert.All(
            TokensOf(t), token =>
            Assert.True(token.StartsWith("context.", StringComparison.Ordinal)
            || UserTokens.Contains(token, StringComparer.Ordinal), token)));

    [Fact]
    public Task C5_A_search_stays_inside_the_recommended_subset() => EachTemplate(t =>
    {
        // References and tokens for equality only: no modifier, prefix, chain, include or reverse chain.
        Assert.DoesNotMatch(Beyond(), t);
        Assert.All(Parameters(t), p => Assert.NotEmpty(p.Value));
    });

    [Fact]
    public Task C6_A_search_needs_no_parameter_but_patient_and_code() =>
        EachTemplate(t => Assert.All(Parameters(t), p => Assert.True(p.Name is "patient" or "code", t)));

    [Fact]
    public Task C8_No_template_narrows_a_type() => EachTemplate(t => Assert.DoesNotContain("ofType", t, StringComparison.Ordinal));

    [Fact]
    public Task C9_No_template_depends_on_another() => EachTemplate(t => Assert.DoesNotContain("{{%", t, StringComparison.Ordinal));

    [Fact]
    public async Task C10_Keys_are_names_that_an_expression_could_refer_to() =>
        Assert.All((await service.Services()).SelectMany(s => s["prefetch"]!.AsObject()), t => Assert.Matches(Identifier(), t.Key));

    [Fact]
    public Task C12_No_template_sorts_in_the_way_of_the_specifications_example() =>
        EachTemplate(t => Assert.DoesNotContain("sort:", t, StringComparison.Ordinal));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public async Task C13_The_client_may_honour_none_some_or_all_templates(int left)
    {
        await using var server = (await FhirServer.Start()).On("Patient/p1", Resources.Patient())
            .On("MedicationRequest", Resources.Bundle(Resources.Anastrozole()));
        var body = Calls.Anastrozole();
        foreach (var key in body.Json["prefetch"]!.AsObject().Select(p => p.Key).Skip(left).ToArray())
        {
            body.Without(key);
        }

        var reply = await HookReply.To(service.Http, body.On(server.Base));
        Assert.Contains(Calls.Card, reply.Cards);
        Assert.Empty(reply.Missing);
        Assert.Equal(12 - left, server.Asked.Count);
    }

    private async Task EachTemplate(Action<string> holds)
    {
        var templates = (await service.Services()).SelectMany(s => s["prefetch"]!.AsObject()).Select(t => (string)t.Value!).ToList();
        Assert.NotEmpty(templates);
        Assert.All(templates, holds);
    }

    private static IReadOnlyList<string> TokensOf(string template) => [.. Token().Matches(template).Select(m => m.Groups["token"].Value)];

    private static IEnumerable<(string Name, string Value)> Parameters(string template) =>
        template.Split('?', 2) is [_, var query]
            ? query.Split('&').Select(p => p.Split('=', 2)).Select(p => (p[0], p.Length > 1 ? p[1] : "")) : [];

    [GeneratedRegex(@"\{\{(?<token>[A-Za-z.]+)\}\}", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Token();

    [GeneratedRegex(@"^[A-Z][A-Za-z]+(/\{\{[A-Za-z.]+\}\}|\?[^$]+)$", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex ReadOrSearch();

    [GeneratedRegex(@"_include|_revinclude|_has|[?&][^=]*[:.]|=(ne|sa|eb|ap)[0-9]", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Beyond();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Identifier();
}
