using System.Linq.Expressions;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Localities.Places;

internal sealed class LocalityQueries(HeadwaterDb db) : ILocalities
{
    private static readonly Expression<Func<Locality, LocalitySummary>> Summary =
        l => new LocalitySummary(l.Id, l.Slug, l.Name, l.AreaCode, l.SuppressionThreshold, l.IsSample);

    public Task<LocalitySummary?> DefaultAsync(CancellationToken ct) =>
        db.Set<Locality>().OrderBy(l => l.IsSample).ThenBy(l => l.CreatedAtUtc).ThenBy(l => l.Slug).Select(Summary).FirstOrDefaultAsync(ct);

    public Task<LocalitySummary?> BySlugAsync(string slug, CancellationToken ct) =>
        db.Set<Locality>().Where(l => l.Slug == slug).Select(Summary).SingleOrDefaultAsync(ct);

    public Task<LocalitySummary?> ByAreaCodeAsync(string areaCode, CancellationToken ct) =>
        db.Set<Locality>().Where(l => l.AreaCode == areaCode).Select(Summary).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<LocalitySummary>> AllAsync(CancellationToken ct) =>
        await db.Set<Locality>().OrderBy(l => l.CreatedAtUtc).ThenBy(l => l.Slug).Select(Summary).ToListAsync(ct);
}
