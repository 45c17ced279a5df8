using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using OsteoHooks.Service.Tokens;

namespace OsteoHooks.Service.Tests.Support;

/// <summary>
/// A FHIR server on a loopback port: answers by what a test lays down for a path, and everything else with an empty Bundle.
/// </summary>
internal sealed class FhirServer : IAsyncDisposable
{
    public const string Token = "token-of-the-call";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentQueue<string> _tokens = new();
    private readonly ConcurrentQueue<string> _targets = new();
    private int _now;
    private int _peak;

    private FhirServer(WebApplication app) => _app = app;

    public string Base => _app.Urls.First() + "/fhir";

    /// <summary>Paths and queries below the base, in order of arrival.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>What stood in each request line, undecoded.</summary>
    public IReadOnlyCollection<string> Targets => _targets;

    /// <summary>The Authorization header of each request.</summary>
    public IReadOnlyCollection<string> Tokens => _tokens;

    /// <summary>Most requests at the same time.</summary>
    public int Peak => _peak;

    public TimeSpan Delay { get; set; }

    public static async Task<FhirServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FhirServer(builder.Build());
        server._app.Run(server.Answer);
        await server._app.StartAsync();
        return server;
    }

    /// <param name="path">Below the base, without query, for example <c>Patient/p1</c>; with query to answer one page.</param>
    public FhirServer On(string path, RequestDelegate answer)
    {
        _answers[path] = answer;
        return this;
    }

    public FhirServer On(string path, JsonNode resource) => On(path, context => Write(context, resource));

    public FhirServer On(string path, int status) => On(path, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    /// <summary>Answers as it did before anything was laid down.</summary>
    public void Forget() => _answers.Clear();

    public static Task Write(HttpContext context, JsonNode resource)
    {
        context.Response.ContentType = "application/fhir+json";
        return context.Response.WriteAsync(resource.ToJsonString());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!.Replace("/fhir/", "", StringComparison.Ordinal);
        _asked.Enqueue(path + context.Request.QueryString);
        _targets.Enqueue(context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        _tokens.Enqueue(context.Request.Headers.Authorization.ToString());
        InterlockedMax(Interlocked.Increment(ref _now));
        try
        {
            await Task.Delay(Delay, context.RequestAborted);
            var answer = _answers.GetValueOrDefault(path + context.Request.QueryString) ?? _answers.GetValueOrDefault(path)
                ?? (c => Write(c, Resources.Bundle()));
            await answer(context);
        }
        catch (OperationCanceledException)
        {
            // The service did not wait; that is what some tests are about.
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    private void InterlockedMax(int value)
    {
        for (var seen = _peak; value > seen; seen = _peak)
        {
            Interlocked.CompareExchange(ref _peak, value, seen);
        }
    }
}
