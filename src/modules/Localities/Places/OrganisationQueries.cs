using Headwater.Data;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Localities.Places;

internal sealed class OrganisationQueries(HeadwaterDb db) : IOrganisations
{
    public async Task<IReadOnlyList<OrganisationSummary>> AllAsync(CancellationToken ct) =>
        await db.Set<Organisation>().AsNoTracking().OrderBy(o => o.Name).Select(o => new OrganisationSummary(o.Id, o.Name, o.Kind == OrganisationKind.School, o.Urn)).ToListAsync(ct);
}
