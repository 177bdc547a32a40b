using Headwater.Kernel;

namespace Headwater.Access.Contracts;

/// <summary>
/// Empties entries of the trail while the chain over them holds. Both work within the transaction that is open and answer
/// what must be saved in it through <see cref="IAuditTrail"/>: entries that say which were emptied. Nothing is erased without.
/// </summary>
public interface IAuditErasure
{
    /// <summary>All entries about one child. Lists that showed it among others stay: they hold an id that names nobody any more.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    Task<IReadOnlyList<AuditFact>> EraseChildAsync(ChildId child, CancellationToken ct);

    /// <summary>All entries about no child that were written before an instant; who looked at a child's record is kept as long as the record.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    Task<IReadOnlyList<AuditFact>> EraseBeforeAsync(DateTime beforeUtc, CancellationToken ct);
}
