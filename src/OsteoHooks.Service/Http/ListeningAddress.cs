using System.Globalization;
using System.Net;
using OsteoHooks.Service.Configuration;

namespace OsteoHooks.Service.Http;

/// <summary>One address that the service was told to listen on, and the configuration key that says so.</summary>
/// <param name="Text">As configured: an address, or a port alone.</param>
internal sealed record ListeningAddress(string Key, string Text)
{
    public const string Urls = "urls";

    private const string Endpoints = "Kestrel:Endpoints";

    private const int MaxPort = 65_535;

    private const string SecurePorts = "https_ports";

    private static readonly string[] PortKeys = ["http_ports", SecurePorts];

    private bool IsPortAlone => PortKeys.Contains(Key, StringComparer.Ordinal);

    public bool IsSecure => Key == SecurePorts || Text.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The port, or null where the text is at fault.</summary>
    public int? Port =>
        Fault is not null ? null : IsPortAlone ? int.Parse(Text, CultureInfo.InvariantCulture) : BindingAddress.Parse(Text).Port;

    /// <summary>Why nobody can listen there, or null. The server itself would take a host that it cannot read for any address.</summary>
    public string? Fault => IsPortAlone ? FaultOfPort(Text) : FaultOfUrl(Text);

    /// <summary>What counts, in the order in which the server asks: endpoints, then addresses, then ports.</summary>
    public static IReadOnlyList<ListeningAddress> Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection(Endpoints).GetChildren().ToList();
        if (endpoints.Count > 0)
        {
            return [.. endpoints.Select(e => new ListeningAddress($"{e.Path}:Url", e["Url"]?.Trim() ?? ""))];
        }

        var urls = Split(configuration, Urls);
        return urls.Count > 0 ? urls : [.. PortKeys.SelectMany(key => Split(configuration, key))];
    }

    private static List<ListeningAddress> Split(IConfiguration configuration, string key) =>
    [
        .. (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => new ListeningAddress(key, text)),
    ];

    private static string? FaultOfPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= MaxPort ? null
            : $"A port is a number up to {MaxPort}.";

    private static string? FaultOfUrl(string text)
    {
        try
        {
            return BindingAddress.Parse(text) switch
            {
                { Scheme: not ("http" or "https") } => "An address begins with http:// or https://.",
                { PathBase.Length: > 0 } => "An address has no path; a proxy in front may have one.",
                { Port: < 0 or > MaxPort } => $"A port is a number up to {MaxPort}.",
                { IsUnixPipe: false, IsNamedPipe: false, Host: var host } when !IsHost(host) =>
                    "The host is no IP address, and no name either.",
                _ => null,
            };
        }
        catch (FormatException)
        {
            return "This is no address such as http://localhost:5080.";
        }
    }

    // Digits and dots, or brackets, are meant for an IP address.
    private static bool IsHost(string host) =>
        host is "*" or "+" || IPAddress.TryParse(host, out _)
        || (Uri.CheckHostName(host) == UriHostNameType.Dns && !host.All(c => char.IsAsciiDigit(c) || c == '.'));
}
