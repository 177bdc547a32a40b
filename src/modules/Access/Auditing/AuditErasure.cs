using System.Linq.Expressions;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Auditing;

internal sealed class AuditErasure(HeadwaterDb db, IDatabaseProvider provider) : IAuditErasure
{
    /// <summary>What an erased entry says.</summary>
    public static readonly AuditContent Nothing = new(null, AuditEntry.Erased, AuditEntry.Erased, null, null, null, null, null);

    public async Task<IReadOnlyList<AuditFact>> EraseChildAsync(ChildId child, CancellationToken ct) => await EraseAsync(a => a.ChildId == child, child, ct);

    public async Task<IReadOnlyList<AuditFact>> EraseBeforeAsync(DateTime beforeUtc, CancellationToken ct) => await EraseAsync(a => a.AtUtc < beforeUtc && a.ChildId == null && a.Children == null, null, ct);

    private async Task<IReadOnlyList<AuditFact>> EraseAsync(Expression<Func<AuditEntry, bool>> which, ChildId? child, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Entries are erased in the transaction that says so.");
        await provider.TakeTurnAsync(db, db.Locality.Value, ct);
        // What says that others were erased is never erased itself.
        var entries = db.Set<AuditEntry>().Where(which).Where(a => a.Salt != null && a.Verb != AuditEntry.EraseVerb);
        var seqs = await entries.OrderBy(a => a.Seq).Select(a => a.Seq).ToListAsync(ct);
        var emptied = await entries.ExecuteUpdateAsync(
            set => set.SetProperty(a => a.PersonId, (PersonId?)null).SetProperty(a => a.Verb, AuditEntry.Erased).SetProperty(a => a.Kind, AuditEntry.Erased)
                .SetProperty(a => a.RecordId, (string?)null).SetProperty(a => a.ChildId, (ChildId?)null).SetProperty(a => a.Children, (string?)null)
                .SetProperty(a => a.Detail, (string?)null).SetProperty(a => a.Why, (string?)null).SetProperty(a => a.Salt, (byte[]?)null),
            ct);
        if (emptied != seqs.Count)
            throw new InvalidOperationException("The trail moved while entries were being erased.");
        return [.. SeqRange.Write(SeqRange.Of(seqs), AuditEntry.DetailLength).Select(ranges => new AuditFact(AuditEntry.EraseVerb, AuditEntry.TrailKind, null, child, ranges))];
    }
}
