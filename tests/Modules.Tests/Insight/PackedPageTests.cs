using System.IO.Compression;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Insight;

/// <summary>Pages of figures go out packed, each visitor in a way that the visitor's browser asked for.</summary>
public sealed class PackedPageTests
{
    [Fact]
    public async Task A_page_of_figures_is_packed_as_asked_also_when_it_comes_from_memory()
    {
        await using var headwater = await RunningHeadwater.StartAsync();
        using var client = headwater.Client();
        // Twice each, and in turn: what one visitor left in memory must not reach another who cannot read it.
        for (var turn = 0; turn < 2; turn++)
        {
            var (gzip, packed) = await GetAsync(client, "/insight/845", "gzip");
            var (brotli, packedMore) = await GetAsync(client, "/insight/845", "br");
            var (none, plain) = await GetAsync(client, "/insight/845", null);
            var (refused, asItIs) = await GetAsync(client, "/insight/845", "br;q=0");
            Assert.Equal(("gzip", "br", null, null), (gzip, brotli, none, refused));
            await using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            await using var unpackedMore = new BrotliStream(new MemoryStream(packedMore), CompressionMode.Decompress);
            Assert.Equal(plain, Bytes(unpacked));
            Assert.Equal(plain, Bytes(unpackedMore));
            Assert.Equal(plain, asItIs);
        }
    }

    [Fact]
    public async Task A_page_that_is_not_the_same_for_everybody_is_not_packed()
    {
        await using var headwater = await RunningHeadwater.StartAsync();
        using var client = headwater.Client();
        Assert.Null((await GetAsync(client, "/accessibility", "gzip, br")).Encoding);
    }

    private static async Task<(string? Encoding, byte[] Body)> GetAsync(HttpClient client, string page, string? accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (answer.Content.Headers.ContentEncoding.SingleOrDefault(), await answer.Content.ReadAsByteArrayAsync());
    }

    private static byte[] Bytes(Stream stream)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
