using System.Diagnostics.Metrics;
using Microsoft.Extensions.Primitives;
using OsteoHooks.Service.Clients;
using OsteoHooks.Service.Http;
using OsteoHooks.Service.Storage;
using OsteoHooks.Service.Telemetry;

namespace OsteoHooks.Service.Tokens;

/// <summary>
/// Decides who calls before anything else looks at the call. A refusal is a bare 401: whoever may know why reads the log. What cannot be
/// decided is 503, never yes.
/// </summary>
internal sealed class Callers(TrustSettings trust, TokenCheck tokens, ILogger<Callers> log)
{
    private const string Scheme = "Bearer ";

    private static readonly Counter<long> Refusals =
        Metrics.Meter.CreateCounter<long>("osteohooks.tokens.refused", description: "Calls refused for their token, by reason and tenant.");

    private readonly string _root = trust.PublicBaseUrl?.AbsoluteUri.TrimEnd('/') ?? "";

    private readonly HashSet<string> _aliases = [.. trust.Clients.SelectMany(c => c.Aliases).Select(a => a.Path)];

    public async Task Decide(HttpContext context, RequestDelegate next)
    {
        if (!NeedsToken(context.Request))
        {
            await next(context);
            return;
        }

        Caller? caller = null;
        try
        {
            var (found, fault, client) = await Check(context);
            if (found is null)
            {
                Refused(fault!, client);
            }

            caller = found;
        }
        catch (Exception e) when (e is KeysUnavailableException or StoreUnavailableException)
        {
            TrustLog.Unavailable(log, "a client", e.GetType().Name);
            await new Problem(StatusCodes.Status503ServiceUnavailable, "Tokens cannot be verified at this moment.").Write(context.Response);
            return;
        }

        if (caller is null)
        {
            await Refuse(context);
            return;
        }

        context.Features.Set(caller);
        Enter(context.Request, caller.Client);
        await next(context);
    }

    /// <summary>A path of the client's own becomes the service's.</summary>
    private static void Enter(HttpRequest request, Client client)
    {
        foreach (var alias in client.Aliases)
        {
            if (request.Path == alias.Path || request.Path == alias.Path + "/feedback")
            {
                request.Path = $"/cds-services/{alias.Service}{request.Path.Value![alias.Path.Length..]}";
                return;
            }
        }
    }

    private bool NeedsToken(HttpRequest request) =>
        request.Path.StartsWithSegments("/cds-services", StringComparison.OrdinalIgnoreCase) || IsAlias(request.Path);

    private bool IsAlias(PathString path) => _aliases.Contains(path.Value!)
        || (path.Value!.EndsWith("/feedback", StringComparison.Ordinal) && _aliases.Contains(path.Value[..^"/feedback".Length]));

    private async ValueTask<(Caller? Caller, string? Fault, Client? Client)> Check(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        return header.Count == 1 && header[0] is { } text && text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await tokens.Check(text[Scheme.Length..].Trim(' '), Addresses(context.Request.Path), context.RequestAborted)
            : (null, StringValues.IsNullOrEmpty(header) ? "absent" : "scheme", null);
    }

    /// <summary>
    /// The address called, with and without a slash at its end; feedback may be called with the token of its service's address (as some
    /// clients do).
    /// </summary>
    private List<string> Addresses(PathString path)
    {
        var called = _root + path.ToUriComponent();
        var plain = called.TrimEnd('/');
        List<string> addresses = [called, plain];
        if (plain.EndsWith("/feedback", StringComparison.Ordinal))
        {
            addresses.Add(plain[..^"/feedback".Length]);
        }

        return addresses;
    }

    private void Refused(string fault, Client? client)
    {
        var tenant = client?.Tenant ?? "unknown";
        Refusals.Add(1, new("reason", fault), new("tenant", tenant));
        TrustLog.Refused(log, fault, tenant);
    }

    // Empty, because a reason would help nobody but the attacker.
    private static async Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = 0;
        await context.Response.StartAsync(context.RequestAborted);
        await UnreadBody.Drain(context);
    }
}
