using System.Security.Cryptography;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Auditing;

/// <summary>What somebody did or looked at, and the reason they gave.</summary>
internal sealed record Look(PersonId By, string? Why, AuditFact Fact);

/// <summary>Adds entries to the chain of a context's locality. Whoever calls has the turn, and saves.</summary>
internal static class AuditPen
{
    /// <param name="db">Where.</param>
    /// <param name="at">When.</param>
    /// <param name="looks">What was done or looked at.</param>
    /// <param name="changes">Whether anything is changed with it; nothing is where it was only looked at.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task AppendAsync(HeadwaterDb db, DateTime at, IEnumerable<Look> looks, bool changes, CancellationToken ct)
    {
        // A head that this context read before another writer moved it must be read again.
        foreach (var stale in db.ChangeTracker.Entries<AuditHead>().ToList())
            stale.State = EntityState.Detached;
        var head = await db.Set<AuditHead>().SingleOrDefaultAsync(ct);
        if (head is null)
            db.Add(head = new() { LocalityId = db.Locality, Seq = 0, ChangedSeq = 0, Hash = AuditChain.Start });
        foreach (var look in looks)
        {
            if (look.Fact.Children is null or { Count: 0 })
                Append(db, head, at, look, []);
            else
                foreach (var some in look.Fact.Children.Distinct().OrderBy(c => c.ToString(), StringComparer.Ordinal).Chunk(AuditEntry.ChildrenOfOne))
                    Append(db, head, at, look, some);
        }

        if (changes)
            head.ChangedSeq = head.Seq;
    }

    private static void Append(HeadwaterDb db, AuditHead head, DateTime at, Look look, ChildId[] children)
    {
        var fact = look.Fact;
        var says = new AuditContent(
            look.By, fact.Verb, fact.Kind, fact.RecordId, fact.Child, children.Length == 0 ? null : string.Join(' ', children), Shorten(fact.Detail, AuditEntry.DetailLength), Shorten(look.Why, AuditEntry.WhyLength));
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
