using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.BreakGlass;

/// <summary>Reviews of emergency openings, and what happens to those that nobody reviewed.</summary>
internal sealed class ReviewService(HeadwaterDb db, CurrentActor actor, INotices notices, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    /// <summary>Those that wait first, the oldest first; then the newest reviewed ones.</summary>
    public async Task<IReadOnlyList<EmergencyOpening>> ListAsync(CancellationToken ct) =>
        await db.Set<EmergencyOpening>().AsNoTracking().OrderBy(e => e.ReviewedAtUtc != null).ThenBy(e => e.ReviewedAtUtc == null ? e.ReviewBy : new DateOnly(2999, 1, 1)).ThenByDescending(e => e.Id).Take(100).ToListAsync(ct);

    public Task<EmergencyOpening?> FindAsync(Guid id, CancellationToken ct) => db.Set<EmergencyOpening>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);

    /// <exception cref="InputRefusedException">It is one's own, reviewed already, or the finding says nothing.</exception>
    public async Task ReviewAsync(Guid id, bool justified, string? finding, CancellationToken ct)
    {
        var words = finding?.Trim() ?? "";
        if (words.Length is < EmergencyOpening.ReasonLeast or > EmergencyOpening.TextLength)
            throw new InputRefusedException("Say what you found, in 20 to 500 characters.");
        var opening = await db.Set<EmergencyOpening>().SingleOrDefaultAsync(e => e.Id == id, ct);
        if (opening is null || !actor.Can(Capability.ReviewBreakGlass))
            throw new InputRefusedException("There is no such emergency opening for you to review.");
        if (opening.PersonId == actor.Person)
            throw new InputRefusedException("Nobody reviews their own emergency opening.");
        if (opening.ReviewedAtUtc is not null)
            throw new InputRefusedException("This emergency opening was reviewed already.");
        (opening.ReviewedAtUtc, opening.ReviewedBy, opening.Justified, opening.Finding) = (clock.GetUtcNow().UtcDateTime, actor.Person, justified, words);
        notices.Tell(opening.PersonId, justified ? "An emergency opening of yours was reviewed and found justified." : "An emergency opening of yours was reviewed and found not justified. The data-protection officer will speak to you.");
        await audit.SaveAsync(ct, new AuditFact("review", "emergency opening", id.ToString(), opening.ChildId, justified ? "justified" : "not justified"));
    }

    /// <summary>Tells the local lead, once, of openings that were not reviewed within five working days.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var late = await db.Set<EmergencyOpening>().Where(e => e.ReviewedAtUtc == null && e.EscalatedAtUtc == null && e.ReviewBy < today).ToListAsync(ct);
        var leads = late.Count == 0 ? [] : await PostHolders.OfAsync(db, Capability.LeadLocality, today, ct);
        // Without a lead to tell it stays open, and is tried again tomorrow.
        if (leads.Count == 0)
            return;
        foreach (var opening in late)
        {
            opening.EscalatedAtUtc = clock.GetUtcNow().UtcDateTime;
            foreach (var lead in leads)
                notices.Tell(lead, $"An emergency opening of {UkDays.DayOf(opening.OpenedAtUtc):d MMMM yyyy} was not reviewed within five working days. See to it that the data-protection officer does.");
        }

        await audit.SaveAsync(ct, [.. late.Select(e => new AuditFact("escalate", "emergency opening", e.Id.ToString(), e.ChildId))]);
    }
}
