using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Account;

/// <summary>What every change of how somebody signs in has in common: it is written down, they are told, and other sessions end.</summary>
internal sealed class CredentialChanges(HeadwaterDb db, IAuditTrail audit, IOutgoingMail mail, SessionService sessions, CurrentActor actor)
{
    /// <summary>The person of this request, with changes tracked.</summary>
    public Task<Person> MeAsync(HttpContext http, CancellationToken ct)
    {
        var id = CurrentSession.Of(http)!.Person;
        return db.Set<Person>().SingleAsync(p => p.Id == id, ct);
    }

    /// <summary>Tells the person by mail; pending until saved.</summary>
    public void Tell(Person person, string what)
    {
        if (!person.IsSample && person.Email is { } address)
            mail.Add(address, "How you sign in to Headwater has changed", $"Hello {person.DisplayName},\n\n{what}\n\nIf it was not you, tell your administrator at once.\n");
    }

    /// <summary>Saves everything pending. Where nothing was chosen to work in there is no trail to write to.</summary>
    public Task SaveAsync(Person person, string what, CancellationToken ct) => actor.Person is null
        ? db.SaveChangesAsync(ct)
        : audit.SaveAsync(ct, new AuditFact("change", "sign-in", person.Id.ToString(), Detail: what));

    /// <summary>Saves, ends every session of the person and goes on in a new one.</summary>
    public async Task SaveAndEndOthersAsync(HttpContext http, Person person, string what, CancellationToken ct)
    {
        var current = CurrentSession.Of(http)!;
        person.SecurityStamp = SecretToken.New();
        await SaveAsync(person, what, ct);
        await sessions.GoOnAsync(http, current, person, ct);
    }

    public Task<List<IdentityUserPasskey<Guid>>> PasskeysAsync(Guid person, CancellationToken ct) =>
        db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == person).ToListAsync(ct);
}
