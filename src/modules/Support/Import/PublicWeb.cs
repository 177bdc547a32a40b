using System.Net;
using System.Net.Sockets;

namespace Headwater.Support.Import;

/// <summary>An address that nothing is asked of; its message says why, and can be shown.</summary>
internal sealed class NotPublicException(string message) : IOException(message);

/// <summary>What addresses a name has.</summary>
internal delegate Task<IPAddress[]> Resolve(string name, CancellationToken ct);

/// <summary>Connects to one address.</summary>
internal delegate Task<Stream> Dial(IPEndPoint to, CancellationToken ct);

/// <summary>
/// The web as feeds are taken from it. Each connection looks its name up, refuses what is not of the public internet, and is made to the
/// very address that was looked at: a name that answers otherwise a moment later leads nowhere else.
/// </summary>
internal sealed class PublicWeb(Resolve resolve, Dial dial)
{
    /// <summary>The web as it is. Tests have their own names and lines; a deployment has no such choice.</summary>
    public static PublicWeb Real { get; } = new((name, ct) => Dns.GetHostAddressesAsync(name, ct), ConnectAsync);

    /// <summary>A client that keeps nothing, says nothing of who asks, and follows no redirect by itself.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, Credentials = null, PreAuthenticate = false, ActivityHeadersPropagator = null, ConnectTimeout = TimeSpan.FromSeconds(10), MaxConnectionsPerServer = 4, MaxResponseHeadersLength = 64,
        AutomaticDecompression = DecompressionMethods.All, ConnectCallback = async (context, ct) => await OpenAsync(context.DnsEndPoint, ct),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, DefaultRequestHeaders = { { "User-Agent", "Headwater directory" }, { "Accept", "application/json" } },
    };

    private async Task<Stream> OpenAsync(DnsEndPoint to, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(to.Host.Trim('[', ']'), out var written) ? [written] : await resolve(to.Host, ct);
        // One that is not public is enough: such a name was made to lead here.
        foreach (var address in addresses)
        {
            if (PublicAddress.WhyNot(address) is { } what)
                throw new NotPublicException($"{to.Host} leads to {what}, and a feed is taken from the public internet alone");
        }

        Exception? last = null;
        foreach (var address in addresses)
        {
            try
            {
                return await dial(new(address, to.Port), ct);
            }
            catch (SocketException unreachable)
            {
                last = unreachable;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static async Task<Stream> ConnectAsync(IPEndPoint to, CancellationToken ct)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(to, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
