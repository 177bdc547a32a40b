using System.Security.Cryptography;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Keys;

internal sealed class ChildVault(HeadwaterDb db, KeyStore keys, DestroyedKeys destroyed, TimeProvider clock) : IChildVault
{
    public async Task<byte[]> SealAsync(ChildId child, string purpose, ReadOnlyMemory<byte> plain, CancellationToken ct)
    {
        var key = await keys.OfAsync(child, make: true, ct) ?? throw new ChildKeyDestroyedException(child);
        return Sealing.Seal(key, plain.Span, Sealing.Bound(db.Locality, child, purpose));
    }

    public async Task<byte[]> OpenAsync(ChildId child, string purpose, ReadOnlyMemory<byte> sealedBytes, CancellationToken ct)
    {
        var key = await keys.OfAsync(child, make: false, ct) ?? throw new ChildKeyDestroyedException(child);
        return Sealing.Open(key, sealedBytes.Span, Sealing.Bound(db.Locality, child, purpose));
    }

    public Task<byte[]> SealTextAsync(ChildId child, string purpose, string text, CancellationToken ct) => SealAsync(child, purpose, Encoding.UTF8.GetBytes(text), ct);

    public async Task<string> OpenTextAsync(ChildId child, string purpose, ReadOnlyMemory<byte> sealedText, CancellationToken ct) => Encoding.UTF8.GetString(await OpenAsync(child, purpose, sealedText, ct));

    public async Task DestroyAsync(ChildId child, CancellationToken ct)
    {
        // Outside the database first: were it written after, a crash between the two would let a backup bring the key back.
        // The other way round a crash leaves a key that its erasure, done again, destroys.
        var at = clock.GetUtcNow().UtcDateTime;
        await destroyed.AddAsync(db.Locality, child, at, ct);
        var changed = await db.Set<ChildKey>().Where(k => k.ChildId == child).ExecuteUpdateAsync(set => set.SetProperty(k => k.Wrapped, (byte[]?)null).SetProperty(k => k.DestroyedAtUtc, at), ct);
        // Nothing may be sealed for this child later either.
        if (changed == 0)
            await db.InsertIfAbsentAsync(new ChildKey { LocalityId = db.Locality, ChildId = child, MasterVersion = 0, DestroyedAtUtc = at }, ct);
        keys.Forget(child);
    }
}

internal sealed class KeyedIndex(KeyStore keys) : IKeyedIndex
{
    public async Task<byte[]> OfAsync(string kind, string value, CancellationToken ct)
    {
        var plain = new string([.. value.Where(c => !char.IsWhiteSpace(c) && c != '-').Select(char.ToUpperInvariant)]);
        return HMACSHA256.HashData(await keys.OfIndexAsync(ct), Encoding.UTF8.GetBytes($"{kind}\0{plain}"));
    }
}
