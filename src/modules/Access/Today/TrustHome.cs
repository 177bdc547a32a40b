using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Today;

/// <summary>Emergency openings to be reviewed, posts to be confirmed.</summary>
internal sealed class TrustHome(HeadwaterDb db, CertificationService certification, CurrentActor actor) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        List<HomeTask> tasks = [];
        if (actor.Can(Capability.ReviewBreakGlass))
        {
            var waiting = await db.Set<EmergencyOpening>().AsNoTracking().Where(e => e.ReviewedAtUtc == null && e.PersonId != actor.Person).Select(e => new { e.Id, e.ReviewBy }).ToListAsync(ct);
            tasks.AddRange(waiting.Select(e => new HomeTask("Review an emergency opening of a child’s record", TrustLinks.Opening(e.Id), e.ReviewBy)));
        }

        if (actor.Can(Capability.CertifyAccess) && await certification.DueAsync(ct) is { Count: > 0 } due)
            tasks.Add(new(due.Count == 1 ? "Confirm that 1 post is still right" : $"Confirm that {due.Count} posts are still right", TrustLinks.Certify, Certification.EndsOn(due[0].CertifiedOn).AddDays(-1)));
        return tasks;
    }
}
