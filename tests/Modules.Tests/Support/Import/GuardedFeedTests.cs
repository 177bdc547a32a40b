using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Headwater.Support.Import;
using Headwater.Support.OpenReferral;

namespace Headwater.Modules.Tests.Support.Import;

/// <summary>
/// A feed on the web that means harm. Names are resolved and lines are laid by the test: what looks like 9.9.9.9 is a server of the test;
/// whatever else is dialled is written down.
/// </summary>
public sealed class GuardedFeedTests
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_is_read_and_nothing_is_said_of_who_asks()
    {
        await using var web = new PlannedWeb(_ => Json + """{"contents":[]}""");
        Assert.Null((await web.GetAsync("http://feed.example.org/v3/", "/services", 2)).Problem);
        var asked = Assert.Single(web.Requests);
        Assert.StartsWith("GET /v3/services?page=2 HTTP/1.1", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", asked, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Authorization", asked, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("traceparent", asked, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http://127.0.0.1/admin", "address: it redirects elsewhere. The address leads to this machine: a feed is taken from the public internet alone.")]
    [InlineData("http://169.254.169.254/latest/meta-data", "address: it redirects elsewhere. The address leads to the machine's own link: a feed is taken from the public internet alone.")]
    [InlineData("http://inside.example.org/", "address: inside.example.org leads to this machine, and a feed is taken from the public internet alone")]
    [InlineData("http://both.example.org/", "address: both.example.org leads to a private network, and a feed is taken from the public internet alone")]
    [InlineData("file:///etc/passwd", "address: it redirects elsewhere. The address must begin with https:// or http://.")]
    [InlineData("http://other.example.org:6379/", "address: it redirects elsewhere. The address must have one of the ports 80, 443, 8080 and 8443, which feeds are at.")]
    [InlineData("http://me:secret@other.example.org/", "address: it redirects elsewhere. The address must hold no name and no password: a feed is open to everybody.")]
    public async Task A_redirect_to_what_is_not_public_is_not_followed(string to, string problem)
    {
        await using var web = new PlannedWeb(_ => $"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.Equal(problem, (await web.GetAsync("http://feed.example.org", "/services", 1)).Problem);
        // Nobody was dialled but the feed itself.
        Assert.Equal(["9.9.9.9:80"], web.Dialled);
    }

    [Fact]
    public async Task A_name_that_leads_here_is_not_dialled_and_one_that_leads_nowhere_is_told()
    {
        await using var web = new PlannedWeb(_ => Json + "{}");
        Assert.Equal("address: inside.example.org leads to this machine, and a feed is taken from the public internet alone", (await web.GetAsync("http://inside.example.org", "/services", 1)).Problem);
        Assert.StartsWith("endpoint: it broke off", (await web.GetAsync("http://nowhere.example.org", "/services", 1)).Problem, StringComparison.Ordinal);
        Assert.Empty(web.Dialled);
    }

    /// <summary>The name answers with a public address once, and with this machine ever after: the connection is to what was looked at.</summary>
    [Fact]
    public async Task A_name_that_changes_its_mind_leads_to_what_was_looked_at()
    {
        await using var web = new PlannedWeb(_ => Json + "{}");
        Assert.Null((await web.GetAsync("http://turncoat.example.org", "/services", 1)).Problem);
        Assert.Equal(["9.9.9.9:80"], web.Dialled);
        Assert.Equal("address: turncoat.example.org leads to this machine, and a feed is taken from the public internet alone", (await web.GetAsync("http://turncoat.example.org", "/services", 2)).Problem);
        Assert.Equal(["9.9.9.9:80"], web.Dialled);
    }

    [Fact]
    public async Task Redirects_are_followed_five_times_and_no_further()
    {
        await using var few = new PlannedWeb(n => n <= 5 ? Redirect(n) : Json + "{}");
        Assert.Null((await few.GetAsync("http://feed.example.org", "/services", 1)).Problem);
        await using var many = new PlannedWeb(Redirect);
        Assert.Equal("address: it redirects more than 5 times", (await many.GetAsync("http://feed.example.org", "/services", 1)).Problem);
        Assert.Equal(6, many.Requests.Count);
    }

    [Fact]
    public async Task Two_gigabytes_are_not_read_whether_they_are_told_of_streamed_or_packed()
    {
        await using var told = new PlannedWeb(_ => "HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n[");
        Assert.Equal(HttpFeed.TooLarge, (await told.GetAsync("http://feed.example.org", "/services", 1)).Problem);
        await using var streamed = new PlannedWeb(_ => Json + "[", endless: true);
        Assert.Equal(HttpFeed.TooLarge, (await streamed.GetAsync("http://feed.example.org", "/services", 1)).Problem);
        await using var packed = new PlannedWeb(_ => "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n", tail: Packed());
        Assert.Equal(HttpFeed.TooLarge, (await packed.GetAsync("http://feed.example.org", "/services", 1)).Problem);
    }

    [Fact]
    public async Task What_is_no_document_is_told()
    {
        await using var deep = new PlannedWeb(_ => Json + new string('[', 100_000));
        Assert.Equal("json: it cannot be read as JSON (line 1)", (await deep.GetAsync("http://feed.example.org", "/services", 1)).Problem);
        await using var letters = new PlannedWeb(_ => Json, tail: [(byte)'"', 0xFF, (byte)'"']);
        Assert.Equal("json: its letters are not UTF-8", (await letters.GetAsync("http://feed.example.org", "/services", 1)).Problem);
        await using var broken = new PlannedWeb(_ => "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.Equal("endpoint: it answered 503", (await broken.GetAsync("http://feed.example.org", "/services", 1)).Problem);
    }

    private static string Redirect(int number) => string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 301 Moved\r\nLocation: /{number}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    /// <summary>Some kilobytes that unpack to twelve megabytes.</summary>
    private static byte[] Packed()
    {
        using var held = new MemoryStream();
        using (var zip = new GZipStream(held, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(Encoding.ASCII.GetBytes("[" + new string(' ', 12 * 1024 * 1024) + "]"));
        return held.ToArray();
    }

    /// <summary>A web of names that the test plans, and one server.</summary>
    private sealed class PlannedWeb : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource closing = new();
        private readonly Task served;
        private readonly HttpClient client;
        private int turns;

        public PlannedWeb(Func<int, string> answer, bool endless = false, byte[]? tail = null)
        {
            listener.Start();
            client = new PublicWeb(ResolveAsync, DialAsync).Client();
            served = ServeAsync(answer, endless, tail ?? []);
        }

        public List<string> Requests { get; } = [];
        public List<string> Dialled { get; } = [];

        public Task<Answer> GetAsync(string root, string path, int page) => new GuardedFeed(client, new(root)).GetAsync(path, page, Ct);

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await closing.CancelAsync();
            listener.Stop();
            await served;
            closing.Dispose();
        }

        private Task<IPAddress[]> ResolveAsync(string name, CancellationToken ct) => Task.FromResult<IPAddress[]>(name switch
        {
            "feed.example.org" or "other.example.org" => [IPAddress.Parse("9.9.9.9")],
            "inside.example.org" => [IPAddress.Loopback],
            "both.example.org" => [IPAddress.Parse("9.9.9.9"), IPAddress.Parse("10.0.0.7")],
            "turncoat.example.org" => [turns++ == 0 ? IPAddress.Parse("9.9.9.9") : IPAddress.Loopback],
            _ => throw new SocketException((int)SocketError.HostNotFound),
        });

        private async Task<Stream> DialAsync(IPEndPoint to, CancellationToken ct)
        {
            Dialled.Add(to.ToString());
            var line = new TcpClient();
            await line.ConnectAsync((IPEndPoint)listener.LocalEndpoint, ct);
            return line.GetStream();
        }

        private async Task ServeAsync(Func<int, string> answer, bool endless, byte[] tail)
        {
            var more = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1,", 4096)));
            while (!closing.IsCancellationRequested)
            {
                try
                {
                    using var line = await listener.AcceptTcpClientAsync(closing.Token);
                    await using var stream = line.GetStream();
                    var buffer = new byte[8192];
                    Requests.Add(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, closing.Token)));
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer(Requests.Count)), closing.Token);
                    await stream.WriteAsync(tail, closing.Token);
                    while (endless)
                        await stream.WriteAsync(more, closing.Token);
                }
                catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
                {
                    // The reader hung up, or the test is over.
                }
            }
        }
    }
}
