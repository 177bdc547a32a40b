using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Retention;

/// <summary>Places holds and lifts them.</summary>
internal sealed class HoldService(HeadwaterDb db, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public async Task<IReadOnlyList<RetentionHold>> InForceAsync(CancellationToken ct) =>
        await db.Set<RetentionHold>().AsNoTracking().Where(h => h.LiftedAtUtc == null).OrderBy(h => h.PlacedAtUtc).ThenBy(h => h.Id).ToListAsync(ct);

    /// <exception cref="InputRefusedException">It names neither child nor class, no such class, or no reason.</exception>
    public async Task<Guid> PlaceAsync(ChildId? child, string? @class, string? reason, CancellationToken ct)
    {
        if (child is null && @class is null)
            throw new InputRefusedException("Say what is held: a child's record, a class of the schedule, or both.");
        if (@class is not null && RetentionSchedule.Lines.All(l => l.Class != @class))
            throw new InputRefusedException("The schedule has no such class.");
        var hold = new RetentionHold { Id = Guid.CreateVersion7(), ChildId = child, Class = @class, Reason = Text(reason), PlacedBy = Actor(), PlacedAtUtc = clock.GetUtcNow().UtcDateTime };
        db.Add(hold);
        await audit.SaveAsync(ct, new AuditFact("hold", "retention", hold.Id.ToString(), child, @class));
        return hold.Id;
    }

    /// <exception cref="InputRefusedException">There is no such hold in force, or no reason.</exception>
    public async Task LiftAsync(Guid id, string? reason, CancellationToken ct)
    {
        var hold = await db.Set<RetentionHold>().SingleOrDefaultAsync(h => h.Id == id && h.LiftedAtUtc == null, ct) ?? throw new InputRefusedException("There is no such hold, or it was lifted already.");
        (hold.LiftedAtUtc, hold.LiftedBy, hold.LiftedWhy) = (clock.GetUtcNow().UtcDateTime, Actor(), Text(reason));
        await audit.SaveAsync(ct, new AuditFact("lift", "retention", id.ToString(), hold.ChildId, hold.Class));
    }

    private PersonId Actor() => actor.Person is { } person && actor.Can(Capability.ProtectData) ? person : throw new InputRefusedException("Your post does not let you hold or release records.");

    private static string Text(string? reason) => (reason?.Trim().Length ?? 0) is >= RetentionHold.ReasonLeast and <= RetentionHold.TextLength
        ? reason!.Trim() : throw new InputRefusedException("Give the reason in a sentence, in 20 to 500 characters.");
}
