using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Meetings;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Cohorts;

/// <summary>A workshop with what each area said.</summary>
internal sealed record WholeWorkshop(SharedWorkshop Workshop, string Host, bool Own, IReadOnlyList<(string Area, WorkshopReply Reply)> Replies, WorkshopReply? Mine)
{
    public int Coming => Replies.Sum(r => r.Reply.Coming);

    /// <summary>Its day and time in words.</summary>
    public string When => MeetingWords.When(Workshop.Day, Workshop.Starts);
}

/// <summary>A cohort as an area in it sees it.</summary>
internal sealed record WholeCohort(Cohort Cohort, IReadOnlyList<CohortArea> Areas, IReadOnlyList<(SharedItem Item, string Area, bool Own)> Items, IReadOnlyList<WholeWorkshop> Workshops);

/// <summary>Reads cohorts, and only those that the current area is in: nothing of another is found under any address.</summary>
internal sealed class CohortQueries(HeadwaterDb db)
{
    /// <summary>The cohorts of the current area, by name.</summary>
    public async Task<IReadOnlyList<WholeCohort>> MineAsync(CancellationToken ct) => await OfAsync(await Mine().AsNoTracking().ToListAsync(ct), ct);

    /// <summary>One cohort; null when the current area is not in it.</summary>
    public async Task<WholeCohort?> OneAsync(Guid id, CancellationToken ct) => (await OfAsync(await Mine().AsNoTracking().Where(c => c.Id == id).ToListAsync(ct), ct)).SingleOrDefault();

    /// <summary>Something that was shared with the current area and not taken back; null when there is none.</summary>
    public async Task<(SharedItem Item, string Area, bool Own)?> ItemAsync(Guid id, CancellationToken ct)
    {
        var mine = Mine().Select(c => c.Id);
        if (await db.Set<SharedItem>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.TakenBackOn == null && mine.Contains(i.CohortId), ct) is not { } item)
            return null;
        var name = await db.Set<CohortArea>().Where(a => a.CohortId == item.CohortId && a.Area == item.Area).Select(a => a.Name).SingleAsync(ct);
        return (item, name, item.Area == db.Locality);
    }

    /// <summary>Cohorts in which the current area is now.</summary>
    public IQueryable<Cohort> Mine()
    {
        var here = db.Locality;
        return db.Set<Cohort>().Where(c => here != default && db.Set<CohortArea>().Any(a => a.CohortId == c.Id && a.Area == here && a.LeftOn == null));
    }

    private async Task<IReadOnlyList<WholeCohort>> OfAsync(List<Cohort> cohorts, CancellationToken ct)
    {
        var ids = cohorts.ConvertAll(c => c.Id);
        var areas = (await db.Set<CohortArea>().AsNoTracking().Where(a => ids.Contains(a.CohortId)).ToListAsync(ct)).OrderBy(a => a.Name, StringComparer.Ordinal).ToLookup(a => a.CohortId);
        // What was shared is listed without its body.
        var items = (await db.Set<SharedItem>().AsNoTracking().Where(i => ids.Contains(i.CohortId) && i.TakenBackOn == null)
            .Select(i => new SharedItem { Id = i.Id, CohortId = i.CohortId, Area = i.Area, Kind = i.Kind, Title = i.Title, SharedOn = i.SharedOn }).ToListAsync(ct)).OrderByDescending(i => i.SharedOn).ThenBy(i => i.Id).ToLookup(i => i.CohortId);
        var workshops = (await db.Set<SharedWorkshop>().AsNoTracking().Where(w => ids.Contains(w.CohortId)).ToListAsync(ct)).OrderByDescending(w => w.Day).ThenBy(w => w.Id).ToLookup(w => w.CohortId);
        var called = workshops.SelectMany(w => w).Select(w => w.Id).ToList();
        var replies = (await db.Set<WorkshopReply>().AsNoTracking().Where(r => called.Contains(r.WorkshopId)).ToListAsync(ct)).ToLookup(r => r.WorkshopId);
        return [.. cohorts.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id).Select(c =>
        {
            var names = areas[c.Id].ToDictionary(a => a.Area, a => a.Name);
            return new WholeCohort(c, [.. areas[c.Id].Where(a => a.LeftOn is null)], [.. items[c.Id].Select(i => (i, names[i.Area], i.Area == db.Locality))],
                [.. workshops[c.Id].Select(w => new WholeWorkshop(w, names[w.Area], w.Area == db.Locality, [.. replies[w.Id].Where(r => names.ContainsKey(r.Area)).Select(r => (names[r.Area], r)).OrderBy(r => r.Item1, StringComparer.Ordinal)], replies[w.Id].FirstOrDefault(r => r.Area == db.Locality)))]);
        })];
    }
}
