using System.Net;
using System.Text.RegularExpressions;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Outbound;

namespace OsteoHooks.Service.Prefetch;

/// <summary>
/// The base of a FHIR server that a call may be read from, and what lies below it. The address comes from whoever called, so it is taken
/// literally: a form that two parsers could read differently is no base.
/// </summary>
internal partial class FhirBase
{
    /// <summary>Longest address that is looked at, in characters.</summary>
    public const int Longest = 8 * 1024;

    private readonly Uri _root;

    public FhirBase(Uri root) => _root = new Uri(root.AbsoluteUri.TrimEnd('/') + "/");

    /// <summary>Scheme, host, port and path: what failures are counted by.</summary>
    public string Name => _root.AbsoluteUri;

    /// <param name="relative">A filled template or <c>Medication/&lt;id&gt;</c>.</param>
    public virtual Uri Of(string relative) => new(_root.AbsoluteUri + relative);

    /// <summary>The address of a next link, where it has this base's scheme, host, port and path; else null.</summary>
    public virtual Uri? Next(string link)
    {
        var path = link.Split('?', 2)[0];
        if (link.Length > Longest || HasTricks(path) || link.Contains('#', StringComparison.Ordinal) || link.Any(char.IsControl)
            || !Uri.TryCreate(_root, link, out var next))
        {
            return null;
        }

        var isHere = next.Scheme == _root.Scheme && next.Host == _root.Host && next.Port == _root.Port && next.UserInfo.Length == 0;
        return isHere && (next.AbsolutePath + "/").StartsWith(_root.AbsolutePath, StringComparison.Ordinal) ? next : null;
    }

    public static bool HasTricks(string path) => Tricks().IsMatch(path);

    // Without a time limit: that is time on the wall, and on a busy machine it failed calls. Nothing longer than Longest is looked at, and
    // the expression walks it once. Dot segments, plain, encoded or with a path parameter (servers on Tomcat and Jetty drop it and step
    // up); encoded slashes, backslashes and percent signs; a slash twice that does not stand behind the scheme; a scheme without slashes;
    // userinfo, also an empty one; blanks.
    [GeneratedRegex(@"(^|/)\.{1,2}(/|;|%3b|$)|%2e|%2f|%5c|%25|\\|(?<!^https?:)//|^https?:(?!//)|//[^/]*@|\s",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Tricks();
}
