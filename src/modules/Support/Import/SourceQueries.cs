using Headwater.Data;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Import;

/// <summary>How it stands with a service that a feed has.</summary>
internal enum TakenState
{
    New,
    Changed,
    Gone,
    Kept,
    LeftOut,
}

/// <summary>A feed in the list.</summary>
internal sealed record SourceRow(DirectorySource Source, int Services, int New, int Changed);

/// <summary>A service that a feed has, in the list.</summary>
internal sealed record TakenRow(Guid Id, string Name, TakenWord Word, bool IsChanged, DateOnly? GoneSince, int Notes)
{
    public TakenState State => this switch
    {
        { GoneSince: not null } => TakenState.Gone,
        { Word: TakenWord.NotSaid } => TakenState.New,
        { Word: TakenWord.LeftOut } => TakenState.LeftOut,
        { IsChanged: true } => TakenState.Changed,
        _ => TakenState.Kept,
    };
}

/// <summary>A feed with all that it has.</summary>
/// <param name="Likely">Those of which nobody has said anything yet, and a service of the directory has the same name.</param>
internal sealed record SourceView(DirectorySource Source, IReadOnlyList<TakenRow> Services, IReadOnlySet<Guid> Likely);

/// <summary>A service that a feed has, beside what stands here.</summary>
/// <param name="Read">What the directory would take of it now.</param>
/// <param name="Changes">What the feed says otherwise than when it was looked at last.</param>
/// <param name="Here">Where it says otherwise than what stands here; empty where it is not in the directory.</param>
/// <param name="Service">The service of the directory that it is.</param>
/// <param name="Likely">Which services of the directory it may be.</param>
internal sealed record TakenView(DirectorySource Source, TakenService Taken, ReadService Read, IReadOnlyList<VersionDifference> Changes, IReadOnlyList<VersionDifference> Here, ServiceRow? Service, IReadOnlyList<LikelySame> Likely);

/// <summary>Reads of feeds, for the local lead and the helpline alone.</summary>
internal sealed class SourceQueries(HeadwaterDb db, DirectoryService directory, DirectoryQueries services)
{
    /// <summary>All feeds, by name.</summary>
    public async Task<IReadOnlyList<SourceRow>> AllAsync(CancellationToken ct)
    {
        if (!directory.MayKeepAll)
            return [];
        var sources = await db.Set<DirectorySource>().AsNoTracking().ToListAsync(ct);
        var counts = await db.Set<TakenService>().Where(t => t.GoneSince == null).GroupBy(t => t.SourceId)
            .Select(g => new { g.Key, All = g.Count(), New = g.Count(t => t.Word == TakenWord.NotSaid), Changed = g.Count(t => t.ServiceId != null && t.SaidHash != t.Hash) }).ToDictionaryAsync(c => c.Key, ct);
        return [.. sources.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => counts.TryGetValue(s.Id, out var count) ? new SourceRow(s, count.All, count.New, count.Changed) : new(s, 0, 0, 0))];
    }

    /// <summary>A feed; null where there is none for the reader.</summary>
    public async Task<SourceView?> FindAsync(Guid id, CancellationToken ct)
    {
        if (!directory.MayKeepAll || await db.Set<DirectorySource>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } source)
            return null;
        var rows = await db.Set<TakenService>().Where(t => t.SourceId == id).Select(t => new TakenRow(t.Id, t.Name, t.Word, t.ServiceId != null && t.SaidHash != t.Hash, t.GoneSince, t.Notes)).ToListAsync(ct);
        var here = (await services.AllAsync(ct)).Select(s => FeedLikeness.Bare(s.Name)).ToHashSet(StringComparer.Ordinal);
        return new(source, [.. rows.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Id)], rows.Where(r => r.State == TakenState.New && here.Contains(FeedLikeness.Bare(r.Name))).Select(r => r.Id).ToHashSet());
    }

    /// <summary>One service that a feed has; null where there is none for the reader.</summary>
    public async Task<TakenView?> TakenAsync(Guid id, CancellationToken ct)
    {
        if (!directory.MayKeepAll || await (from t in db.Set<TakenService>().AsNoTracking().Where(t => t.Id == id) join s in db.Set<DirectorySource>() on t.SourceId equals s.Id select new { Taken = t, Source = s }).SingleOrDefaultAsync(ct) is not { } row)
            return null;
        var taken = row.Taken;
        var today = db.Reader.Today;
        var read = FeedReading.Of(taken.Document, today);
        var changes = taken is { ServiceId: not null, SaidDocument: { } said } ? FeedChange.Between(FeedReading.Of(said, today).Typed, read.Typed) : [];
        var all = await services.AllAsync(ct);
        var service = all.FirstOrDefault(s => s.Service.Id == taken.ServiceId);
        List<ServiceVersion> newest = [.. (service is null ? all : [service]).Select(s => (s.Open ?? s.Approved)!)];
        var standing = db.Set<ServicePlace>().AsNoTracking();
        if (service is not null)
            standing = standing.Where(p => p.VersionId == newest[0].Id);
        var places = (await standing.ToListAsync(ct)).ToLookup(p => p.VersionId);
        var here = newest.ConvertAll(v => new LikelyService(v.ServiceId, FeedChange.Of(v, places[v.Id])));
        return new(row.Source, taken, read, changes, service is null ? [] : FeedChange.Between(here[0].Said, read.Typed), service, service is null ? FeedLikeness.Of(read.Typed, here) : []);
    }
}
