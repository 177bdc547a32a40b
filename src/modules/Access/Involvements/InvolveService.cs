using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Involvements;

/// <summary>Involvements as people grant and end them by hand, under <see cref="GrantRules"/>.</summary>
internal sealed class InvolveService(HeadwaterDb db, CurrentActor actor, IInvolvements involvements, IAuditTrail audit, INotices notices, TimeProvider clock)
{
    /// <summary>The actor's own involvements that let them involve others; none when they may not, or cannot see the child.</summary>
    public async Task<IReadOnlyList<Involvement>> BasisAsync(ChildId child, CancellationToken ct) => GrantRules.Basis(await OfAsync(child, ct), actor, db.Reader);

    /// <summary>Those involvements in force or to come that the actor may end.</summary>
    public async Task<IReadOnlyList<Guid>> EndableAsync(ChildId child, CancellationToken ct)
    {
        var all = await OfAsync(child, ct);
        var basis = GrantRules.Basis(all, actor, db.Reader);
        var today = clock.Today();
        return [.. all.Where(i => i.RevokedAtUtc is null && (i.ToDay is null || i.ToDay >= today) && GrantRules.MayEnd(i, basis)).Select(i => i.Id)];
    }

    /// <exception cref="InputRefusedException">The rules do not let the actor grant it; the message says which.</exception>
    public async Task<Guid> GrantAsync(NewInvolvement asked, CancellationToken ct)
    {
        if (GrantRules.WhyNot(asked, await BasisAsync(asked.Child, ct), clock.Today()) is { } refusal)
            throw new InputRefusedException(refusal);
        if (asked.Person is { } person)
            await CheckPersonAsync(person, asked, ct);
        var fact = await involvements.GrantAsync(asked, ct);
        if (asked.Person is { } told)
            notices.Tell(told, "You were given sight of a child's record. It is in your list of children.", "/children");
        await audit.SaveAsync(ct, fact);
        return Guid.Parse(fact.RecordId!);
    }

    /// <exception cref="InputRefusedException">There is no such involvement of this child for the actor to end, or no reason.</exception>
    public async Task EndAsync(ChildId child, Guid id, string? reason, CancellationToken ct)
    {
        if (!(await EndableAsync(child, ct)).Contains(id))
            throw new InputRefusedException("There is no such involvement that you may end.");
        await audit.SaveAsync(ct, await involvements.RevokeAsync(id, reason ?? "", ct));
    }

    private async Task CheckPersonAsync(PersonId person, NewInvolvement asked, CancellationToken ct)
    {
        var today = clock.Today();
        var held = await db.Set<Post>().AsNoTracking().Where(p => p.PersonId == person && p.EndedAtUtc == null && p.FromDay <= today && (p.ToDay == null || p.ToDay >= today)).ToListAsync(ct);
        if (asked.Organisation is { } organisation && !held.Exists(p => p.OrganisationId == organisation))
            throw new InputRefusedException("This person holds no post in that organisation, so the involvement would open nothing.");
        if (asked.Organisation is null && !held.Exists(p => p.Role.Capabilities().HasFlag(Capability.BeFamily)))
            throw new InputRefusedException("This person has no post as a parent, carer or young person: appoint them first.");
    }

    private Task<List<Involvement>> OfAsync(ChildId child, CancellationToken ct) => db.Set<Involvement>().AsNoTracking().Where(i => i.ChildId == child).ToListAsync(ct);
}
