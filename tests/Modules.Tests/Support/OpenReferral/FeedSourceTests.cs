using System.Net;
using System.Net.Sockets;
using System.Text;
using Headwater.Kernel;
using Headwater.Support.OpenReferral;

namespace Headwater.Modules.Tests.Support.OpenReferral;

/// <summary>Where the documents come from: a folder, and an address that may answer anything.</summary>
public sealed class FeedSourceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_example_of_the_docs_conforms_as_a_folder()
    {
        var report = await FeedCheck.OfAsync(new FolderFeed(PlantedFeed.Folder), Ct);
        Assert.All(report.Endpoints, e => Assert.Equal((Outcome.Pass, Outcome.Pass), (e.Result, e.Tagged)));
    }

    [Fact]
    public async Task A_folder_without_a_file_lacks_the_endpoint_and_a_broken_file_is_no_json()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-feed-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.json"), "{\"version\":", Ct);
            var report = await FeedCheck.OfAsync(new FolderFeed(folder.FullName), Ct);
            Assert.Equal("json: it cannot be read as JSON (line 1)", Assert.Single(report.Endpoints[0].Errors).Rule);
            Assert.Equal("endpoint: there is no services.json", Assert.Single(report.Endpoints[1].Errors).Rule);
            Assert.False(report.ConformantTagged);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Ids come from the feed: one that leads out of the folder is not followed.</summary>
    [Fact]
    public async Task An_id_that_leads_elsewhere_is_not_followed()
    {
        var feed = new PlantedFeed();
        feed.Plant("/services", "/contents/0/id", "\"../../../etc/passwd\"");
        var report = await feed.CheckAsync();
        Assert.DoesNotContain(feed.Asked, a => a.Contains("passwd", StringComparison.Ordinal));
        Assert.Equal(Outcome.Fail, report.Endpoints[1].Result);
    }

    [Fact]
    public async Task An_address_that_nobody_answers_is_refused_in_one_line()
    {
        using var client = HttpFeed.Client();
        // Port 1 of this machine: nobody listens there.
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => new HttpFeed(client, new("http://127.0.0.1:1/api")).GetAsync("/", null, Ct));
        Assert.StartsWith("http://127.0.0.1:1/api: it cannot be reached", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        await using var server = new Loopback("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[", endless: true);
        using var client = HttpFeed.Client();
        Assert.Equal(HttpFeed.TooLarge, (await new HttpFeed(client, server.Address).GetAsync("/services", 1, Ct)).Problem);
    }

    [Fact]
    public async Task A_body_that_says_it_has_two_gigabytes_is_not_read()
    {
        await using var server = new Loopback("HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n");
        using var client = HttpFeed.Client();
        Assert.Equal(HttpFeed.TooLarge, (await new HttpFeed(client, server.Address).GetAsync("/services", 1, Ct)).Problem);
    }

    [Fact]
    public async Task A_list_is_asked_for_by_page_and_an_error_is_told()
    {
        await using var server = new Loopback("HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var client = HttpFeed.Client();
        Assert.Equal("endpoint: it answered 500", (await new HttpFeed(client, server.Address).GetAsync("/services", 2, Ct)).Problem);
        Assert.StartsWith("GET /api/services?page=2 HTTP/1.1", server.Request, StringComparison.Ordinal);
    }

    /// <summary>A server that gives one answer, whatever it is asked.</summary>
    private sealed class Loopback : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Task served;

        public Loopback(string answer, bool endless = false)
        {
            listener.Start();
            served = ServeAsync(Encoding.ASCII.GetBytes(answer), endless);
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api/");

        public string Request { get; private set; } = "";

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await served;
        }

        private async Task ServeAsync(byte[] answer, bool endless)
        {
            try
            {
                using var connection = await listener.AcceptTcpClientAsync();
                await using var stream = connection.GetStream();
                var buffer = new byte[8192];
                Request = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
                await stream.WriteAsync(answer);
                var more = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1,", 4096)));
                while (endless)
                    await stream.WriteAsync(more);
            }
            catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
            {
                // The reader hung up, which is what is tested.
            }
        }
    }
}
