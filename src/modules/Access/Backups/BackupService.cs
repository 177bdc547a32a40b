using System.Security.Cryptography;
using Headwater.Access.Auditing;
using Headwater.Access.Keys;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Backups;

/// <summary>What was backed up and how it was verified.</summary>
internal sealed record BackupReport(string File, long Bytes, int Parts);

/// <summary>
/// Writes everything of an installation that cannot be had elsewhere into one sealed file: the database, anchors, documents and
/// the list of destroyed keys. Master keys and the anchors' signing key are not in it; published statistics are imported again.
/// </summary>
internal sealed class BackupService(IDatabaseProvider provider, IEnumerable<IModelContributor> contributors, InstallationSettings settings, Trails trails, TimeProvider clock)
{
    internal int Iterations { get; init; } = SealedFile.Iterations;

    /// <summary>What of the data folder goes with the database. No private key is among it.</summary>
    internal static IReadOnlyList<string> FilesOf(string dataFolder)
    {
        IEnumerable<string> Under(string folder, string pattern, SearchOption depth) =>
            Directory.Exists(Path.Combine(dataFolder, folder)) ? Directory.EnumerateFiles(Path.Combine(dataFolder, folder), pattern, depth) : [];
        return [.. Under("anchors", "*.jsonl", SearchOption.TopDirectoryOnly), .. Under("keys", "anchor-*.pub", SearchOption.TopDirectoryOnly), .. Under("keys", "destroyed.jsonl", SearchOption.TopDirectoryOnly), .. Under("documents", "*", SearchOption.AllDirectories)];
    }

    /// <exception cref="InputRefusedException">There is a file of this name, nothing to back up, or the audit trail is not whole.</exception>
    public async Task<BackupReport> BackupAsync(string path, string secret, CancellationToken ct)
    {
        if (File.Exists(path))
            throw new InputRefusedException($"{path}: there is a file of this name; a backup never overwrites one.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder))
            throw new InputRefusedException($"{path}: the folder is not there; make it first.");
        foreach (var locality in await trails.LocalitiesAsync(ct))
        {
            if ((await trails.VerifyAsync(locality.Id, null, ct)).Finding.Problem is { } problem)
                throw new InputRefusedException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The audit trail of {locality.Slug} is not whole: entry {problem.Seq} {problem.What}. See ./run audit verify before anything is backed up over older copies."));
        }

        var unfinished = path + ".part";
        File.Delete(unfinished);
        try
        {
            var written = await WriteAsync(unfinished, secret, ct);
            await VerifyAsync(unfinished, secret, written, ct);
            File.Move(unfinished, path);
            return new(path, new FileInfo(path).Length, written.Count);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    internal async Task<IReadOnlyList<string>> MigrationsAsync(CancellationToken ct)
    {
        await using var db = DesignTime.Create(provider, contributors);
        return [.. await db.Database.GetAppliedMigrationsAsync(ct)];
    }

    private async Task<Dictionary<string, byte[]>> WriteAsync(string path, string secret, CancellationToken ct)
    {
        var written = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var manifest = new BackupManifest(provider.Key, await MigrationsAsync(ct), clock.GetUtcNow().UtcDateTime);
        await BackupFile.WriteAsync(
            path, secret, Iterations, manifest,
            async (parts, stop) =>
            {
                async Task One(string name, Func<Stream, CancellationToken, Task> write, CancellationToken end)
                {
                    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                    await parts.WriteAsync(name, (stream, s) => write(new HashedStream(stream, hash), s), end);
                    if (!written.TryAdd(name, hash.GetHashAndReset()))
                        throw new InvalidOperationException($"{name} was written twice.");
                }

                // Anchors before the database: none may speak of an entry that the copy does not hold.
                foreach (var file in FilesOf(settings.DataFolder))
                {
                    await One($"files/{Path.GetRelativePath(settings.DataFolder, file).Replace(Path.DirectorySeparatorChar, '/')}", async (target, s) =>
                    {
                        await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                        await source.CopyToAsync(target, s);
                    }, stop);
                }

                await provider.Copies([.. contributors]).CopyOutAsync(One, stop);
            },
            ct);
        return written;
    }

    /// <summary>Reads the file again from the disk: every part is there as it was written, and nothing else.</summary>
    private static async Task VerifyAsync(string path, string secret, Dictionary<string, byte[]> written, CancellationToken ct)
    {
        var read = 0;
        await BackupFile.CheckAsync(
            path, secret,
            async part =>
            {
                read++;
                if (!written.TryGetValue(part.Name, out var hash) || !(await SHA256.HashDataAsync(part.Content, ct)).AsSpan().SequenceEqual(hash))
                    throw new InvalidOperationException($"{part.Name} does not read back as it was written.");
            },
            ct);
        if (read != written.Count)
            throw new InvalidOperationException("The backup does not hold every part that was written.");
    }
}
