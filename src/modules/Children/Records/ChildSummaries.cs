using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Children.Needs;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

internal sealed class ChildSummaries(HeadwaterDb db, IInvolvements involvements) : IChildSummaries
{
    public async Task<ChildSummary?> OfAsync(ChildId child, CancellationToken ct)
    {
        var rows = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => c.ChildId == child)
            join r in db.Set<RollEntry>() on c.ChildId equals r.ChildId into stays
            from stay in stays.DefaultIfEmpty()
            join s in db.Set<SupportStage>().Where(s => s.ToDay == null) on c.ChildId equals s.ChildId into stages
            from stage in stages.DefaultIfEmpty()
            join k in db.Set<Characteristics>() on c.ChildId equals k.ChildId into kept
            from characteristics in kept.DefaultIfEmpty()
            join j in db.Set<Child>() on (ChildId?)c.ChildId equals j.JoinedToId into joining
            from joined in joining.DefaultIfEmpty()
            select new { Child = c, Stay = stay, Stage = stage, Kept = characteristics, Joined = joined }).ToListAsync(ct);
        if (rows.Count == 0)
            return null;
        // No row may mean that nothing is recorded, or that it is not open: only the involvements tell.
        var reads = await involvements.ReachedAsync(child, Visibility.Family, default, ct);
        return Of(rows[0].Child, rows.Select(r => r.Stay).OfType<RollEntry>()) with
        {
            Records = [child, .. rows.Select(r => r.Joined).OfType<Child>().Select(j => j.ChildId).Distinct()],
            HasPlan = (reads & EntryKinds.Support) == EntryKinds.None ? null : rows.Exists(r => r.Stage?.Provision == "E"),
            IsLookedAfter = rows[0].Kept?.LookedAfter ?? ((reads & EntryKinds.Characteristics) == EntryKinds.None ? null : false),
        };
    }

    public async Task<IReadOnlyDictionary<ChildId, ChildSummary>> OfAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct)
    {
        if (children.Count == 0)
            return new Dictionary<ChildId, ChildSummary>();
        var rows = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => children.Contains(c.ChildId))
            join r in db.Set<RollEntry>() on c.ChildId equals r.ChildId into stays
            from stay in stays.DefaultIfEmpty()
            select new { Child = c, Stay = stay }).ToListAsync(ct);
        return rows.GroupBy(r => r.Child.ChildId).ToDictionary(g => g.Key, g => Of(g.First().Child, g.Select(r => r.Stay).OfType<RollEntry>()));
    }

    private ChildSummary Of(Child child, IEnumerable<RollEntry> stays)
    {
        var (today, year) = (db.Reader.Today, YearGroups.Of(child, db.Reader.Today));
        return new(child.ChildId, child.Name, child.DateOfBirth, year, YearGroups.Words(year), child.IsSample, child.JoinedToId is not null,
            [.. stays.Where(r => r.EntryDate <= today && (r.LeavingDate is null || r.LeavingDate >= today)).OrderBy(r => r.EntryDate).Select(r => r.SchoolId).Distinct()], null, null);
    }
}
