using System.Security.Cryptography;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Auditing;

/// <summary>Appends to the chain of the current locality, one writer at a time, in the transaction of what it speaks of.</summary>
internal sealed class AuditTrail(HeadwaterDb db, IDatabaseProvider provider, CurrentActor actor, TimeProvider clock) : IAuditTrail
{
    public async Task SaveAsync(CancellationToken ct, params IReadOnlyList<AuditFact> facts)
    {
        if (facts.Count == 0)
            throw new InvalidOperationException("Nothing is saved without saying what was done.");
        if (actor.Person is null)
            throw new InvalidOperationException("Nobody acts in this scope; name who does.");
        if (db.Locality == default)
            throw new InvalidOperationException("This scope has entered no locality.");
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await provider.TakeTurnAsync(db, db.Locality.Value, ct);
        await AppendAsync(facts, ct);
        await db.SaveChangesAsync(ct);
        if (own is not null)
            await own.CommitAsync(ct);
    }

    public Task ReadAsync(AuditFact fact, CancellationToken ct) => SaveAsync(ct, fact);

    private async Task AppendAsync(IReadOnlyList<AuditFact> facts, CancellationToken ct)
    {
        // A head that this context read before another writer moved it must be read again.
        foreach (var stale in db.ChangeTracker.Entries<AuditHead>().ToList())
            stale.State = EntityState.Detached;
        var head = await db.Set<AuditHead>().SingleOrDefaultAsync(ct);
        if (head is null)
            db.Add(head = new() { LocalityId = db.Locality, Seq = 0, Hash = AuditChain.Start });
        var at = AuditChain.ToMicros(clock.GetUtcNow().UtcDateTime);
        foreach (var fact in facts)
        {
            if (fact.Children is null or { Count: 0 })
                Append(head, at, fact, []);
            else
                foreach (var some in fact.Children.Distinct().OrderBy(c => c.ToString(), StringComparer.Ordinal).Chunk(AuditEntry.ChildrenOfOne))
                    Append(head, at, fact, some);
        }
    }

    private void Append(AuditHead head, DateTime at, AuditFact fact, ChildId[] children)
    {
        var says = new AuditContent(
            actor.Person, fact.Verb, fact.Kind, fact.RecordId, fact.Child, children.Length == 0 ? null : string.Join(' ', children), Shorten(fact.Detail, AuditEntry.DetailLength), Shorten(actor.Why, AuditEntry.WhyLength));
        var salt = RandomNumberGenerator.GetBytes(AuditChain.SaltLength);
        var commitment = AuditChain.Commit(salt, says);
        head.Seq++;
        head.Hash = AuditChain.Link(head.Hash, db.Locality, head.Seq, at, commitment);
        db.Add(new AuditEntry
        {
            LocalityId = db.Locality, Seq = head.Seq, AtUtc = at, PersonId = says.Person, Verb = says.Verb, Kind = says.Kind, RecordId = says.RecordId, ChildId = says.Child,
            Children = says.Children, Detail = says.Detail, Why = says.Why, Salt = salt, Commitment = commitment, Hash = head.Hash,
        });
        foreach (var child in children)
            db.Add(new AuditChild { LocalityId = db.Locality, ChildId = child, Seq = head.Seq });
    }

    private static string? Shorten(string? text, int length) => text is null || text.Length <= length ? text : text[..(length - 1)] + "…";
}
