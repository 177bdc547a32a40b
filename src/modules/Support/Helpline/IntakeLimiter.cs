using System.Net;
using System.Threading.RateLimiting;

namespace Headwater.Support.Helpline;

/// <summary>How often the public form is taken from one address: enough for a school behind one, and not for a machine.</summary>
internal sealed class IntakeLimiter : IDisposable
{
    public const int MostInAnHour = 20;

    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = MostInAnHour, Window = TimeSpan.FromHours(1) }));

    /// <summary>Counts one more, and answers whether it is taken.</summary>
    public bool Takes(IPAddress? from)
    {
        // Behind a proxy on this machine that was not named in the settings everybody seems to sit here.
        if (from is not null && IPAddress.IsLoopback(from))
            return true;
        using var lease = limiter.AttemptAcquire(Network(from ?? IPAddress.None));
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    /// <summary>A household has all of an IPv6 network of 64 bits.</summary>
    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new(bytes);
    }
}
