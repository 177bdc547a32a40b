using Headwater.Data;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Localities.Schools;

internal sealed class SchoolQueries(HeadwaterDb db) : ISchools
{
    public async Task<School?> ByUrnAsync(int urn, CancellationToken ct) =>
        (await db.Set<SchoolRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Urn == urn, ct))?.ToSchool();

    public async Task<IReadOnlyDictionary<int, School>> ByUrnsAsync(IReadOnlyCollection<int> urns, CancellationToken ct)
    {
        List<int> asked = [.. urns.Distinct()];
        return (await db.Set<SchoolRow>().AsNoTracking().Where(s => asked.Contains(s.Urn)).ToListAsync(ct)).ToDictionary(r => r.Urn, r => r.ToSchool());
    }

    public async Task<IReadOnlyList<School>> InAreaAsync(string areaCode, bool closedToo, CancellationToken ct)
    {
        var rows = await db.Set<SchoolRow>().AsNoTracking()
            .Where(s => s.AreaCode == areaCode && (closedToo || s.Status.StartsWith("Open")))
            .OrderBy(s => s.Name).ThenBy(s => s.Urn)
            .ToListAsync(ct);
        return [.. rows.Select(r => r.ToSchool())];
    }

    public async Task<IReadOnlyList<SchoolCount>> CountsAsync(CancellationToken ct)
    {
        var counts = await db.Set<SchoolRow>()
            .Where(s => s.AreaCode != null)
            .GroupBy(s => new { s.AreaCode, s.Status })
            .Select(g => new { AreaCode = g.Key.AreaCode!, g.Key.Status, Schools = g.Count() })
            .ToListAsync(ct);
        return
        [
            .. counts.GroupBy(c => c.AreaCode).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new SchoolCount(
                g.Key,
                g.Where(c => School.MeansOpen(c.Status)).Sum(c => c.Schools),
                g.Where(c => !School.MeansOpen(c.Status)).Sum(c => c.Schools))),
        ];
    }
}
