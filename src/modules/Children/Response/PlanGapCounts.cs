using Headwater.Children.Codes;
using Headwater.Children.Contracts;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Response;

/// <summary>Counts over every child of the locality, past involvements. No id, name or day of a child leaves it.</summary>
internal sealed class PlanGapCounts(HeadwaterDb db) : IPlanGaps
{
    public async Task<IReadOnlyList<PlanGap>> HelpNotTakenAsync(DateOnly since, CancellationToken ct)
    {
        var today = db.Reader.Today;
        var children = await (
            from a in All<PlanAction>()
            where a.HelpId != null
            where (a.State == ActionState.NotDone && a.EndedOn >= since) || (a.State == ActionState.Open && a.By < today && a.By >= since && All<PlanCycle>().Any(p => p.Id == a.PlanId && p.ClosedOn == null))
            join k in All<Child>() on a.ChildId equals k.ChildId
            select k.JoinedToId ?? k.ChildId).Distinct().ToListAsync(ct);
        var needs = await All<SupportStage>().Where(s => children.Contains(s.ChildId) && s.FromDay <= today && (s.ToDay == null || s.ToDay >= today)).Select(s => new { s.ChildId, s.PrimaryNeed, s.FromDay }).ToListAsync(ct);
        var needOf = needs.GroupBy(n => n.ChildId).ToDictionary(g => g.Key, g => g.MaxBy(n => n.FromDay)!.PrimaryNeed);
        return
        [
            .. children.GroupBy(c => needOf.GetValueOrDefault(c))
                .Select(g => new PlanGap(g.Key, g.Key is null ? "No need recorded" : NationalCodes.PrimaryNeed.Words(g.Key), g.Count()))
                .OrderByDescending(g => g.Children).ThenBy(g => g.Words, StringComparer.Ordinal),
        ];
    }

    private IQueryable<T> All<T>() where T : class, IChildRecord => db.Set<T>().AsNoTracking().IgnoreQueryFilters([QueryFilters.Involvement]);
}
