using System.Net;
using OsteoHooks.Service.Outbound;

namespace OsteoHooks.Service.Tests.Outbound;

public sealed class AllowedAddressTests
{
    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("192.168.4.5")]
    [InlineData("172.20.0.9")]
    [InlineData("100.64.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("8.8.8.8")]
    [InlineData("fd12:3456::1")]
    [InlineData("2001:db8::1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("64:ff9b::a01:203")]
    public void A_hospitals_or_a_public_address_is_far(string address) => Assert.True(AllowedAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.0.251")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1%2")]
    [InlineData("ff02::1")]
    public void This_machine_its_link_and_everybody_are_not(string address) => Assert.False(AllowedAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a9fe:a9fe::1")]
    public void What_is_not_far_in_IPv4_is_not_far_within_IPv6(string address) => Assert.False(AllowedAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("100.100.100.200")]
    [InlineData("192.0.0.192")]
    [InlineData("168.63.129.16")]
    [InlineData("fd00:ec2::254")]
    public void A_clouds_metadata_is_not_far_wherever_it_is(string address) => Assert.False(AllowedAddress.Is(IPAddress.Parse(address)));
}
