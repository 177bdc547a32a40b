using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary>Appends to the chain of the current locality, one writer at a time, in the transaction of what it speaks of.</summary>
internal sealed class AuditTrail(HeadwaterDb db, IDatabaseProvider provider, CurrentActor actor, SharedLooks looks, TimeProvider clock) : IAuditTrail
{
    public async Task SaveAsync(CancellationToken ct, params IReadOnlyList<AuditFact> facts)
    {
        if (facts.Count == 0)
            throw new InvalidOperationException("Nothing is saved without saying what was done.");
        var by = Who();
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await provider.TakeTurnAsync(db, db.Locality.Value, ct);
        await AuditPen.AppendAsync(db, AuditChain.ToMicros(clock.GetUtcNow().UtcDateTime), facts.Select(f => new Look(by, actor.Why, f)), changes: true, ct);
        await db.SaveChangesAsync(ct);
        if (own is not null)
            await own.CommitAsync(ct);
    }

    public Task ReadAsync(AuditFact fact, CancellationToken ct)
    {
        var by = Who();
        return db.Database.CurrentTransaction is null && !db.ChangeTracker.HasChanges()
            ? looks.WriteAsync(db.Locality, new(by, actor.Why, fact), ct)
            : SaveAsync(ct, fact);
    }

    private PersonId Who()
    {
        if (actor.Person is not { } person)
            throw new InvalidOperationException("Nobody acts in this scope; name who does.");
        return db.Locality != default ? person : throw new InvalidOperationException("This scope has entered no locality.");
    }
}
