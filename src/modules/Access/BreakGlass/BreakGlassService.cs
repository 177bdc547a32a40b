using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.BreakGlass;

/// <summary>
/// Opens one child's record in an emergency. The opening, its entry in the trail, the row that waits for review and the word to
/// the data-protection officer are one transaction: whatever fails, nothing opens.
/// </summary>
internal sealed class BreakGlassService(
    HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IStepUp stepUp, IEnumerable<IChildFinder> finders, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    public const int MissesAnHour = 5;
    private const string Kind = "emergency opening";
    private const string NotConfirmed = "More than five minutes have passed since you confirmed that it is you. Give your second factor again; the link is below.";

    /// <exception cref="InputRefusedException">No second factor, too short a reason, no exact match, or nobody to tell.</exception>
    public async Task<ChildId> OpenAsync(ChildClue clue, OrganisationId organisation, string? reason, CancellationToken ct)
    {
        var why = reason?.Trim() ?? "";
        if (why.Length is < EmergencyOpening.ReasonLeast or > EmergencyOpening.TextLength)
            throw new InputRefusedException("Say what the emergency is, in 20 to 500 characters. The data-protection officer reads it.");
        if (!actor.Can(Capability.BreakGlass, organisation) || actor.Person is not { } person)
            throw new InputRefusedException("Your post in this organisation does not let you open a record in an emergency.");
        await using var transaction = await turn.TakeAsync(ct);
        actor.Why = why;
        var now = clock.GetUtcNow().UtcDateTime;
        if (await MissesAsync(person, now, ct) >= MissesAnHour)
            throw new InputRefusedException("Too many searches without a match. Wait an hour, or ring the child's school.");
        if (!await stepUp.IsFreshAsync(ct))
            throw new InputRefusedException(NotConfirmed);
        if (await FindAsync(clue, ct) is not { } child)
        {
            await audit.SaveAsync(ct, new AuditFact("miss", Kind));
            await transaction.CommitAsync(ct);
            throw new InputRefusedException("No record matches exactly. Check the spelling of the whole name and the date of birth, or use the pupil number.");
        }

        var today = UkDays.DayOf(now);
        var told = await ToTellAsync(person, today, ct);
        if (!await stepUp.UseAsync(ct))
            throw new InputRefusedException(NotConfirmed);
        var involvement = new Involvement
        {
            Id = Guid.CreateVersion7(), ChildId = child, Kind = InvolvementKind.BreakGlass, OrganisationId = organisation, PersonId = person, Purpose = "Opened in an emergency, for one hour.",
            Basis = LawfulBasis.VitalInterests, Covers = EntryKinds.All, FromDay = today, EndsAtUtc = now + EmergencyOpening.Lasts, GrantedBy = person, GrantedAtUtc = now,
        };
        var opening = new EmergencyOpening
        {
            Id = Guid.CreateVersion7(), ChildId = child, PersonId = person, OrganisationId = organisation, InvolvementId = involvement.Id, Reason = why, OpenedAtUtc = now,
            EndsAtUtc = now + EmergencyOpening.Lasts, ReviewBy = WorkingDays.After(today, EmergencyOpening.ReviewWorkingDays),
        };
        db.Add(involvement);
        db.Add(opening);
        foreach (var who in told)
            notices.Tell(who, $"A child's record was opened in an emergency. It is to be reviewed by {opening.ReviewBy:d MMMM yyyy}.", TrustLinks.Opening(opening.Id));
        await audit.SaveAsync(ct, new AuditFact("open", Kind, opening.Id.ToString(), child, "for 60 minutes"));
        await transaction.CommitAsync(ct);
        return child;
    }

    /// <summary>Closes one's own opening before the hour is over.</summary>
    public async Task CloseAsync(ChildId child, CancellationToken ct)
    {
        var (now, person) = (clock.GetUtcNow().UtcDateTime, actor.Person);
        var open = await db.Set<Involvement>().Where(i => i.ChildId == child && i.PersonId == person && i.Kind == InvolvementKind.BreakGlass && i.RevokedAtUtc == null && i.EndsAtUtc > now).ToListAsync(ct);
        if (open.Count == 0)
            throw new InputRefusedException("You have no emergency opening of this record.");
        foreach (var involvement in open)
            (involvement.RevokedAtUtc, involvement.RevokedBy, involvement.RevokedWhy) = (now, person, "Closed by the person who opened it.");
        await audit.SaveAsync(ct, [.. open.Select(i => new AuditFact("close", Kind, i.Id.ToString(), child))]);
    }

    private Task<int> MissesAsync(PersonId person, DateTime now, CancellationToken ct)
    {
        var since = now.AddHours(-1);
        return db.Set<AuditEntry>().CountAsync(a => a.PersonId == person && a.Verb == "miss" && a.Kind == Kind && a.AtUtc > since, ct);
    }

    private async Task<ChildId?> FindAsync(ChildClue clue, CancellationToken ct)
    {
        var finder = finders.SingleOrDefault() ?? throw new InvalidOperationException("No module keeps children.");
        var named = !string.IsNullOrWhiteSpace(clue.First) && !string.IsNullOrWhiteSpace(clue.Last) && clue.Born is not null;
        return named || !string.IsNullOrWhiteSpace(clue.Upn)
            ? await finder.FindAsync(clue, ct)
            : throw new InputRefusedException("Enter the whole name and the date of birth, or the pupil number.");
    }

    /// <summary>The data-protection officers but the person who opens; the local leads where there is none.</summary>
    private async Task<IReadOnlyList<PersonId>> ToTellAsync(PersonId opener, DateOnly today, CancellationToken ct)
    {
        foreach (var duty in new[] { Capability.ReviewBreakGlass, Capability.LeadLocality })
        {
            var holders = (await PostHolders.OfAsync(db, duty, today, ct)).Where(p => p != opener).ToList();
            if (holders.Count > 0)
                return holders;
        }

        throw new InputRefusedException("This locality has no data-protection officer and no local lead to tell, so no record can be opened in an emergency. Ring the child's school, or 999.");
    }
}
