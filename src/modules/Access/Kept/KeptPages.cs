using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Headwater.Access.Kept;

/// <summary>What is held, for all readers of this server. Old pages go when there is no room, and all of them after a few minutes: they are words about children.</summary>
internal sealed class KeptStore : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;

    public MemoryCache Pages { get; } = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public void Dispose() => Pages.Dispose();
}

internal sealed class KeptPages(HeadwaterDb db, CurrentActor actor, KeptStore store) : IKeptPages
{
    /// <summary>Bounds what no entry tells of, as a change of the Department's register of schools.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public async Task<KeptPlace> PlaceAsync(string page, ChildId child, CancellationToken ct)
    {
        var stamp = await AskedOften.Of(db).LastChange(db, ct);
        // An ended post is an entry too; the posts stand here so that a page never outlives what let its reader in, whatever the stamp says.
        var posts = string.Join(' ', actor.Posts.Select(p => $"{p.Organisation}:{p.Role}").Order(StringComparer.Ordinal));
        return new(stamp ?? 0, $"{db.Locality}|{db.Reader.Person}|{db.Reader.Today:O}|{page}|{child}|{posts}");
    }

    public MadePage? Find(KeptPlace place) =>
        store.Pages.TryGetValue(place.Key, out Kept? kept) && kept!.Stamp == place.Stamp && (kept.EndsAtUtc is not { } ends || db.Reader.NowUtc < ends) ? kept.Page : null;

    public async Task KeepAsync(KeptPlace place, IReadOnlyList<ChildId> records, MadePage page, CancellationToken ct)
    {
        var now = db.Reader.NowUtc;
        var ends = await db.Set<Involvement>().AsNoTracking().Where(i => records.Contains(i.ChildId) && i.EndsAtUtc > now).MinAsync(i => i.EndsAtUtc, ct);
        // One page of a kind for each reader and child: the newer takes the older one's room.
        store.Pages.Set(place.Key, new Kept(place.Stamp, ends, page), new MemoryCacheEntryOptions { Size = page.Utf8.Length, AbsoluteExpirationRelativeToNow = Longest });
    }

    private sealed record Kept(long Stamp, DateTime? EndsAtUtc, MadePage Page);
}
