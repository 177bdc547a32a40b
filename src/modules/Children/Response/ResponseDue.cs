using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Response;

/// <summary>What is to be done.</summary>
internal enum DueKind
{
    Review,
    Action,
    Talk,
}

/// <summary>Something of a child's response that waits for the actor.</summary>
internal sealed record DueThing(DueKind Kind, PlanKind? Plan, DateOnly Day, ChildId Child, string Name, string Href);

/// <summary>Plans to be looked at, actions of one's own that are late, conversations to be had: in three reads, those due first before the others.</summary>
internal sealed class ResponseDue(HeadwaterDb db, CurrentActor actor)
{
    /// <summary>A review is announced this long before.</summary>
    private const int DaysAhead = 14;

    /// <summary>More of a kind are not listed.</summary>
    public const int Most = 100;

    public async Task<IReadOnlyList<DueThing>> AllAsync(CancellationToken ct)
    {
        if (!actor.Can(Capability.WriteEntries))
            return [];
        var (me, today) = (actor.Person!.Value, db.Reader.Today);
        var soon = today.AddDays(DaysAhead);
        // Who keeps the school's records is told of every plan of the school; others of those that they coordinate.
        var kept = actor.Where(Capability.KeepRecords | Capability.WriteEntries).ToList();
        var plans = await (
            from p in db.Set<PlanCycle>().AsNoTracking().Where(p => p.ClosedOn == null && p.ReviewOn <= soon && (p.CoordinatorId == me || kept.Contains(p.OwnerId)))
            join c in db.Set<Child>().Where(c => c.JoinedToId == null) on p.ChildId equals c.ChildId
            orderby p.ReviewOn, p.Id
            select new { Child = c, p.Id, p.PlanKind, Day = p.ReviewOn }).Take(Most).ToListAsync(ct);
        var actions = await (
            from a in db.Set<PlanAction>().AsNoTracking().Where(a => a.DoerId == me && a.State == ActionState.Open && a.By < today && db.Set<PlanCycle>().Any(p => p.Id == a.PlanId && p.ClosedOn == null))
            join c in db.Set<Child>().Where(c => c.JoinedToId == null) on a.ChildId equals c.ChildId
            orderby a.By, a.Id
            select new { Child = c, a.PlanId, Day = a.By }).Take(Most).ToListAsync(ct);
        var talks = await (
            from t in db.Set<Talk>().AsNoTracking().Where(t => t.HeldBy == me && t.EndedOn == null)
            join c in db.Set<Child>().Where(c => c.JoinedToId == null) on t.ChildId equals c.ChildId
            orderby t.By, t.Id
            select new { Child = c, Day = t.By }).Take(Most).ToListAsync(ct);
        return
        [
            .. plans.Select(p => new DueThing(DueKind.Review, p.PlanKind, p.Day, p.Child.ChildId, p.Child.Name, ResponseLinks.Plan(p.Child.ChildId, p.Id))),
            .. actions.Select(a => new DueThing(DueKind.Action, null, a.Day, a.Child.ChildId, a.Child.Name, ResponseLinks.Plan(a.Child.ChildId, a.PlanId))),
            .. talks.Select(t => new DueThing(DueKind.Talk, null, t.Day, t.Child.ChildId, t.Child.Name, ResponseLinks.Now(t.Child.ChildId))),
        ];
    }

    /// <summary>What to do, beginning with a verb; it names no child.</summary>
    public static string Words(DueThing due) => due.Kind switch
    {
        DueKind.Review => $"Review a {ResponseWords.Of(due.Plan ?? PlanKind.SupportPlan)}",
        DueKind.Action => "Say what became of something you agreed to do in a plan",
        DueKind.Talk => "Have a conversation about what would help a child",
        _ => due.Kind.ToString(),
    };
}

/// <summary>The same for the first page: a few by themselves, many of a kind as one.</summary>
internal sealed class ResponseHome(ResponseDue due) : IHomePart
{
    private const int Few = 3;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct) =>
        [.. (await due.AllAsync(ct)).GroupBy(d => d.Kind).SelectMany(g => g.Count() <= Few ? g.Select(d => new HomeTask(ResponseDue.Words(d), d.Href, d.Day)) : [new(Many(g.Key, g.Count()), ResponseLinks.Due, g.Min(d => d.Day))])];

    private static string Many(DueKind kind, int count)
    {
        var many = count < ResponseDue.Most ? Interface.Words.Count(count) : $"{Interface.Words.Count(ResponseDue.Most)} or more";
        return kind switch
        {
            DueKind.Review => $"Review {many} plans",
            DueKind.Action => $"Say what became of {many} things you agreed to do in plans",
            _ => $"Have {many} conversations about what would help",
        };
    }
}
