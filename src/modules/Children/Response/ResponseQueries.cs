using Headwater.Children.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Response;

/// <summary>Reads of plans and of what hangs on them. What the reader may see is decided at the root of every query, not here.</summary>
internal sealed class ResponseQueries(HeadwaterDb db, IOfferedHelp help)
{
    /// <summary>All of a child's graduated response in three reads; null when the child is not there for this reader.</summary>
    public async Task<ResponseView?> FindAsync(ChildId id, CancellationToken ct)
    {
        var rows = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => c.ChildId == id)
            join w in db.Set<OwnWords>().Where(w => w.TakenBackAtUtc == null) on c.ChildId equals w.ChildId into said
            from words in said.DefaultIfEmpty()
            join s in db.Set<SupportStage>().Where(s => s.ToDay == null) on c.ChildId equals s.ChildId into stages
            from stage in stages.DefaultIfEmpty()
            join t in db.Set<Talk>() on c.ChildId equals t.ChildId into talks
            from talk in talks.DefaultIfEmpty()
            select new { Child = c, Words = words, Stage = stage, Talk = talk }).ToListAsync(ct);
        if (rows.Count == 0)
            return null;
        return new(
            rows[0].Child,
            rows.Select(r => r.Stage).OfType<SupportStage>().MaxBy(s => s.FromDay),
            [.. rows.Select(r => r.Words).OfType<OwnWords>().DistinctBy(w => w.Id).OrderByDescending(w => w.SaidOn).ThenByDescending(w => w.WrittenAtUtc)],
            [.. rows.Select(r => r.Talk).OfType<Talk>().DistinctBy(t => t.Id).OrderByDescending(t => t.RaisedOn).ThenByDescending(t => t.Id)],
            await PlansAsync(id, null, ct),
            await help.AllAsync(ct));
    }

    /// <summary>All plans of a child with what hangs on them, those that are open first; in one read.</summary>
    public Task<IReadOnlyList<PlanView>> PlansAsync(ChildId child, CancellationToken ct) => PlansAsync(child, null, ct);

    /// <summary>One plan; null when it is not there for this reader.</summary>
    public async Task<PlanView?> PlanAsync(ChildId child, Guid plan, CancellationToken ct) => (await PlansAsync(child, plan, ct)).SingleOrDefault();

    /// <summary>The locality's stages.</summary>
    public async Task<IReadOnlyList<ResponseStage>> StagesAsync(CancellationToken ct) => ResponseStage.Together(await db.Set<ResponseStage>().AsNoTracking().ToListAsync(ct));

    // As with the record itself: what a plan has of each kind is few, and one read of some dozen rows is better than six.
    private async Task<IReadOnlyList<PlanView>> PlansAsync(ChildId child, Guid? only, CancellationToken ct)
    {
        var rows = await (
            from p in db.Set<PlanCycle>().AsNoTracking().Where(p => p.ChildId == child && (only == null || p.Id == only))
            join s in db.Set<ResponseStage>() on p.StageNumber equals s.Number into stages
            from stage in stages.DefaultIfEmpty()
            join o in db.Set<PlanOutcome>() on new { p.Id, p.ChildId } equals new { Id = o.PlanId, o.ChildId } into outcomes
            from outcome in outcomes.DefaultIfEmpty()
            join a in db.Set<PlanAction>() on new { p.Id, p.ChildId } equals new { Id = a.PlanId, a.ChildId } into actions
            from action in actions.DefaultIfEmpty()
            join r in db.Set<PlanReview>() on new { p.Id, p.ChildId } equals new { Id = r.PlanId, r.ChildId } into reviews
            from review in reviews.DefaultIfEmpty()
            join m in db.Set<OutcomeRating>() on new { Outcome = (Guid?)outcome.Id, Review = (Guid?)review.Id } equals new { Outcome = (Guid?)m.OutcomeId, Review = (Guid?)m.ReviewId } into ratings
            from rating in ratings.DefaultIfEmpty()
            select new { Plan = p, Stage = stage, Outcome = outcome, Action = action, Review = review, Rating = rating }).ToListAsync(ct);
        return
        [
            .. rows.GroupBy(r => r.Plan.Id).Select(g => new PlanView(
                g.First().Plan,
                g.First().Stage ?? ResponseStage.Usual.FirstOrDefault(s => s.Number == g.First().Plan.StageNumber) ?? NoLonger(g.First().Plan.StageNumber),
                [.. g.Select(r => r.Outcome).OfType<PlanOutcome>().DistinctBy(o => o.Id).OrderBy(o => o.Id)],
                [.. g.Select(r => r.Action).OfType<PlanAction>().DistinctBy(a => a.Id).OrderBy(a => a.By).ThenBy(a => a.Id)],
                [.. g.Select(r => r.Review).OfType<PlanReview>().DistinctBy(r => r.Id).OrderByDescending(r => r.Day).ThenByDescending(r => r.Id)],
                [.. g.Select(r => r.Rating).OfType<OutcomeRating>().DistinctBy(r => (r.OutcomeId, r.ReviewId))]))
                .OrderBy(p => p.Plan.ClosedOn is not null).ThenByDescending(p => p.Plan.Began).ThenByDescending(p => p.Plan.Id),
        ];
    }

    private static ResponseStage NoLonger(int number) => new() { Number = number, Name = FormattableString.Invariant($"Stage {number}"), Expected = "This stage is no longer used.", Actions = "" };
}
