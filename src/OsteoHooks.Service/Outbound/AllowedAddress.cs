using System.Net;

namespace OsteoHooks.Service.Outbound;

/// <summary>
/// Whether a configured name may mean an address. One that means this machine, its link, everybody or a cloud's metadata is a trap
/// (rebinding). A hospital's own network is private on purpose.
/// </summary>
internal static class AllowedAddress
{
    private static readonly IPNetwork[] Never =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("224.0.0.0/3"),
        // Metadata outside the link: Alibaba, Oracle, Azure, and AWS over IPv6.
        IPNetwork.Parse("100.100.100.200/32"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("168.63.129.16/32"),
            IPNetwork.Parse("fd00:ec2::254/128"),
        IPNetwork.Parse("::/127"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("ff00::/8"),
    ];

    // IPv4 within IPv6, with the place of its first byte: mapped, compatible, translated (RFC 2765), NAT64 (RFC 6052), 6to4 (RFC 3056).
    private static readonly (IPNetwork Network, int At)[] Carriers =
    [
        (IPNetwork.Parse("::ffff:0:0/96"), 12), (IPNetwork.Parse("::/96"), 12), (IPNetwork.Parse("::ffff:0:0:0/96"), 12),
            (IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2),
    ];

    public static bool Is(IPAddress address)
    {
        // A zone belongs to the machine, not to the address.
        var plain = new IPAddress(address.GetAddressBytes());
        return !Array.Exists(Never, n => n.Contains(plain))
            && (Array.Find(Carriers, c => c.Network.Contains(plain)) is not { At: > 0 } carrier
            || Is(new IPAddress(plain.GetAddressBytes().AsSpan(carrier.At, 4))));
    }
}
