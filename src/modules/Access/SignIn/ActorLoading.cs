using System.Security.Claims;
using Headwater.Access.Contracts;
using Headwater.Access.Kept;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn;

/// <summary>
/// Turns whoever is signed in into the actor and the reader of the scope, from the posts held at this moment. One query; no
/// answer of an earlier request is used again, so that an ended post is gone on the next one.
/// </summary>
internal sealed class ActorLoading(HeadwaterDb db, CurrentLocality locality, CurrentReader reader, CurrentActor actor, TimeProvider clock) : ISystemActor, ITokenActor
{
    /// <summary>The claim that says which locality a session works in.</summary>
    public const string LocalityClaim = "hw:locality";

    public async Task EnterAsync(PersonId person, string name, LocalityId where, CancellationToken ct)
    {
        if (person == SystemPerson.Id)
            throw new ArgumentException("Nobody signs in as the system.", nameof(person));
        locality.Enter(where);
        await db.HoldConnectionAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var today = UkDays.DayOf(now);
        List<HeldPost> held = [];
        await foreach (var post in AskedOften.Of(db).Posts(db, person, today).WithCancellation(ct))
            held.Add(post);
        actor.Enter(person, name, held);
        reader.Enter(new(person, today, now,
            [.. held.Select(p => p.Organisation).Distinct()],
            [.. actor.Where(Capability.SeeOrganisationChildren)],
            [.. actor.Where(Capability.SeeSafeguarding)]));
    }

    /// <summary>For work that no person does: named in the audit trail, without a capability, and a reader who sees no child.</summary>
    public void EnterSystem(LocalityId where)
    {
        locality.Enter(where);
        actor.Enter(SystemPerson.Id, SystemPerson.Name, []);
    }

    async Task<bool> ITokenActor.EnterAsync(PersonId person, string what, LocalityId where, CancellationToken ct)
    {
        if (actor.Person is { } other && other != person)
            return false;
        if (!await db.Set<People.Person>().AnyAsync(p => p.Id == person.Value && p.DeactivatedAtUtc == null, ct))
            return false;
        await EnterAsync(person, what, where, ct);
        return true;
    }

    void ISystemActor.Enter(LocalityId where) => EnterSystem(where);

    public static (PersonId Person, string Name, LocalityId Locality)? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
        && PersonId.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), null, out var person)
        && LocalityId.TryParse(user.FindFirstValue(LocalityClaim), null, out var locality)
            ? (person, user.Identity.Name ?? "", locality)
            : null;
}

internal sealed class ActorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, ActorLoading loading)
    {
        if (ActorLoading.Of(context.User) is { } who)
            await loading.EnterAsync(who.Person, who.Name, who.Locality, context.RequestAborted);
        await next(context);
    }
}
