using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Headwater.Partnership.Shared;

/// <summary>
/// What a collaborative decided, planned and wrote down is kept together, and goes together: counted from the day it closed. Erasing
/// single rows earlier would rewrite what others said and decided.
/// </summary>
internal sealed class PartnershipRetained(HeadwaterDb db, IEnumerable<TableRetention> schedule) : IRetained
{
    public IReadOnlyList<string> Tables { get; } = [.. schedule.Where(t => t.Class == RetentionClasses.Partnership).Select(t => t.Table)];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        if (await db.Set<Collaborative>().AsNoTracking().SingleOrDefaultAsync(ct) is not { } collaborative)
            yield break;
        foreach (var table in InOrder())
            yield return new(RetentionClasses.Partnership, table.GetTableName()!, null, await CountAsync(table, ct), new(Ended: collaborative.ClosedOn));
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var table = InOrder().First(t => t.GetTableName() == item.Key);
        return await RowsOf(table).ExecuteDeleteAsync(ct);
    }

    private Task<int> CountAsync(IEntityType table, CancellationToken ct) => RowsOf(table).CountAsync(ct);

    private IQueryable<object> RowsOf(IEntityType table) => (IQueryable<object>)typeof(HeadwaterDb).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(table.ClrType).Invoke(db, null)!;

    /// <summary>Tables that point at others before those they point at; the collaborative itself, which says when it closed, last.</summary>
    private List<IEntityType> InOrder()
    {
        var left = db.Model.GetEntityTypes().Where(t => t.GetTableName() is { } name && Tables.Contains(name)).OrderBy(t => t.GetTableName(), StringComparer.Ordinal).ToList();
        List<IEntityType> order = [];
        while (left.Count > 0)
        {
            var free = left.First(t => (t.ClrType != typeof(Collaborative) || left.Count == 1) && !left.Exists(o => o != t && o.GetForeignKeys().Any(f => f.PrincipalEntityType == t)));
            left.Remove(free);
            order.Add(free);
        }

        return order;
    }
}
