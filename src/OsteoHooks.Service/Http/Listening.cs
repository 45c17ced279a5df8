using Microsoft.AspNetCore.Server.Kestrel.Core;
using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Service.Http;

/// <summary>Where the service listens, and how much of a connection it puts up with.</summary>
internal static class Listening
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Largest body, in bytes: prefetch of a long history is a few MB.</summary>
    public const int MaxBodyBytes = 32 * 1024 * 1024;

    public static void AddListening(this WebApplicationBuilder builder)
    {
        ConfigurationFault.Refuse([.. Faults(builder.Configuration)]);
        if (ListeningAddress.Of(builder.Configuration).Count == 0)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            var limits = kestrel.Limits;
            limits.MaxRequestBodySize = MaxBodyBytes;
            // A slow body meets the deadline of RequestBody, which answers 408 where the rate would only cut the connection.
            limits.MinRequestBodyDataRate = null;
            limits.MaxRequestHeaderCount = 100;
            limits.MaxRequestHeadersTotalSize = 32 * 1024;
            limits.MaxRequestLineSize = 8 * 1024;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);
            limits.MaxConcurrentConnections = 2_000;
            limits.MinResponseDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        });
    }

    /// <summary>Runs until it is told to stop.</summary>
    /// <exception cref="StartupFault">The service cannot listen where it was told to.</exception>
    public static async Task RunListening(this WebApplication app)
    {
        // Asked now: a host that did not start has nothing to ask any more.
        var configuration = app.Configuration;
        try
        {
            await app.RunAsync();
        }
        catch (Exception e) when (ListeningFault.SentenceOf(e) is { } sentence)
        {
            throw new StartupFault(ListeningFault.KeyOf(e, configuration), sentence);
        }
    }

    /// <summary>What the server would only stumble over.</summary>
    internal static IEnumerable<ConfigurationFault> Faults(IConfiguration configuration) =>
        from address in ListeningAddress.Of(configuration)
        let sentence = address.Fault
        where sentence is not null
        select new ConfigurationFault(address.Key, sentence);
}
