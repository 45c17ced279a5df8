using System.Net;

namespace OsteoHooks.Service.Http;

/// <summary>
/// Outside Development plain HTTP is answered for <c>/health</c> only, and to the configured proxies, which end TLS before this service. A
/// proxy that says that its own caller came without TLS is refused like that caller.
/// </summary>
internal static class PlainHttp
{
    // A year, as browsers' preload lists ask for.
    private const string Hsts = "max-age=31536000; includeSubDomains";

    /// <param name="proxies">Addresses or networks of the proxies that end TLS.</param>
    public static void UseHttpsOnly(this WebApplication app, IReadOnlyList<IPNetwork> proxies)
    {
        app.Use(async (context, next) =>
        {
            if (IsSecure(context, proxies))
            {
                context.Response.Headers.StrictTransportSecurity = Hsts;
            }
            else if (!context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
            {
                await new Problem(StatusCodes.Status403Forbidden, "Plain HTTP is not answered here; call over HTTPS.")
                    .Write(context.Response);
                return;
            }

            await next(context);
        });
    }

    private static bool IsSecure(HttpContext context, IReadOnlyList<IPNetwork> proxies)
    {
        if (context.Request.IsHttps)
        {
            return true;
        }

        // The last value is the one that the proxy itself wrote.
        var told = context.Request.Headers["X-Forwarded-Proto"].LastOrDefault()?.Split(',')[^1].Trim();
        return IsProxy(context.Connection.RemoteIpAddress, proxies)
            && (string.IsNullOrEmpty(told) || told.Equals("https", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsProxy(IPAddress? caller, IReadOnlyList<IPNetwork> proxies)
    {
        var plain = caller is { IsIPv4MappedToIPv6: true } ? caller.MapToIPv4() : caller;
        return plain is not null && proxies.Any(p => p.Contains(plain));
    }
}
