using Headwater.Children.Contracts;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Journeys;

/// <summary>Plans with their reviews, and conversations about what would help.</summary>
internal sealed class PlanJourney(HeadwaterDb db) : IJourneyPart
{
    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var (child, entries) = (records[0], new List<JourneyEntry>());
        foreach (var plan in await db.Set<PlanCycle>().AsNoTracking().Where(p => records.Contains(p.ChildId)).Select(p => new { p.Id, p.PlanKind, p.Began, p.ClosedOn, p.ClosedWith, p.OwnerId, p.CoordinatorId, p.Visibility }).ToListAsync(ct))
        {
            var (what, href) = (ResponseWords.Of(plan.PlanKind), ResponseLinks.Plan(child, plan.Id));
            entries.Add(new(plan.Began, JourneyWords.Plan, $"A {what} began.", plan.OwnerId, plan.CoordinatorId, plan.Visibility, href));
            if (plan.ClosedOn is { } closed)
                entries.Add(new(closed, JourneyWords.Plan, $"The {what} ended{(plan.ClosedWith is { } with ? $": {with}" : ".")}", plan.OwnerId, plan.CoordinatorId, plan.Visibility, href));
        }

        foreach (var review in await db.Set<PlanReview>().AsNoTracking().Where(r => records.Contains(r.ChildId)).Select(r => new { r.PlanId, r.Day, r.Said, r.OwnerId, r.WrittenBy, r.Visibility }).ToListAsync(ct))
            entries.Add(new(review.Day, "Review of a plan", review.Said, review.OwnerId, review.WrittenBy, review.Visibility, ResponseLinks.Plan(child, review.PlanId)));
        foreach (var talk in await db.Set<Talk>().AsNoTracking().Where(t => records.Contains(t.ChildId)).Select(t => new { t.RaisedOn, t.Because, t.OwnerId, t.RaisedBy, t.Visibility }).ToListAsync(ct))
            entries.Add(new(talk.RaisedOn, "Conversation", talk.Because, talk.OwnerId, talk.RaisedBy, talk.Visibility, ResponseLinks.Now(child)));
        return entries;
    }
}
