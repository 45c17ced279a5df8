using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OsteoHooks.Cli.Tests.Conform;

/// <summary>A CDS Hooks service on a loopback port that keeps every rule, except for the one that a fault breaks.</summary>
internal sealed class SmallService : IAsyncDisposable
{
    public const int LargestBody = 256 * 1024;

    public static readonly string[] Called = ["bone-view", "bone-sign", "bone-select"];

    private readonly WebApplication _app;
    private readonly Fault? _fault;
    private readonly SmallTokens? _tokens;
    private readonly SmallFeedback _feedback;

    private SmallService(WebApplication app, Fault? fault, SmallTokens? tokens)
    {
        (_app, _fault, _tokens) = (app, fault, tokens);
        _feedback = new SmallFeedback(Keeps);
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Addresses that were asked for, in their order.</summary>
    public List<string> Asked { get; } = [];

    public static async Task<SmallService> Start(Fault? fault = null, SmallTokens? tokens = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new SmallService(builder.Build(), fault, tokens);
        service._app.Run(service.Serve);
        await service._app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private bool Keeps(string rule) => _fault?.Forgets != rule;

    private async Task Serve(HttpContext http)
    {
        var asked = await Conform.Asked.Read(http.Request);
        lock (Asked)
        {
            Asked.Add($"{asked.Method} {asked.Url}");
        }

        _fault?.Before?.Invoke(asked);
        var reply = _fault?.Instead?.Invoke(asked) ?? Answer(asked);
        if (reply.IsCards && ((JsonArray)reply.Json!["cards"]!).Count > 0)
        {
            _fault?.Answer?.Invoke(reply.Json.AsObject());
        }

        reply.Headers.TryAdd("Access-Control-Allow-Origin", "*");
        _fault?.After?.Invoke(asked, reply);
        await reply.Send(http.Response);
    }

    private Reply Answer(Asked asked)
    {
        if (asked.Method == "OPTIONS")
        {
            return new Reply(204) { Headers =
                { ["Access-Control-Allow-Methods"] = "GET, POST", ["Access-Control-Allow-Headers"] = "Authorization, Content-Type" } };
        }

        if (asked.Path == "/health")
        {
            return new Reply(200, new JsonObject { ["status"] = "well" });
        }

        if (_tokens is not null && asked.Path.StartsWith("/cds-services", StringComparison.Ordinal) && !_tokens.Admits(asked, Keeps))
        {
            return new Reply(401);
        }

        if (asked.Body.Length > LargestBody)
        {
            return Reply.Outcome(413);
        }

        if (asked.IsDiscovery)
        {
            return Discover(asked);
        }

        var parts = asked.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["cds-services", var id, ..] || SmallDiscovery.HookOf(id) is not { } hook
            || parts.Length > (asked.IsFeedback ? 3 : 2))
        {
            return Reply.Outcome(404);
        }

        if (asked.Method != "POST")
        {
            return new Reply(405, Reply.Outcome(405).Json) { Headers = { ["Allow"] = "POST" } };
        }

        return asked.IsFeedback ? _feedback.Take(asked) : SmallCards.Answer(asked, hook, Keeps, _feedback.Issued);
    }

    private Reply Discover(Asked asked)
    {
        const string tag = "\"small\"";
        if (asked.Headers.IfNoneMatch == tag)
        {
            return new Reply(304) { Headers = { ["ETag"] = tag } };
        }

        var document = SmallDiscovery.Document();
        _fault?.Discovery?.Invoke(document);
        return new Reply(200, document) { Headers = { ["ETag"] = tag, ["Cache-Control"] = "max-age=60" } };
    }
}
