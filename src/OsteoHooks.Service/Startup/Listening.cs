using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OsteoHooks.Service.Startup;

/// <summary>Where the service listens, and how much of a connection it puts up with.</summary>
internal static class Listening
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Largest body, in bytes: prefetch of a long history is a few MB.</summary>
    public const int MaxBodyBytes = 32 * 1024 * 1024;

    private const int MaxPort = 65_535;

    private static readonly string[] WhereKeys = ["urls", "http_ports", "https_ports"];

    public static void AddListening(this WebApplicationBuilder builder)
    {
        ConfigurationFault.Refuse([.. Faults(builder.Configuration)]);
        if (!IsToldWhere(builder.Configuration))
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

    /// <summary>What the server would only stumble over.</summary>
    internal static IEnumerable<ConfigurationFault> Faults(IConfiguration configuration) =>
        from url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let sentence = FaultOf(url)
        where sentence is not null
        select new ConfigurationFault("urls", sentence);

    private static string? FaultOf(string url)
    {
        try
        {
            return BindingAddress.Parse(url) switch
            {
                { Scheme: not ("http" or "https") } => "An address begins with http:// or https://.",
                { PathBase.Length: > 0 } => "An address has no path; a proxy in front may have one.",
                { Port: < 0 or > MaxPort } => $"A port is a number up to {MaxPort}.",
                _ => null,
            };
        }
        catch (FormatException)
        {
            return "This is no address such as http://localhost:5080.";
        }
    }

    /// <summary>Whether <c>--urls</c>, ASPNETCORE_URLS or the port variables of container images say where.</summary>
    internal static bool IsToldWhere(IConfiguration configuration) => WhereKeys.Any(key => !string.IsNullOrWhiteSpace(configuration[key]));
}
