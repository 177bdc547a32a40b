using System.Globalization;
using System.Net;
using Headwater.Kernel;

namespace Headwater.Support.OpenReferral;

/// <summary>
/// A feed on the web, for checking alone: it may be anywhere, on this machine too, as whoever runs the check named it. It is asked without
/// any credentials, follows a few redirects, and reads no more than it is ready to hold.
/// </summary>
internal sealed class HttpFeed(HttpClient client, Uri root) : IFeedSource
{
    /// <summary>A page of a feed is some hundred kilobytes; what is ten times more is no page.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    public const string TooLarge = "size: a document is at most 10 MB";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>As many as the public validator looks up.</summary>
    public int Ids => 10;

    public static HttpClient Client() => new(new SocketsHttpHandler
    {
        MaxAutomaticRedirections = 5, UseCookies = false, Credentials = null, ConnectTimeout = TimeSpan.FromSeconds(10), AutomaticDecompression = DecompressionMethods.All, MaxResponseHeadersLength = 64,
    })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", "Headwater directory check" }, { "Accept", "application/json" } },
    };

    public async Task<Answer> GetAsync(string path, int? page, CancellationToken ct)
    {
        var address = root.AbsoluteUri.TrimEnd('/') + (path == "/" ? "" : path) + (page is null ? "" : string.Create(CultureInfo.InvariantCulture, $"?page={page}"));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Timeout);
        try
        {
            using var response = await client.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!response.IsSuccessStatusCode)
                return new(null, string.Create(CultureInfo.InvariantCulture, $"endpoint: it answered {(int)response.StatusCode}"), response.StatusCode == HttpStatusCode.NotFound);
            if (response.Content.Headers.ContentLength > MostBytes)
                return new(null, TooLarge);
            return await ReadAsync(response, limit.Token) is { } bytes ? Answer.Of(bytes) : new(null, TooLarge);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, "time: it did not answer within 30 seconds");
        }
        catch (HttpRequestException wrong) when (path == "/")
        {
            throw new InputRefusedException($"{root}: it cannot be reached ({wrong.Message}). Check the address, and that the feed runs.", wrong);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException or InvalidDataException)
        {
            return new(null, $"endpoint: it broke off ({wrong.Message})");
        }
    }

    /// <summary>What came, unpacked; null where that is more than a document may be.</summary>
    public static async Task<byte[]?> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        using var held = new MemoryStream();
        var buffer = new byte[81_920];
        while (await body.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (held.Length + read > MostBytes)
                return null;
            held.Write(buffer, 0, read);
        }

        return held.ToArray();
    }
}
