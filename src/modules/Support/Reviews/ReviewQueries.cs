using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Reviews;

/// <summary>A review with what stands in it, and what the reader is to it.</summary>
internal sealed record ReviewView(SchoolReview Review, ReviewParty Party, IReadOnlyList<ReviewItem> Items, IReadOnlyList<ReviewStep> Steps)
{
    /// <summary>What stands, of one part, in the order in which it was written.</summary>
    public IEnumerable<ReviewItem> Of(ReviewPart part) => Items.Where(i => i.Part == part && i.TakenBackOn is null);
}

/// <summary>Reads of reviews: those who lead them, the school once they are sent, and others once the school agreed.</summary>
internal sealed class ReviewQueries(HeadwaterDb db, CurrentActor actor)
{
    private const Capability Professional = Capability.WriteEntries | Capability.TakeReferrals | Capability.Triage | Capability.LeadLocality;

    /// <summary>The organisations for which the actor leads reviews.</summary>
    public IReadOnlyList<OrganisationId> Leads => [.. actor.Where(Capability.TakeReferrals).Union(actor.Where(Capability.Triage))];

    /// <summary>What the actor is to a review.</summary>
    public ReviewParty PartyOf(SchoolReview r) =>
        (Leads.Contains(r.LeadId) ? ReviewParty.Lead : ReviewParty.None)
        | (actor.Can(Capability.WriteEntries | Capability.SeeOrganisationChildren, r.SchoolId) ? ReviewParty.School : ReviewParty.None)
        | (actor.CanAny(Professional) ? ReviewParty.Other : ReviewParty.None);

    /// <summary>Whether the actor says for the school who else reads it: whoever answers for its people, which is the headteacher.</summary>
    public bool MayShare(SchoolReview r) => ReviewStates.IsWithSchool(r.State) && actor.Can(Capability.WriteEntries | Capability.ManagePeople, r.SchoolId);

    /// <summary>All that the actor reads, the newest first.</summary>
    public async Task<IReadOnlyList<SchoolReview>> AllAsync(CancellationToken ct) => [.. (await Mine().ToListAsync(ct)).OrderByDescending(r => r.BegunAtUtc).ThenBy(r => r.Id)];

    /// <summary>One; null where there is none for the actor.</summary>
    public async Task<ReviewView?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await Mine().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } review)
            return null;
        var items = await db.Set<ReviewItem>().AsNoTracking().Where(i => i.ReviewId == id).ToListAsync(ct);
        var steps = await db.Set<ReviewStep>().AsNoTracking().Where(s => s.ReviewId == id).OrderBy(s => s.Number).ToListAsync(ct);
        return new(review, PartyOf(review), [.. items.OrderBy(i => i.AddedAtUtc).ThenBy(i => i.Id)], steps);
    }

    /// <summary>Recommendations that wait to be done, of reviews that the actor's school has.</summary>
    public async Task<IReadOnlyList<ReviewItem>> ToDoAsync(CancellationToken ct)
    {
        var schools = Schools();
        if (schools.Count == 0)
            return [];
        return await (
            from i in db.Set<ReviewItem>().AsNoTracking().Where(i => i.Part == ReviewPart.Recommendation && i.DoneOn == null && i.TakenBackOn == null)
            join r in db.Set<SchoolReview>() on i.ReviewId equals r.Id
            where schools.Contains(r.SchoolId) && (r.State == ReviewState.Sent || r.State == ReviewState.Visited)
            select i).ToListAsync(ct);
    }

    /// <summary>Reviews that the actor leads and that wait for a visit.</summary>
    public async Task<IReadOnlyList<SchoolReview>> ToVisitAsync(CancellationToken ct)
    {
        List<OrganisationId> leads = [.. Leads];
        return leads.Count == 0 ? [] : await db.Set<SchoolReview>().AsNoTracking().Where(r => leads.Contains(r.LeadId) && r.State == ReviewState.Sent && r.VisitOn != null).ToListAsync(ct);
    }

    private List<OrganisationId> Schools() => [.. actor.Where(Capability.WriteEntries | Capability.SeeOrganisationChildren)];

    /// <summary>The same as <see cref="ReviewRules.MayRead"/>, for the database.</summary>
    private IQueryable<SchoolReview> Mine()
    {
        List<OrganisationId> leads = [.. Leads], schools = Schools();
        var isOther = actor.CanAny(Professional);
        return db.Set<SchoolReview>().AsNoTracking().Where(r => leads.Contains(r.LeadId)
            || (r.State != ReviewState.Draft && r.State != ReviewState.Withdrawn && (schools.Contains(r.SchoolId) || (isOther && r.SharedAtUtc != null))));
    }
}
