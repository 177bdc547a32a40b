using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Posts;

/// <summary>Who in the locality holds a post now that allows something.</summary>
internal static class PostHolders
{
    public static Task<IReadOnlyList<PersonId>> OfAsync(HeadwaterDb db, Capability capability, DateOnly today, CancellationToken ct) => OfAsync(db, capability, null, today, ct);

    public static async Task<IReadOnlyList<PersonId>> OfAsync(HeadwaterDb db, Capability capability, OrganisationId? at, DateOnly today, CancellationToken ct)
    {
        var roles = Enum.GetValues<Role>().Where(r => r.Capabilities().HasFlag(capability)).ToList();
        return await db.Set<Post>().AsNoTracking()
            .Where(p => roles.Contains(p.Role) && (at == null || p.OrganisationId == at) && p.EndedAtUtc == null && p.FromDay <= today && (p.ToDay == null || p.ToDay >= today))
            .Select(p => p.PersonId).Distinct().ToListAsync(ct);
    }
}
