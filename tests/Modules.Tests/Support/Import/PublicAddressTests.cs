using System.Net;
using Headwater.Support.Import;

namespace Headwater.Modules.Tests.Support.Import;

/// <summary>What may be asked for a feed, by the special-purpose registries of IANA (RFC 6890).</summary>
public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("127.0.0.1", "this machine")]
    [InlineData("127.255.255.254", "this machine")]
    [InlineData("0.0.0.0", "this machine")]
    [InlineData("0.1.2.3", "this machine")]
    [InlineData("::1", "this machine")]
    [InlineData("::", "this machine")]
    [InlineData("10.0.0.1", "a private network")]
    [InlineData("172.16.0.1", "a private network")]
    [InlineData("172.31.255.255", "a private network")]
    [InlineData("192.168.1.1", "a private network")]
    [InlineData("fd00::1", "a private network")]
    [InlineData("fc00::1", "a private network")]
    [InlineData("100.64.0.1", "a provider's own network")]
    [InlineData("100.127.255.255", "a provider's own network")]
    [InlineData("169.254.169.254", "the machine's own link")]
    [InlineData("fe80::1", "the machine's own link")]
    [InlineData("224.0.0.1", "many machines at once")]
    [InlineData("ff02::1", "many machines at once")]
    [InlineData("255.255.255.255", "a network that is kept for later")]
    [InlineData("198.18.0.1", "a network for measuring")]
    [InlineData("192.0.2.1", "a network for examples")]
    [InlineData("2001:db8::1", "a network for examples")]
    // The same addresses of version 4, written as version 6: mapped, compatible, translated, NAT64 and 6to4.
    [InlineData("::ffff:127.0.0.1", "this machine")]
    [InlineData("::ffff:10.1.2.3", "a private network")]
    [InlineData("::127.0.0.1", "this machine")]
    [InlineData("::ffff:0:192.168.0.1", "a private network")]
    [InlineData("64:ff9b::a9fe:a9fe", "the machine's own link")]
    [InlineData("64:ff9b:1::8.8.8.8", "a private network")]
    [InlineData("2002:7f00:1::", "this machine")]
    [InlineData("2002:c0a8:101::1", "a private network")]
    // Teredo lies in the block of protocols.
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2", "a network that is kept for protocols")]
    public void What_is_not_of_the_public_internet_is_refused_for_what_it_is(string address, string what) =>
        Assert.Equal(what, PublicAddress.WhyNot(IPAddress.Parse(address)));

    /// <summary>The neighbours of what is closed are open.</summary>
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("1.0.0.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.1")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2002:808:808::1")]
    public void What_is_of_the_public_internet_is_not(string address) => Assert.Null(PublicAddress.WhyNot(IPAddress.Parse(address)));

    [Theory]
    [InlineData("ftp://feed.example.org/", "must begin with https")]
    [InlineData("file:///etc/passwd", "must begin with https")]
    [InlineData("javascript:alert(1)", "must begin with https")]
    [InlineData("https://me:secret@feed.example.org/", "no name and no password")]
    [InlineData("http://feed.example.org:22/", "ports 80, 443")]
    [InlineData("http://feed.example.org:6379/", "ports 80, 443")]
    [InlineData("http://127.0.0.1/", "leads to this machine")]
    // Other ways to write 127.0.0.1.
    [InlineData("http://2130706433/", "leads to this machine")]
    [InlineData("http://0x7f.1/", "leads to this machine")]
    [InlineData("http://[::1]/", "leads to this machine")]
    [InlineData("http://[::ffff:169.254.169.254]/", "the machine's own link")]
    public void An_address_that_cannot_be_a_feed_s_is_refused_before_anything_is_asked(string address, string because) =>
        Assert.Contains(because, PublicAddress.WhyNot(new Uri(address)), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://feed.example.org/api/oruk/v3")]
    [InlineData("http://feed.example.org:8080/v3")]
    public void An_address_of_the_web_may_be_asked(string address) => Assert.Null(PublicAddress.WhyNot(new Uri(address)));
}
