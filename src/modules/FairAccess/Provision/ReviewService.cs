using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Provision;

/// <summary>Writes of reviews of placements, and the way back to a mainstream school that one of them opens.</summary>
internal sealed class ReviewService(HeadwaterDb db, PlacementDoor door, ReferralService referrals, ReferralQueries referred, IOrganisations organisations, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Plans the review for another day, still in time.</summary>
    /// <exception cref="InputRefusedException">The day is too early or too late, or somebody else changed it.</exception>
    public async Task<bool> PlanAsync(ChildId child, Guid id, int version, DateOnly day, CancellationToken ct)
    {
        if (await door.FindAsync(child, id, version, ct) is not { Row.EndedOn: null } open || open.Paper.Next is not { } planned)
            return false;
        var last = open.Paper.Held.FirstOrDefault()?.HeldOn;
        // What is late cannot be held on time any more; it is held as soon as can be, and no sooner than today.
        var by = last is { } held ? PlacementRules.NextReviewBy(held) : PlacementRules.FirstReviewBy(open.Row.FirstDay);
        if (by < open.Today)
            by = open.Today.AddDays(7);
        PlacementRules.RefuseReviewDay(day, last ?? open.Row.FirstDay, by, "the last day for it");
        var row = await db.Set<PlacementReview>().SingleAsync(r => r.Id == planned.Id, ct);
        row.PlannedFor = day;
        await audit.SaveAsync(ct, new AuditFact("plan", "placement-review", row.Id.ToString(), row.ChildId, $"{planned.PlannedFor:yyyy-MM-dd} to {day:yyyy-MM-dd}"));
        return true;
    }

    /// <summary>Writes down a review that was held: what it said, what it decided, and when the next one is.</summary>
    /// <param name="child">Whose.</param>
    /// <param name="id">The placement.</param>
    /// <param name="version">The version of the placement that was looked at.</param>
    /// <param name="held">The day of the review.</param>
    /// <param name="put">Puts what it said and decided.</param>
    /// <param name="next">The day of the next review.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">Something is missing or cannot be, or somebody else changed it.</exception>
    public async Task<bool> HoldAsync(ChildId child, Guid id, int version, DateOnly held, Action<PlacementReview> put, DateOnly next, CancellationToken ct)
    {
        if (await door.FindAsync(child, id, version, ct) is not { Row.EndedOn: null } open || open.Paper.Next is not { } planned)
            return false;
        var row = await db.Set<PlacementReview>().SingleAsync(r => r.Id == planned.Id, ct);
        put(row);
        (row.HeldOn, row.RecordedBy) = (held, actor.Person!.Value);
        var after = open.Paper.Held.FirstOrDefault()?.HeldOn ?? open.Row.FirstDay;
        if (held < after || held > open.Today)
            throw new InputRefusedException($"The review was held between {Words.Date(after)} and today. Correct the day.");
        ReviewRules.Refuse(row, held);
        PlacementRules.RefuseReviewDay(next, held, PlacementRules.NextReviewBy(held), $"the last day for the next one, {PlacementRules.WeeksToNextReview} weeks after this one,");
        if (row.Until is { } until)
            PutLast(open, held, until);
        db.Add(new PlacementReview { Id = Guid.CreateVersion7(), ChildId = row.ChildId, PlacementId = id, PlannedFor = next, RecordedBy = row.RecordedBy });
        await audit.SaveAsync(ct, new AuditFact("hold", "placement-review", row.Id.ToString(), row.ChildId, row.Decision.ToString()));
        return true;
    }

    /// <summary>
    /// Begins the referral by which a child who is ready goes back to a mainstream school; null when it is not there for the actor. A
    /// referral of the child that is being written already is taken, and what it says stays.
    /// </summary>
    /// <exception cref="InputRefusedException">No review judged the child ready, or the child has a route of its own.</exception>
    public async Task<Guid?> BeginReturnAsync(ChildId child, Guid id, int version, CancellationToken ct)
    {
        if (await door.FindAsync(child, id, version, ct) is not { Row: { EndedOn: null, WayBackId: null } } open)
            return null;
        if (PlacementRules.ReadySince(open.Paper.Reviews) is not { } since)
            throw new InputRefusedException("No review has judged the child ready to return yet. Hold one, and write down what it decided.");
        if (ReferralRules.OwnRoute(open.View.Child.IsLookedAfter, open.View.Child.HasPlan) is { } route)
            throw new InputRefusedException($"This child goes back by another way than fair access. {route}");
        var review = open.Paper.Held.First();
        var existing = (await referred.OfChildAsync(child, ct))?.Papers.FirstOrDefault(p => p.Referral.Track == Track.Mainstream && ReferralRules.IsOpen(p.Referral))?.Referral.Id;
        var provider = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == open.Row.ProviderId)?.Name ?? PlacementWords.NoLongerHere;
        // The referral, what it says and the link to it are saved together, or none of them.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var opened = existing ?? await referrals.OpenAsync(child, Track.Mainstream, ct);
        if (opened is not { } referral)
            return null;
        if (existing is null)
        {
            var row = await db.Set<Referral>().SingleAsync(r => r.Id == referral, ct);
            (row.Category, row.Evidence, row.Needs, row.ChildView, row.ParentView) = (Category.D, ReviewRules.Evidence(open.Row, review, since, provider), ReviewRules.StillNeeded(review), review.ChildView, review.ParentView);
        }

        open.Row.WayBackId = referral;
        await audit.SaveAsync(ct, new AuditFact("begin-return", "placement", id.ToString(), open.Row.ChildId, referral.ToString()), new AuditFact("change", "fair-access", referral.ToString(), open.Row.ChildId));
        await transaction.CommitAsync(ct);
        return referral;
    }

    /// <summary>Another planned last day is new terms from the day of the review on, and of terms that begin later as well.</summary>
    private void PutLast(OpenPlacement open, DateOnly held, DateOnly until)
    {
        PlacementRules.RefuseLast(until, held, open.Row.FirstDay);
        var now = PlacementRules.TermsOn(open.Paper.Terms, held);
        foreach (var terms in open.Paper.Terms.Where(t => t.FromDay > held && t != now).Append(now).Where(t => t.PlannedLast != until))
        {
            db.Add(new PlacementTerms
            {
                Id = Guid.CreateVersion7(), ChildId = open.Row.ChildId, PlacementId = open.Row.Id, FromDay = terms == now ? held : terms.FromDay, Minutes = terms.Minutes, MinutesElsewhere = terms.MinutesElsewhere, WeeklyPence = terms.WeeklyPence, PlannedLast = until,
                FewerBecause = terms.FewerBecause, FullTimeFrom = terms.FullTimeFrom, Why = $"The review of {Words.Date(held)}.", RecordedBy = actor.Person!.Value, RecordedAtUtc = clock.GetUtcNow().UtcDateTime,
            });
        }
    }
}
