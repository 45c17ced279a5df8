using System.Net;
using System.Text.RegularExpressions;
using OsteoHooks.Service.Trust;

namespace OsteoHooks.Service.Prefetch;

/// <summary>
/// The base of a FHIR server that a call may be read from, and what lies below it. The address comes from whoever called, so it is taken
/// literally: a form that two parsers could read differently is no base.
/// </summary>
internal sealed partial class FhirBase
{
    /// <summary>Longest address that is looked at, in characters.</summary>
    private const int Longest = 8 * 1024;

    private readonly Uri root;
    private readonly OutboundControls controls;

    private FhirBase(Uri root, OutboundControls controls) => (this.root, this.controls) = (new Uri(root.AbsoluteUri.TrimEnd('/') + "/"), controls);

    /// <summary>Scheme, host, port and path: what failures are counted by.</summary>
    public string Name => root.AbsoluteUri;

    /// <summary>The server of a call by this client, or null where there is none that may be read.</summary>
    public static FhirBase? For(Client client, Uri? server, OutboundControls controls)
    {
        if (server is not null && !controls.OwnBase)
        {
            return new FhirBase(server, controls);
        }

        return client.IsAnyone ? OnThisMachine(server, controls) : Configured(client.FhirBase, server, controls);
    }

    /// <summary>The call's server, where it is on this machine: <c>localhost</c>, 127.0.0.0/8 or <c>[::1]</c>, written so. No name is looked up. Else null.</summary>
    private static FhirBase? OnThisMachine(Uri? server, OutboundControls controls)
    {
        if (server is null || server.OriginalString.Length > Longest || !LoopbackAddress().IsMatch(server.OriginalString) || HasTricks(server.OriginalString))
        {
            return null;
        }

        var isHere = server.HostNameType switch
        {
            UriHostNameType.Dns => server.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase),
            UriHostNameType.IPv4 or UriHostNameType.IPv6 => IPAddress.IsLoopback(IPAddress.Parse(server.DnsSafeHost)),
            _ => false,
        };
        return isHere ? new FhirBase(server, controls) : null;
    }

    /// <summary>The configured base, where the call's server is the same origin and the same path; its own spelling is never used.</summary>
    private static FhirBase? Configured(Uri? configured, Uri? server, OutboundControls controls)
    {
        if (configured is null || server is null || server.OriginalString.Length > Longest || HasTricks(server.OriginalString) || server.OriginalString.AsSpan().ContainsAny("@?#"))
        {
            return null;
        }

        var isSame = server.Scheme == configured.Scheme && server.Port == configured.Port
            && string.Equals(server.IdnHost, configured.IdnHost, StringComparison.OrdinalIgnoreCase)
            && server.AbsolutePath.TrimEnd('/') == configured.AbsolutePath.TrimEnd('/')
            && IsPlainHost(server.OriginalString, configured);
        return isSame ? new FhirBase(configured, controls) : null;
    }

    // "0x7f.1", "127.1" or fullwidth letters become the same host once parsed. Who means the configured host writes it so.
    private static bool IsPlainHost(string text, Uri configured)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.AsSpan(start).IndexOf('/');
        var authority = end < 0 ? text.AsSpan(start) : text.AsSpan(start, end);
        return authority.Equals(configured.IdnHost, StringComparison.OrdinalIgnoreCase) || authority.Equals(configured.Authority, StringComparison.OrdinalIgnoreCase)
            || authority.Equals($"{configured.Host}:{configured.Port}", StringComparison.OrdinalIgnoreCase);
    }

    /// <param name="relative">A filled template or <c>Medication/&lt;id&gt;</c>.</param>
    public Uri Of(string relative) => new(root.AbsoluteUri + relative);

    /// <summary>The address of a next link, where it has this base's scheme, host, port and path; else null.</summary>
    public Uri? Next(string link)
    {
        if (!controls.OwnBase)
        {
            return Uri.TryCreate(root, link, out var any) && any.Scheme is "http" or "https" ? any : null;
        }

        var path = link.Split('?', 2)[0];
        if (link.Length > Longest || HasTricks(path) || link.Contains('#', StringComparison.Ordinal) || link.Any(char.IsControl) || !Uri.TryCreate(root, link, out var next))
        {
            return null;
        }

        var isHere = next.Scheme == root.Scheme && next.Host == root.Host && next.Port == root.Port && next.UserInfo.Length == 0;
        return isHere && (next.AbsolutePath + "/").StartsWith(root.AbsolutePath, StringComparison.Ordinal) ? next : null;
    }

    private static bool HasTricks(string path) => Tricks().IsMatch(path);

    // Without a time limit: that is time on the wall, and on a busy machine it failed calls. Nothing longer than Longest is looked at, and both expressions walk it once.
    [GeneratedRegex(@"^https?://(localhost|127(\.(0|[1-9][0-9]{0,2})){3}|\[::1\])(:[0-9]{1,5})?(/[^?#]*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex LoopbackAddress();

    // Dot segments, plain, encoded or with a path parameter (servers on Tomcat and Jetty drop it and step up); encoded slashes, backslashes and percent
    // signs; a slash twice that does not stand behind the scheme; a scheme without slashes; userinfo, also an empty one; blanks.
    [GeneratedRegex(@"(^|/)\.{1,2}(/|;|%3b|$)|%2e|%2f|%5c|%25|\\|(?<!^https?:)//|^https?:(?!//)|//[^/]*@|\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Tricks();
}
