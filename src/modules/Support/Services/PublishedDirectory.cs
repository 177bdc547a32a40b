using System.Collections.Concurrent;
using System.Collections.Frozen;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Listings;
using Headwater.Support.Tips;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Services;

/// <summary>Everything that a locality publishes of its services and tips, at one moment; by name.</summary>
internal sealed class PublishedDirectory
{
    private readonly FrozenDictionary<Guid, PublishedService> byId;

    public PublishedDirectory(int number, DateTime changedAtUtc, IEnumerable<PublishedService> services, IEnumerable<PublishedTip>? tips = null)
    {
        (Number, ChangedAtUtc, Services) = (number, changedAtUtc, [.. services.OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Id)]);
        byId = Services.ToFrozenDictionary(s => s.Id);
        Tips = [.. tips ?? []];
        Index = new(Services.Select(s => s.Entry));
    }

    /// <summary>Another number, another directory; 0 before anything was ever published.</summary>
    public int Number { get; }

    public DateTime ChangedAtUtc { get; }

    public IReadOnlyList<PublishedService> Services { get; }

    /// <summary>Tips, each as often as it is there in a language.</summary>
    public IReadOnlyList<PublishedTip> Tips { get; }

    private DirectoryIndex Index { get; }

    public PublishedService? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>What fits, best first.</summary>
    public IReadOnlyList<PublishedService> Search(DirectorySearch search, int most) => [.. Index.Search(search, most).Select(e => byId[e.Id])];
}

/// <summary>
/// The published directory of each locality, held in memory. Its number is read from the database each time it is asked for, so that
/// what one server approves, another shows at once.
/// </summary>
internal sealed class PublishedDirectories(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<LocalityId, Held> held = new();

    public async Task<PublishedDirectory> OfAsync(LocalityId locality, CancellationToken ct)
    {
        DirectoryState? state;
        await using (var scope = Enter(locality))
            state = await scope.ServiceProvider.GetRequiredService<HeadwaterDb>().Set<DirectoryState>().AsNoTracking().SingleOrDefaultAsync(ct);
        var number = state?.Version ?? 0;
        // However many look at once, one of them reads: the others wait for it. Who goes away meanwhile stops nobody else.
        var mine = held.AddOrUpdate(locality, Make, (_, before) => before.Number == number && !before.HasFailed ? before : Make(locality));
        return await mine.Directory.Value.WaitAsync(ct);

        // The number was read before the rows: if they are newer, the next look finds another number and reads them again.
        Held Make(LocalityId of) => new(number, new(() => ReadAsync(of, number, state?.ChangedAtUtc ?? DateTime.UnixEpoch)));
    }

    /// <summary>A scope of its own: whoever looks may be signed in to another locality.</summary>
    private AsyncServiceScope Enter(LocalityId locality)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality);
        return scope;
    }

    private async Task<PublishedDirectory> ReadAsync(LocalityId locality, int number, DateTime changedAtUtc)
    {
        await using var scope = Enter(locality);
        var db = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
        return new(number, changedAtUtc, await ReadAsync(db, CancellationToken.None), await ReadTipsAsync(db, CancellationToken.None));
    }

    private static async Task<IReadOnlyList<PublishedService>> ReadAsync(HeadwaterDb db, CancellationToken ct)
    {
        var rows = await (
            from s in db.Set<ListedService>().AsNoTracking().Where(s => s.ApprovedId != null && s.ArchivedOn == null)
            join o in db.Set<ListedOrganisation>() on s.ProviderId equals o.Id
            join v in db.Set<ServiceVersion>().Where(v => v.Openness != Openness.Private) on s.ApprovedId equals v.Id
            select new { Service = s, Provider = o, Version = v }).ToListAsync(ct);
        var places = (await db.Set<ServicePlace>().AsNoTracking().Where(p => db.Set<ListedService>().Any(s => s.ApprovedId == p.VersionId && s.ArchivedOn == null)).ToListAsync(ct)).ToLookup(p => p.VersionId);
        return [.. rows.Select(r => ListingRules.Published(r.Service, r.Provider, r.Version, places[r.Version.Id])).OfType<PublishedService>()];
    }

    private static async Task<IReadOnlyList<PublishedTip>> ReadTipsAsync(HeadwaterDb db, CancellationToken ct)
    {
        var rows = await (from t in db.Set<Tip>().AsNoTracking().Where(t => t.ApprovedId != null && t.ArchivedOn == null) join v in db.Set<TipVersion>() on t.ApprovedId equals v.Id select new { Tip = t, Version = v }).ToListAsync(ct);
        return [.. rows.Select(r => TipRules.Published(r.Tip, r.Version)).OfType<PublishedTip>()];
    }

    private sealed record Held(int Number, Lazy<Task<PublishedDirectory>> Directory)
    {
        public bool HasFailed => Directory is { IsValueCreated: true, Value.IsCompletedSuccessfully: false, Value.IsCompleted: true };
    }
}
