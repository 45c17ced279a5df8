using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace OsteoHooks.Service.Http;

/// <summary>What the server stumbled over when it began to listen, told by the key that named the address.</summary>
internal static class ListeningFault
{
    private const string InUse = "The address is already in use.";

    /// <returns>Null where the exception is about something else.</returns>
    public static string? SentenceOf(Exception e) => e switch
    {
        IOException { InnerException: AddressInUseException } => InUse,
        // Neither of the two addresses of localhost.
        IOException { InnerException: AggregateException { InnerExceptions: [var first, ..] } } => SentenceOf(first),
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => InUse,
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "The service may not listen there.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported } =>
            "The address is not one of this machine's.",
        _ when IsAboutCertificate(e) => "There is no certificate for https that can be read; a proxy in front may have one.",
        _ => null,
    };

    // The server's message names the address; its port tells which of ours it was.
    public static string KeyOf(Exception e, IConfiguration configuration)
    {
        var addresses = ListeningAddress.Of(configuration).ToList();
        var at = addresses.Find(a => IsAboutCertificate(e) ? a.IsSecure : e.Message.Contains($":{a.Port}", StringComparison.Ordinal));
        return (at ?? addresses.Find(_ => true))?.Key ?? ListeningAddress.Urls;
    }

    private static bool IsAboutCertificate(Exception e) =>
        e is CryptographicException or FileNotFoundException or DirectoryNotFoundException
        || (e is InvalidOperationException && e.Message.Contains("certificate", StringComparison.Ordinal));
}
