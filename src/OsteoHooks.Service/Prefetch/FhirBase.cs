using System.Net;
using System.Text.RegularExpressions;

namespace OsteoHooks.Service.Prefetch;

/// <summary>
/// The base of a FHIR server that a call may be read from, and what lies below it. The address comes from whoever called, so it is taken
/// literally: a form that two parsers could read differently is no base.
/// </summary>
internal sealed partial class FhirBase
{
    private readonly Uri root;

    private FhirBase(Uri root) => this.root = root;

    /// <summary>The call's server, where it is on this machine: <c>localhost</c>, 127.0.0.0/8 or <c>[::1]</c>, written so. No name is looked up. Else null.</summary>
    public static FhirBase? OnThisMachine(Uri? server)
    {
        if (server is null || !LoopbackAddress().IsMatch(server.OriginalString) || HasTricks(server.OriginalString))
        {
            return null;
        }

        var isHere = server.HostNameType switch
        {
            UriHostNameType.Dns => server.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase),
            UriHostNameType.IPv4 or UriHostNameType.IPv6 => IPAddress.IsLoopback(IPAddress.Parse(server.DnsSafeHost)),
            _ => false,
        };
        return isHere ? new FhirBase(new Uri(server.AbsoluteUri.TrimEnd('/') + "/")) : null;
    }

    /// <param name="relative">A filled template or <c>Medication/&lt;id&gt;</c>.</param>
    public Uri Of(string relative) => new(root.AbsoluteUri + relative);

    /// <summary>The address of a next link, where it has this base's scheme, host, port and path; else null.</summary>
    public Uri? Next(string link)
    {
        var path = link.Split('?', 2)[0];
        if (HasTricks(path) || link.Contains('#', StringComparison.Ordinal) || link.Any(char.IsControl) || !Uri.TryCreate(root, link, out var next))
        {
            return null;
        }

        var isHere = next.Scheme == root.Scheme && next.Host == root.Host && next.Port == root.Port && next.UserInfo.Length == 0;
        return isHere && (next.AbsolutePath + "/").StartsWith(root.AbsolutePath, StringComparison.Ordinal) ? next : null;
    }

    private static bool HasTricks(string path) => Tricks().IsMatch(path);

    [GeneratedRegex(@"^https?://(localhost|127(\.(0|[1-9][0-9]{0,2})){3}|\[::1\])(:[0-9]{1,5})?(/[^?#]*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex LoopbackAddress();

    // Dot segments, plain or encoded; encoded slashes, backslashes and percent signs; and a second slash in the path.
    [GeneratedRegex(@"(^|/)\.{1,2}(/|$)|%2e|%2f|%5c|%25|\\|[^:/]//|\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Tricks();
}
