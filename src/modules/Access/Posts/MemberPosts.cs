using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Posts;

/// <summary>Posts that those who convene give: of members and their deputies, and no others.</summary>
internal sealed class MemberPosts(
    HeadwaterDb db, CurrentActor actor, IInvitations invitations, IOrganisations organisations, IEnumerable<IPostCheck> checks, INotices notices, TimeProvider clock) : IMemberPosts
{
    public async Task<(PersonId Person, IReadOnlyList<AuditFact> Facts)> BringAsync(string? email, string? name, OrganisationId organisation, bool deputy, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene) || actor.Person is not { } by)
            throw new InputRefusedException("Your post does not let you bring people to the table.");
        var place = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == organisation)?.Name ?? throw new InputRefusedException("Choose the organisation that the person comes from.");
        var (person, invited) = await invitations.InviteAsync(email ?? "", name ?? "", ct);
        var today = clock.Today();
        var held = await db.Set<Post>().AsNoTracking().Where(p => p.PersonId == person && p.EndedAtUtc == null && (p.ToDay == null || p.ToDay >= today)).Select(p => p.Role).ToListAsync(ct);
        if (held.Exists(r => r.Capabilities().HasFlag(Capability.TakePart)))
            return (person, [invited]);
        var role = deputy ? Role.DeputyMember : Role.Member;
        if (AppointmentRules.Clash(role, held) is { } clash)
            throw new InputRefusedException(clash);
        foreach (var check in checks)
        {
            if (await check.WhyNotAsync(person, role, ct) is { } why)
                throw new InputRefusedException(why);
        }

        var post = new Post { Id = Guid.CreateVersion7(), PersonId = person, OrganisationId = organisation, Role = role, FromDay = today, AppointedBy = by, CertifiedOn = today };
        db.Add(post);
        notices.Tell(person, $"You were appointed as {role.Words()} at {place}.");
        return (person, [invited, new AuditFact("appoint", "post", post.Id.ToString(), Detail: $"{person} as {role} in {organisation}")]);
    }
}
