using System.IO.Compression;
using System.Text;
using Headwater.Insight.Sources;
using Headwater.Kernel;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Insight;

/// <summary>A line of 1 GB, plain (a part of it but in deep runs) and packed: refused by its number, without filling memory.</summary>
[Trait("Deep", "import")]
[Collection("alone")]
public sealed class EndlessLineTests : IDisposable
{
    private const int Part = 1 << 16;
    private const int Parts = 1 << 14;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("headwater-line-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_line_without_end_is_refused_without_filling_memory()
    {
        var path = Path.Combine(folder.FullName, "long.csv");
        await using (var file = File.Create(path))
            Write(file, Effort.Of(Parts));
        await RefusedAsync(path);
    }

    [Fact]
    [Trait("Tier", "slow")]
    public async Task Packed_to_a_few_megabytes_it_is_refused_all_the_same()
    {
        var path = Path.Combine(folder.FullName, "long.csv.gz");
        await using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            Write(gzip, Parts);
        Assert.InRange(new FileInfo(path).Length, 1, 20_000_000);
        await RefusedAsync(path);
    }

    private static void Write(Stream to, int parts)
    {
        to.Write(Encoding.ASCII.GetBytes(string.Join(',', PublishedTable.Columns) + "\n"));
        var part = new byte[Part];
        Array.Fill(part, (byte)'x');
        for (var i = 0; i < parts; i++)
            to.Write(part);
    }

    private async Task RefusedAsync(string path)
    {
        var store = new StatisticsStore(new InstallationSettings { DataFolder = Path.Combine(folder.FullName, "data") });
        var before = GC.GetTotalAllocatedBytes();
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => new StatisticsImport(store, TimeProvider.System).ImportAsync([path], dryRun: false, _ => { }, CancellationToken.None));
        Assert.Contains("line 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains("longer", refused.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 40_000_000);
        Assert.Empty(store.Read().Sources);
    }
}

/// <summary>Tests that measure the whole program: nothing runs beside them.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;
