using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

/// <summary>A child in a list.</summary>
internal sealed record ChildRow(ChildId Id, string Name, DateOnly DateOfBirth, int YearGroup);

/// <summary>Reads of children. What the reader may see is decided at the root of every query, not here.</summary>
internal sealed class ChildQueries(HeadwaterDb db)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<ChildRow> Rows, int Total)> ListAsync(string? name, int page, CancellationToken ct)
    {
        var children = Named(name);
        var total = await children.CountAsync(ct);
        var rows = await children.OrderBy(c => c.LegalLast).ThenBy(c => c.LegalFirst).ThenBy(c => c.ChildId)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return ([.. rows.Select(c => new ChildRow(c.ChildId, c.Name, c.DateOfBirth, YearGroups.Of(c, db.Reader.Today)))], total);
    }

    public Task<Child?> FindAsync(ChildId id, CancellationToken ct) => db.Set<Child>().AsNoTracking().SingleOrDefaultAsync(c => c.ChildId == id, ct);

    public async Task<IReadOnlyList<RollEntry>> RollOfAsync(ChildId id, CancellationToken ct) =>
        await db.Set<RollEntry>().AsNoTracking().Where(r => r.ChildId == id).OrderByDescending(r => r.EntryDate).ToListAsync(ct);

    private IQueryable<Child> Named(string? name)
    {
        var children = db.Set<Child>().AsNoTracking();
        if (string.IsNullOrWhiteSpace(name))
            return children;
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(5))
        {
            var pattern = word.ToLowerInvariant();
            children = children.Where(c => c.LegalFirst.ToLower().StartsWith(pattern) || c.LegalLast.ToLower().StartsWith(pattern) || (c.KnownAs != null && c.KnownAs.ToLower().StartsWith(pattern)));
        }

        return children;
    }
}
