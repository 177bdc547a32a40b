using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Headwater.Access.Keys;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Access.Backups;

/// <summary>What a backup is of.</summary>
internal sealed record BackupManifest(string Engine, IReadOnlyList<string> Migrations, DateTime CreatedUtc)
{
    public const string PartName = "manifest.json";
}

/// <summary>A backup's file: parts, compressed, sealed.</summary>
internal static class BackupFile
{
    /// <summary>Writes a new file, whole or not at all; it is on the disk when this returns.</summary>
    public static async Task WriteAsync(string path, string secret, int iterations, BackupManifest manifest, Func<PartsWriter, CancellationToken, Task> write, CancellationToken ct)
    {
        var head = SealedFile.NewHead(iterations);
        await using var file = PrivateFiles.Open(path, FileMode.CreateNew);
        await file.WriteAsync(head, ct);
        await using var seal = new SealingStream(file, head, SealedFile.KeyOf(head, secret, path));
        await using (var compress = new BrotliStream(seal, CompressionLevel.Fastest, leaveOpen: true))
        {
            var parts = new PartsWriter(compress);
            await parts.WriteAsync(BackupManifest.PartName, JsonSerializer.SerializeToUtf8Bytes(manifest, JsonSerializerOptions.Web), ct);
            await write(parts, ct);
            await parts.FinishAsync(ct);
        }

        await seal.FinishAsync(ct);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads a file to its end and answers what it is of. Nothing is used of a file that was not read so first.</summary>
    /// <exception cref="InputRefusedException">It is no backup, the key is another, or it is damaged anywhere.</exception>
    public static async Task<BackupManifest> CheckAsync(string path, string secret, Func<CopiedPart, Task>? each, CancellationToken ct)
    {
        BackupManifest? manifest = null;
        await foreach (var part in PartsAsync(path, secret, ct))
        {
            if (part.Name == BackupManifest.PartName)
                manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(part.Content, JsonSerializerOptions.Web, ct);
            else if (each is not null)
                await each(part);
        }

        return manifest ?? throw new InputRefusedException($"{path}: this backup does not say what it is of.");
    }

    /// <summary>The parts one after the other.</summary>
    public static async IAsyncEnumerable<CopiedPart> PartsAsync(string path, string secret, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = Existing(path);
        var head = new byte[SealedFile.HeadLength];
        if (await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct) < head.Length)
            throw new InputRefusedException($"{path}: this is not a backup made by Headwater.");
        await using var open = new OpeningStream(file, head, SealedFile.KeyOf(head, secret, path), path);
        await using (var decompress = new BrotliStream(open, CompressionMode.Decompress, leaveOpen: true))
        {
            await foreach (var part in new PartsReader(decompress, path).ReadAsync(ct))
                yield return part;
        }

        // What was compressed may end before what was sealed does; the end of that must be seen as well.
        await open.CopyToAsync(Stream.Null, ct);
    }

    private static FileStream Existing(string path)
    {
        try
        {
            return new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.SequentialScan });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException($"{path}: the file cannot be opened: {e.Message}", e);
        }
    }
}
