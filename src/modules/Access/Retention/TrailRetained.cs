using System.Runtime.CompilerServices;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.Keys;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Retention;

/// <summary>
/// What the entries of the trail say: about a child as long as the record, else six years. Their places in the chain stay, so
/// that it can be verified as before.
/// </summary>
internal sealed class TrailRetained(HeadwaterDb db, IAuditErasure erasure, IAuditTrail audit) : IRetained
{
    private const string Others = "others";

    public IReadOnlyList<string> Tables { get; } = ["access_audit_entry"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var said = db.Set<AuditEntry>().Where(a => a.Salt != null && a.Verb != AuditEntry.EraseVerb);
        foreach (var of in await said.Where(a => a.ChildId != null).GroupBy(a => a.ChildId!.Value).Select(g => new { Child = g.Key, Rows = g.Count() }).ToListAsync(ct))
            yield return new(RetentionClasses.Record, Tables[0], of.Child, of.Rows, new());
        // All that were written up to a day count as one: the last day that is due.
        var last = today.AddYears(-6);
        var before = UkDays.StartOf(last.AddDays(1));
        var others = said.Where(a => a.ChildId == null && a.Children == null);
        if (await others.CountAsync(a => a.AtUtc < before, ct) is > 0 and var due)
            yield return new(RetentionClasses.AuditEntry, Others, null, due, new(Ended: last));
        if (await others.CountAsync(a => a.AtUtc >= before, ct) is > 0 and var kept)
            yield return new(RetentionClasses.AuditEntry, Others, null, kept, new(Ended: last.AddDays(1)));
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var facts = item.Child is { } child
            ? await erasure.EraseChildAsync(child, ct)
            : await erasure.EraseBeforeAsync(UkDays.StartOf((item.Facts.Ended ?? throw new InvalidOperationException("Entries that have no day are not erased.")).AddDays(1)), ct);
        if (facts.Count > 0)
            await audit.SaveAsync(ct, facts);
        return item.Rows;
    }
}

/// <summary>A child's key: destroyed with the record, so that backups forget what was sealed with it too.</summary>
internal sealed class KeyRetained(HeadwaterDb db, IChildVault vault) : IRetained
{
    public IReadOnlyList<string> Tables { get; } = ["access_child_key"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var child in await db.Set<ChildKey>().Where(k => k.Wrapped != null).Select(k => k.ChildId).ToListAsync(ct))
            yield return new(RetentionClasses.Record, Tables[0], child, 1, new());
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        await vault.DestroyAsync(item.Child ?? throw new InvalidOperationException("A key is a child's."), ct);
        return item.Rows;
    }
}
