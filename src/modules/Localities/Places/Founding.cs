using System.Text;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Schools;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Localities.Places;

internal sealed class Founding(HeadwaterDb db, TimeProvider clock) : IFounding
{
    public async Task<(LocalityId Locality, OrganisationId Council)> BeginAsync(Area area, CancellationToken ct)
    {
        if (area.IsFictional)
            throw new InputRefusedException($"{area.Name} is fictional: ./run sample sets it up with its made-up people.");
        if (await db.Set<Locality>().AnyAsync(l => l.AreaCode == area.Code, ct))
            throw new InputRefusedException($"{area.Name} is set up already. Its administrators appoint others on the page People.");
        return (LocalityId.New(), OrganisationId.New());
    }

    public async Task<int> AddAsync(Area area, OrganisationId council, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new Locality { Id = db.Locality, Slug = SlugOf(area.Name), Name = area.Name, AreaCode = area.Code, CreatedAtUtc = now, ChangedAtUtc = now });
        db.Add(new Organisation { Id = council, Name = $"{area.Name} Council", Kind = OrganisationKind.LocalAuthority });
        var schools = await db.Set<SchoolRow>().AsNoTracking().Where(s => s.AreaCode == area.Code && s.Status.StartsWith("Open")).OrderBy(s => s.Urn).Select(s => new { s.Urn, s.Name }).ToListAsync(ct);
        db.AddRange(schools.Select(s => new Organisation { Id = OrganisationId.New(), Name = s.Name, Kind = OrganisationKind.School, Urn = s.Urn }));
        return schools.Count;
    }

    /// <summary>"Bristol, City of" is <c>bristol-city-of</c>.</summary>
    private static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-' && c != '\'')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
