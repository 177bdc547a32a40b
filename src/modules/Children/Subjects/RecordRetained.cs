using System.Reflection;
using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Headwater.Children.Subjects;

/// <summary>
/// A child's record, as one: every table of this module that is about a child, whichever they are. What hangs on the record
/// goes first, the record itself last.
/// </summary>
internal sealed class RecordRetained(HeadwaterDb db) : IRetained
{
    private static readonly MethodInfo CountOf = typeof(RecordRetained).GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly MethodInfo EraseOf = typeof(RecordRetained).GetMethod(nameof(DeleteAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public IReadOnlyList<string> Tables => [.. Types().Select(t => t.GetTableName()!)];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = new Dictionary<ChildId, int>();
        foreach (var type in Types())
        {
            foreach (var (child, count) in await (Task<List<(ChildId Child, int Rows)>>)CountOf.MakeGenericMethod(type.ClrType).Invoke(this, [ct])!)
                rows[child] = rows.GetValueOrDefault(child) + count;
        }

        foreach (var (child, count) in rows)
            yield return new(RetentionClasses.Record, "record", child, count, new());
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var child = item.Child ?? throw new InvalidOperationException("A record is a child's.");
        var rows = 0;
        foreach (var type in Types())
            rows += await (Task<int>)EraseOf.MakeGenericMethod(type.ClrType).Invoke(this, [child, ct])!;
        return rows;
    }

    private IEnumerable<IEntityType> Types() =>
        db.Model.GetEntityTypes().Where(t => t.ClrType.Assembly == typeof(Child).Assembly && t.ClrType.IsAssignableTo(typeof(IChildRecord))).OrderBy(t => t.ClrType == typeof(Child)).ThenBy(t => t.GetReferencingForeignKeys().Any()).ThenBy(t => t.GetTableName(), StringComparer.Ordinal);

    private async Task<List<(ChildId Child, int Rows)>> CountAsync<T>(CancellationToken ct) where T : class, IChildRecord =>
        [.. (await db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).GroupBy(r => r.ChildId).Select(g => new { g.Key, Rows = g.Count() }).ToListAsync(ct)).Select(g => (g.Key, g.Rows))];

    private Task<int> DeleteAsync<T>(ChildId child, CancellationToken ct) where T : class, IChildRecord =>
        db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(r => r.ChildId == child).ExecuteDeleteAsync(ct);
}
