using System.Net;
using System.Net.Sockets;

namespace Headwater.Support.Import;

/// <summary>
/// Which addresses a feed may be taken from: those of the public internet alone. Whoever types an address must not reach what only this
/// machine can: itself, its network, or the service that gives a machine in a cloud its keys. Values in, values out.
/// </summary>
internal static class PublicAddress
{
    /// <summary>
    /// Where feeds are: the usual ports of the web, and its usual second ones. Each further port would be a door to ask something that is
    /// no website.
    /// </summary>
    private static readonly int[] Ports = [80, 443, 8080, 8443];

    /// <summary>Networks that are not the public internet (the special-purpose registries of IANA, RFC 6890), with what they are.</summary>
    private static readonly (IPNetwork Network, string What)[] Closed =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this machine"), (IPNetwork.Parse("127.0.0.0/8"), "this machine"), (IPNetwork.Parse("::1/128"), "this machine"), (IPNetwork.Parse("::/128"), "this machine"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private network"), (IPNetwork.Parse("172.16.0.0/12"), "a private network"), (IPNetwork.Parse("192.168.0.0/16"), "a private network"), (IPNetwork.Parse("fc00::/7"), "a private network"), (IPNetwork.Parse("fec0::/10"), "a private network"),
        (IPNetwork.Parse("100.64.0.0/10"), "a provider's own network"), (IPNetwork.Parse("169.254.0.0/16"), "the machine's own link"), (IPNetwork.Parse("fe80::/10"), "the machine's own link"),
        (IPNetwork.Parse("224.0.0.0/4"), "many machines at once"), (IPNetwork.Parse("ff00::/8"), "many machines at once"), (IPNetwork.Parse("240.0.0.0/4"), "a network that is kept for later"),
        (IPNetwork.Parse("192.0.0.0/24"), "a network that is kept for protocols"), (IPNetwork.Parse("192.88.99.0/24"), "a network that is kept for protocols"), (IPNetwork.Parse("198.18.0.0/15"), "a network for measuring"), (IPNetwork.Parse("2001::/23"), "a network that is kept for protocols"), (IPNetwork.Parse("100::/64"), "a network that leads nowhere"), (IPNetwork.Parse("5f00::/16"), "a network that is kept for protocols"),
        (IPNetwork.Parse("192.0.2.0/24"), "a network for examples"), (IPNetwork.Parse("198.51.100.0/24"), "a network for examples"), (IPNetwork.Parse("203.0.113.0/24"), "a network for examples"), (IPNetwork.Parse("2001:db8::/32"), "a network for examples"), (IPNetwork.Parse("3fff::/20"), "a network for examples"),
        // Translation that a network makes for itself alone (RFC 8215): what it leads to, only that network knows.
        (IPNetwork.Parse("64:ff9b:1::/48"), "a private network"),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");
    private static readonly IPNetwork Translated = IPNetwork.Parse("::ffff:0:0:0/96");

    /// <summary>Why an address is not one of the public internet, as the end of a sentence; null when it is.</summary>
    public static string? WhyNot(IPAddress address)
    {
        if (Within(address) is { } within)
            return WhyNot(within);
        foreach (var (network, what) in Closed)
        {
            if (network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address))
                return what;
        }

        return address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 ? null : "no address of the internet";
    }

    /// <summary>Why nothing is asked of an address of the web, whatever its name resolves to, as a sentence; null when it may be asked.</summary>
    public static string? WhyNot(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            return "The address must begin with https:// or http://.";
        if (address.UserInfo.Length > 0)
            return "The address must hold no name and no password: a feed is open to everybody.";
        if (!Ports.Contains(address.Port))
            return "The address must have one of the ports 80, 443, 8080 and 8443, which feeds are at.";
        return IPAddress.TryParse(address.Host.Trim('[', ']'), out var written) && WhyNot(written) is { } what ? $"The address leads to {what}: a feed is taken from the public internet alone." : null;
    }

    /// <summary>The address of version 4 that one of version 6 stands for or leads through to; null for any other.</summary>
    private static IPAddress? Within(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address))
            return new(bytes.AsSpan(2, 4));
        // ::1 and :: lie in the network of the old compatible addresses, and are this machine.
        return address.IsIPv4MappedToIPv6 || Nat64.Contains(address) || Translated.Contains(address) || (Compatible.Contains(address) && !address.Equals(IPAddress.IPv6Loopback) && !address.Equals(IPAddress.IPv6Any))
            ? new(bytes.AsSpan(12, 4))
            : null;
    }
}
