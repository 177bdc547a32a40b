using System.Security.Cryptography;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Keys;

/// <summary>The wrapped keys of the current locality, opened for this scope and forgotten with it.</summary>
internal sealed class KeyStore(HeadwaterDb db, MasterKeys masters) : IDisposable
{
    private readonly Dictionary<ChildId, byte[]> opened = [];
    private byte[]? index;

    /// <summary>A child's key; null when it was destroyed, or is not there and none is to be made.</summary>
    public async Task<byte[]?> OfAsync(ChildId child, bool make, CancellationToken ct)
    {
        if (opened.TryGetValue(child, out var held))
            return held;
        var row = await FindAsync(child, ct);
        if (row is null && make)
        {
            var (wrapped, version) = await WrapNewAsync(child, ct);
            await db.InsertIfAbsentAsync(new ChildKey { LocalityId = db.Locality, ChildId = child, Wrapped = wrapped, MasterVersion = version }, ct);
            // Another writer may have been first; what counts is what is there.
            row = await FindAsync(child, ct) ?? throw new InvalidOperationException("A key that was just written is not there.");
        }

        return row?.Wrapped is null ? null : opened[child] = Unwrap(child, row.Wrapped, row.MasterVersion);
    }

    /// <summary>Keys for children who have none yet, written at once and held for this scope.</summary>
    public async Task MakeManyAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct)
    {
        var version = await VersionAsync(ct);
        List<ChildKey> rows = new(children.Count);
        foreach (var child in children)
        {
            var key = opened[child] = RandomNumberGenerator.GetBytes(Sealing.KeyLength);
            rows.Add(new() { LocalityId = db.Locality, ChildId = child, Wrapped = Sealing.Seal(masters.Of(version), key, Sealing.BoundKey(db.Locality, child, version)), MasterVersion = version });
        }

        await db.InsertManyAsync(rows, ct);
    }

    /// <summary>The key of the locality's index, made on first use.</summary>
    public async Task<byte[]> OfIndexAsync(CancellationToken ct)
    {
        if (index is not null)
            return index;
        var row = await db.Set<LocalityKey>().AsNoTracking().SingleOrDefaultAsync(ct);
        if (row is null)
        {
            var (wrapped, version) = await WrapNewAsync(default, ct);
            await db.InsertIfAbsentAsync(new LocalityKey { LocalityId = db.Locality, Wrapped = wrapped, MasterVersion = version }, ct);
            row = await db.Set<LocalityKey>().AsNoTracking().SingleAsync(ct);
        }

        return index = Unwrap(default, row.Wrapped, row.MasterVersion);
    }

    /// <summary>A version of the master key that something in the database is wrapped with; null when nothing is.</summary>
    public static async Task<int?> UsedAsync(HeadwaterDb db, CancellationToken ct)
    {
        var used = await db.Set<ChildKey>().Where(k => k.Wrapped != null).Select(k => (int?)k.MasterVersion).FirstOrDefaultAsync(ct) ?? await db.Set<LocalityKey>().Select(k => (int?)k.MasterVersion).FirstOrDefaultAsync(ct);
        return used ?? RingXml.Versions(await db.DataProtectionKeys.Select(k => k.Xml!).ToListAsync(ct)).Select(v => (int?)v).FirstOrDefault();
    }

    public void Forget(ChildId child)
    {
        if (opened.Remove(child, out var key))
            CryptographicOperations.ZeroMemory(key);
    }

    public byte[] Rewrap(ChildId child, byte[] wrapped, int from, int to)
    {
        var key = Unwrap(child, wrapped, from);
        var again = Sealing.Seal(masters.Of(to), key, Sealing.BoundKey(db.Locality, child, to));
        CryptographicOperations.ZeroMemory(key);
        return again;
    }

    public void Dispose()
    {
        foreach (var key in opened.Values)
            CryptographicOperations.ZeroMemory(key);
        opened.Clear();
        CryptographicOperations.ZeroMemory(index);
    }

    private Task<ChildKey?> FindAsync(ChildId child, CancellationToken ct) => db.Set<ChildKey>().AsNoTracking().SingleOrDefaultAsync(k => k.ChildId == child, ct);

    private async Task<(byte[] Wrapped, int Version)> WrapNewAsync(ChildId child, CancellationToken ct)
    {
        var version = await VersionAsync(ct);
        var key = RandomNumberGenerator.GetBytes(Sealing.KeyLength);
        var wrapped = Sealing.Seal(masters.Of(version), key, Sealing.BoundKey(db.Locality, child, version));
        CryptographicOperations.ZeroMemory(key);
        return (wrapped, version);
    }

    /// <summary>The master key that wraps new ones, made on first use.</summary>
    private async Task<int> VersionAsync(CancellationToken ct)
    {
        var version = masters.Newest();
        if (version == 0)
        {
            // A lost folder of keys must be put back, not quietly begun anew.
            var used = await UsedAsync(db, ct);
            if (used is { } lost)
                masters.Of(lost);
            version = masters.Make(1);
        }

        return version;
    }

    private byte[] Unwrap(ChildId child, byte[] wrapped, int version)
    {
        try
        {
            return Sealing.Open(masters.Of(version), wrapped, Sealing.BoundKey(db.Locality, child, version));
        }
        catch (CryptographicException e)
        {
            throw new InvalidOperationException("A key in the database does not open under its master key: one of the two was altered or belongs to another installation.", e);
        }
    }
}
