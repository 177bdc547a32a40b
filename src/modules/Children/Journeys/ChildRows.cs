using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Journeys;

/// <summary>What a journey reads of a child, each kind once: several of its parts and its sums stand on the same rows.</summary>
internal sealed class ChildRows(HeadwaterDb db)
{
    private readonly Dictionary<(Type, ChildId), object> kept = [];

    /// <summary>All rows of a kind that the reader may see.</summary>
    public async Task<IReadOnlyList<T>> OfAsync<T>(IReadOnlyList<ChildId> records, CancellationToken ct) where T : class, IChildRecord
    {
        if (!kept.TryGetValue((typeof(T), records[0]), out var rows))
            kept.Add((typeof(T), records[0]), rows = await db.Set<T>().AsNoTracking().Where(r => records.Contains(r.ChildId)).ToListAsync(ct));
        return (IReadOnlyList<T>)rows;
    }

    /// <summary>Rows that were read already.</summary>
    public void Keep<T>(ChildId child, IReadOnlyList<T> rows) where T : class, IChildRecord => kept[(typeof(T), child)] = rows;
}
