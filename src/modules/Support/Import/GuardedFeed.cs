using System.Globalization;
using System.Net;
using System.Text.Unicode;
using Headwater.Support.OpenReferral;

namespace Headwater.Support.Import;

/// <summary>
/// A feed on the public web, as it is taken in. A document is at most 10 MB and 30 seconds, whatever it says of itself; redirects are
/// followed by hand, and each is looked at as if it had been typed.
/// </summary>
internal sealed class GuardedFeed(HttpClient client, Uri root) : IFeedSource
{
    private const int MostRedirects = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public int Ids => FeedWalk.MostServices;

    public async Task<Answer> GetAsync(string path, int? page, CancellationToken ct)
    {
        var address = new Uri(root.AbsoluteUri.TrimEnd('/') + (path == "/" ? "" : path) + (page is null ? "" : string.Create(CultureInfo.InvariantCulture, $"?page={page}")));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        try
        {
            return await FollowAsync(address, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, "time: it did not answer within 30 seconds");
        }
        catch (HttpRequestException wrong) when (wrong.InnerException is NotPublicException refused)
        {
            return new(null, $"address: {refused.Message}");
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException or InvalidDataException or UriFormatException)
        {
            return new(null, $"endpoint: it broke off ({wrong.Message})");
        }
    }

    private async Task<Answer> FollowAsync(Uri address, CancellationToken ct)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (PublicAddress.WhyNot(address) is { } why)
                return new(null, redirects == 0 ? $"address: {why}" : $"address: it redirects elsewhere. {why}");
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            {
                var next = new Uri(address, location);
                if (address.Scheme == "https" && next.Scheme != "https")
                    return new(null, "address: it redirects from https to what anybody on the way can change");
                address = next;
                continue;
            }

            if (!response.IsSuccessStatusCode)
                return new(null, string.Create(CultureInfo.InvariantCulture, $"endpoint: it answered {(int)response.StatusCode}"), response.StatusCode == HttpStatusCode.NotFound);
            if (response.Content.Headers.ContentLength > HttpFeed.MostBytes || await HttpFeed.ReadAsync(response, ct) is not { } bytes)
                return new(null, HttpFeed.TooLarge);
            return Utf8.IsValid(bytes) ? Answer.Of(bytes) : new(null, "json: its letters are not UTF-8");
        }

        return new(null, "address: it redirects more than 5 times");
    }
}
