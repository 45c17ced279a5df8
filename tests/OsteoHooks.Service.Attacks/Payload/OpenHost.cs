using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OsteoHooks.Service.Tests.Support;

namespace OsteoHooks.Service.Attacks.Payload;

/// <summary>The service with one control lifted.</summary>
internal static class OpenHost
{
    public static RunningService Start(Lifted lifted) => new(
        RunningService.Now,
        services =>
        {
            services.AddSingleton(lifted.Body);
            services.AddSingleton(lifted.Outbound);
            if (lifted.Inflates)
            {
                // The service inflates nothing itself: the control stands behind what a host may add.
                services.AddRequestDecompression();
                services.AddSingleton<IStartupFilter, Inflating>();
            }

            if (lifted.Forgives is { } forgives)
            {
                services.AddSingleton<IStartupFilter>(new Forgiving(forgives));
            }
        },
        new OutsideWorld { Open = lifted.Inflates ? OpenNetwork.Inflated : OpenNetwork.None },
        lifted.Forgives is { } reads ? handler => new ForgivenAnswers(handler, reads) : null);

    private sealed class Inflating : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseRequestDecompression();
            next(app);
        };
    }

    private sealed class Forgiving(Func<byte[], byte[]> reads) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                using var sent = new MemoryStream();
                await context.Request.Body.CopyToAsync(sent);
                var meant = Meant(sent.ToArray(), reads);
                (context.Request.Body, context.Request.ContentLength) = (new MemoryStream(meant), meant.Length);
                await rest(context);
            });
            next(app);
        };
    }

    private sealed class ForgivenAnswers(HttpMessageHandler connection, Func<byte[], byte[]> reads) : DelegatingHandler(connection)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.Content = new ByteArrayContent(Meant(await response.Content.ReadAsByteArrayAsync(cancellationToken), reads));
            return response;
        }
    }

    // What no reader can make anything of goes on as it came.
    private static byte[] Meant(byte[] body, Func<byte[], byte[]> reads)
    {
        try
        {
            return reads(body);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
        {
            return body;
        }
    }
}
