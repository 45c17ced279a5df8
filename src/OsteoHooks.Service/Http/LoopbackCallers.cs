using System.Net;

namespace OsteoHooks.Service.Http;

/// <summary>Without configured clients only callers on this machine are answered, whatever address the service listens on.</summary>
internal static class LoopbackCallers
{
    public static void UseLoopbackCallersOnly(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (IsLoopback(context.Connection.RemoteIpAddress))
        {
            await next(context);
            return;
        }

        await new Problem(StatusCodes.Status403Forbidden, "No client is configured, so only callers on this machine are answered.")
            .Write(context.Response);
    });

    // A caller without address (a Unix socket, where a proxy may stand before it) is not known to be here.
    internal static bool IsLoopback(IPAddress? caller) =>
        caller is not null && IPAddress.IsLoopback(caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller);
}
