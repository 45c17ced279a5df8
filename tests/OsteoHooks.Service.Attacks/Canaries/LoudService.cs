using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OsteoHooks.Service.Outbound;
using OsteoHooks.Service.Prefetch;

namespace OsteoHooks.Service.Attacks.Canaries;

/// <summary>
/// The service as it would be with its silence taken out: the framework's own lines at every level, a log of whole requests and of what
/// FHIR servers answer, as teams add them to find a fault, and spans of outgoing calls.
/// </summary>
internal static class LoudService
{
    public static void Everything(IServiceCollection services)
    {
        FrameworkLines(services);
        services.AddSingleton<IStartupFilter, WholeRequests>();
        services.AddSingleton(
            provider => new FhirFetch(
            new WholeAnswers(provider.GetRequiredService<OutboundHandler>().Create(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Answers"))));
    }

    /// <summary>Without the filters of the service's own logging.</summary>
    public static void FrameworkLines(IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(filters =>
    {
        filters.Rules.Clear();
        filters.MinLevel = LogLevel.Trace;
    });

    /// <summary>With the spans and trace headers that an HTTP client has by default.</summary>
    public static void OutgoingSpans(IServiceCollection services) => services.AddSingleton(provider =>
    {
        var handler = provider.GetRequiredService<OutboundHandler>().Create();
        handler.ActivityHeadersPropagator = DistributedContextPropagator.CreateDefaultPropagator();
        return new FhirFetch(handler);
    });

    private static void Say(ILogger log, string text) => log.Log(LogLevel.Information, default, text, null, (state, _) => state);

    private sealed class WholeRequests(ILoggerFactory loggers) : IStartupFilter
    {
        private readonly ILogger _log = loggers.CreateLogger("Requests");

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                context.Request.EnableBuffering();
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                context.Request.Body.Position = 0;
                Say(_log, $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} "
                    + $"{string.Join(' ', context.Request.Headers)} {Encoding.UTF8.GetString(body.ToArray())}");
                await rest(context);
            });
            next(app);
        };
    }

    private sealed class WholeAnswers(HttpMessageHandler connection, ILogger _log) : DelegatingHandler(connection)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Say(_log, $"{request} {response}");
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            Say(_log, await response.Content.ReadAsStringAsync(cancellationToken));
            return response;
        }
    }
}
