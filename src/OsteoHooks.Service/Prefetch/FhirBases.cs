using System.Net;
using System.Text.RegularExpressions;
using OsteoHooks.Service.Clients;

namespace OsteoHooks.Service.Prefetch;

/// <summary>Which FHIR server a call may be read from: the one of its client; without clients one on this machine.</summary>
internal partial class FhirBases
{
    /// <summary>The server of a call by this client, or null where there is none that may be read.</summary>
    public virtual FhirBase? Of(Client client, Uri? server) =>
        client.IsAnyone ? OnThisMachine(server) : Configured(client.FhirBase, server);

    /// <summary>
    /// The call's server, where it is on this machine: <c>localhost</c>, 127.0.0.0/8 or <c>[::1]</c>, written so. No name is looked up.
    /// Else null.
    /// </summary>
    private static FhirBase? OnThisMachine(Uri? server)
    {
        if (server is null || server.OriginalString.Length > FhirBase.Longest || !LoopbackAddress().IsMatch(server.OriginalString)
            || FhirBase.HasTricks(server.OriginalString))
        {
            return null;
        }

        var isHere = server.HostNameType switch
        {
            UriHostNameType.Dns => server.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase),
            UriHostNameType.IPv4 or UriHostNameType.IPv6 => IPAddress.IsLoopback(IPAddress.Parse(server.DnsSafeHost)),
            _ => false,
        };
        return isHere ? new FhirBase(server) : null;
    }

    /// <summary>
    /// The configured base, where the call's server is the same origin and the same path; its own spelling is never used.
    /// </summary>
    private static FhirBase? Configured(Uri? configured, Uri? server)
    {
        if (configured is null || server is null || server.OriginalString.Length > FhirBase.Longest
            || FhirBase.HasTricks(server.OriginalString) || server.OriginalString.AsSpan().ContainsAny("@?#"))
        {
            return null;
        }

        var isSame = server.Scheme == configured.Scheme && server.Port == configured.Port
            && string.Equals(server.IdnHost, configured.IdnHost, StringComparison.OrdinalIgnoreCase)
            && server.AbsolutePath.TrimEnd('/') == configured.AbsolutePath.TrimEnd('/')
            && IsPlainHost(server.OriginalString, configured);
        return isSame ? new FhirBase(configured) : null;
    }

    // "0x7f.1", "127.1" or fullwidth letters become the same host once parsed. Who means the configured host writes it so.
    private static bool IsPlainHost(string text, Uri configured)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.AsSpan(start).IndexOf('/');
        var authority = end < 0 ? text.AsSpan(start) : text.AsSpan(start, end);
        return authority.Equals(configured.IdnHost, StringComparison.OrdinalIgnoreCase)
            || authority.Equals(configured.Authority, StringComparison.OrdinalIgnoreCase)
            || authority.Equals($"{configured.Host}:{configured.Port}", StringComparison.OrdinalIgnoreCase);
    }

    // Without a time limit: that is time on the wall, and on a busy machine it failed calls. Nothing longer than Longest is looked at, and
    // both expressions walk it once.
    [GeneratedRegex(@"^https?://(localhost|127(\.(0|[1-9][0-9]{0,2})){3}|\[::1\])(:[0-9]{1,5})?(/[^?#]*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex LoopbackAddress();
}
