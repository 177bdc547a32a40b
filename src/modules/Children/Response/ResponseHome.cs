using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Response;

/// <summary>Plans to be looked at, actions of one's own that are late, conversations to be had. They name no child.</summary>
internal sealed class ResponseHome(HeadwaterDb db, CurrentActor actor) : IHomePart
{
    /// <summary>A review is announced this long before.</summary>
    private const int DaysAhead = 14;

    private const int Most = 25;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        if (!actor.Can(Capability.WriteEntries))
            return [];
        var (me, today) = (actor.Person!.Value, db.Reader.Today);
        var soon = today.AddDays(DaysAhead);
        // Who keeps the school's records is told of every plan of the school; others of those that they coordinate.
        var kept = actor.Where(Capability.KeepRecords | Capability.WriteEntries).ToList();
        var plans = await db.Set<PlanCycle>().AsNoTracking().Where(p => p.ClosedOn == null && p.ReviewOn <= soon && (p.CoordinatorId == me || kept.Contains(p.OwnerId)))
            .OrderBy(p => p.ReviewOn).ThenBy(p => p.Id).Take(Most).Select(p => new { p.ChildId, p.Id, p.PlanKind, p.ReviewOn }).ToListAsync(ct);
        var actions = await db.Set<PlanAction>().AsNoTracking().Where(a => a.DoerId == me && a.State == ActionState.Open && a.By < today && db.Set<PlanCycle>().Any(p => p.Id == a.PlanId && p.ClosedOn == null))
            .OrderBy(a => a.By).ThenBy(a => a.Id).Take(Most).Select(a => new { a.ChildId, a.PlanId, a.By }).ToListAsync(ct);
        var talks = await db.Set<Talk>().AsNoTracking().Where(t => t.HeldBy == me && t.EndedOn == null)
            .OrderBy(t => t.By).ThenBy(t => t.Id).Take(Most).Select(t => new { t.ChildId, t.By }).ToListAsync(ct);
        return
        [
            .. plans.Select(p => new HomeTask($"Review a {ResponseWords.Of(p.PlanKind)}", ResponseLinks.Plan(p.ChildId, p.Id), p.ReviewOn)),
            .. actions.Select(a => new HomeTask("Say what became of something you agreed to do in a plan", ResponseLinks.Plan(a.ChildId, a.PlanId), a.By)),
            .. talks.Select(t => new HomeTask("Have a conversation about what would help a child", ResponseLinks.Now(t.ChildId), t.By)),
        ];
    }
}
