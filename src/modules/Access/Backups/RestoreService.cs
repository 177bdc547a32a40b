using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Headwater.Access.Auditing;
using Headwater.Access.Keys;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Backups;

/// <summary>
/// Puts a backup back, all or nothing: the whole file is read and proved first, keys that were destroyed since are destroyed in
/// the copy before it counts, and its audit trail is verified.
/// </summary>
internal sealed class RestoreService(
    IDatabaseProvider provider, IEnumerable<IModelContributor> contributors, InstallationSettings settings, BackupService backups, DestroyedKeys destroyed, AnchorFiles anchors, TimeProvider clock)
{
    private const string FilesPrefix = "files/";
    private const string DestroyedPart = "files/keys/destroyed.jsonl";

    /// <summary>Answers where the safety copy of what was replaced lies; null when nothing was.</summary>
    /// <exception cref="InputRefusedException">
    /// The file is damaged, sealed with another key, of another engine or version, or something is here already and is not to be replaced.
    /// </exception>
    public async Task<string?> RestoreAsync(string path, string secret, bool replace, CancellationToken ct)
    {
        var lines = new List<string>(destroyed.Read());
        var manifest = await BackupFile.CheckAsync(
            path, secret,
            async part =>
            {
                if (part.Name != DestroyedPart)
                    return;
                using var reader = new StreamReader(part.Content, Encoding.UTF8, leaveOpen: true);
                lines.AddRange(DestroyedKeys.Split(await reader.ReadToEndAsync(ct)));
            },
            ct);
        RequireSameKind(manifest, path);
        var copies = provider.Copies([.. contributors]);
        var empty = await copies.IsEmptyAsync(ct);
        if (!empty && !replace)
            throw new InputRefusedException($"{provider.Place}: there is something here already. Restore into an empty place, or say --replace: a safety copy is made first.");
        var safety = empty ? null : await SafetyCopyAsync(secret, ct);

        List<(LocalityId Locality, long Seq, byte[] Hash)> heads = [];
        await copies.CopyInAsync(
            DatabasePartsAsync(path, secret, ct),
            async (db, stop) =>
            {
                await DestroyedKeys.ApplyAsync(db, lines, stop);
                if ((await new AuditFeed(db).VerifyAsync([], stop)).Problem is { } problem)
                    throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"{path}: the audit trail in the backup is not whole: entry {problem.Seq} {problem.What}."));
                if (await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(stop) is { } head)
                    heads.Add((db.Locality, head.Seq, head.Hash));
            },
            ct);
        await PutFilesAsync(path, secret, ct);
        await destroyed.AddAsync(lines, ct);
        foreach (var (locality, seq, hash) in heads)
            await anchors.WriteAsync(locality, seq, hash, restored: true, ct);
        return safety;
    }

    private void RequireSameKind(BackupManifest manifest, string path)
    {
        if (manifest.Engine != provider.Key)
            throw new InputRefusedException($"{path}: this is a backup of a {manifest.Engine} database, and the one here is {provider.Key}.");
        using var db = DesignTime.Create(provider, contributors);
        if (!manifest.Migrations.SequenceEqual(db.Database.GetMigrations(), StringComparer.Ordinal))
            throw new InputRefusedException($"{path}: this backup was made by another version of Headwater ({(manifest.Migrations.Count == 0 ? "an empty one" : manifest.Migrations[^1])}); restore it with that version, then bring it up to date with ./run migrate.");
    }

    private async Task<string> SafetyCopyAsync(string secret, CancellationToken ct)
    {
        var folder = Path.Combine(settings.DataFolder, "backups");
        PrivateFolder.Create(folder);
        var path = Path.Combine(folder, $"before-restore-{clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}.backup");
        await backups.BackupAsync(path, secret, ct);
        return path;
    }

    private static async IAsyncEnumerable<CopiedPart> DatabasePartsAsync(string path, string secret, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var part in BackupFile.PartsAsync(path, secret, ct))
        {
            if (part.Name != BackupManifest.PartName && !part.Name.StartsWith(FilesPrefix, StringComparison.Ordinal))
                yield return part;
        }
    }

    // What is here stays: anchors and public keys here may know more than those of the backup.
    private async Task PutFilesAsync(string path, string secret, CancellationToken ct)
    {
        var root = Path.GetFullPath(settings.DataFolder) + Path.DirectorySeparatorChar;
        await foreach (var part in BackupFile.PartsAsync(path, secret, ct))
        {
            if (part.Name == DestroyedPart || !part.Name.StartsWith(FilesPrefix, StringComparison.Ordinal))
                continue;
            var target = Path.GetFullPath(Path.Combine(root, part.Name[FilesPrefix.Length..]));
            if (!target.StartsWith(root, StringComparison.Ordinal))
                throw new InvalidOperationException($"{part.Name} would lie outside the data folder.");
            if (File.Exists(target))
                continue;
            PrivateFolder.Create(Path.GetDirectoryName(target)!);
            await using var file = PrivateFiles.Open(target, FileMode.CreateNew);
            await part.Content.CopyToAsync(file, ct);
            file.Flush(flushToDisk: true);
        }
    }
}
