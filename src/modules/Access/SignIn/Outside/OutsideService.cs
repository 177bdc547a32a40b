using Headwater.Access.People;
using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Invitations;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn.Outside;

/// <summary>What the provider says of whoever signed in there.</summary>
internal sealed record OutsideVisitor(string? Subject, string? Email, bool EmailIsVerified);

/// <summary>Whom of ours the provider speaks of. Nobody becomes one of ours by signing in somewhere else.</summary>
internal sealed class OutsideService(HeadwaterDb db, InvitationService invitations, InstallationSettings settings)
{
    /// <summary>
    /// By the provider's subject; the first time by the link of an invitation, or by an e-mail address that the provider has verified
    /// and that belongs to somebody who was invited and has no subject there yet.
    /// </summary>
    public async Task<Person?> FindAsync(OutsideVisitor visitor, string? invitation, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(visitor.Subject) || visitor.Subject.Length > 256)
            return null;
        var known = await Linked(visitor.Subject).SingleOrDefaultAsync(ct);
        if (known is not null)
            return known.DeactivatedAtUtc is null ? known : null;
        if (invitation is not null)
            return await invitations.FindAsync(invitation, ct) is { } by ? await LinkAsync(by.Person, by.Invitation, visitor.Subject, ct) : null;
        if (!visitor.EmailIsVerified || PasswordService.KeyOf(visitor.Email) is not { Length: > 0 } key)
            return null;
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.NormalizedEmail == key && p.DeactivatedAtUtc == null && !p.IsSample
            && !db.Set<IdentityUserLogin<Guid>>().Any(l => l.UserId == p.Id), ct);
        return person is null ? null : await LinkAsync(person, null, visitor.Subject, ct);
    }

    /// <summary>Whether the provider speaks of this person.</summary>
    public async Task<bool> IsAsync(OutsideVisitor visitor, Guid person, CancellationToken ct) =>
        !string.IsNullOrEmpty(visitor.Subject) && await Linked(visitor.Subject).AnyAsync(p => p.Id == person && p.DeactivatedAtUtc == null, ct);

    // The issuer is part of the key: another provider's subject of the same name is somebody else.
    private string Issuer => settings.Oidc!.Authority.ToString();

    private IQueryable<Person> Linked(string subject)
    {
        var issuer = Issuer;
        return db.Set<Person>().Where(p => db.Set<IdentityUserLogin<Guid>>().Any(l => l.UserId == p.Id && l.LoginProvider == issuer && l.ProviderKey == subject));
    }

    private async Task<Person?> LinkAsync(Person person, Invitation? invitation, string subject, CancellationToken ct)
    {
        if (invitation is not null)
        {
            invitation.PasswordHash = null;
            await invitations.TakeUpAsync(invitation, person, ct);
        }
        else
        {
            // A link that was sent is not needed any more, and must not open the account beside this way in.
            db.RemoveRange(await db.Set<Invitation>().Where(i => i.PersonId == person.Id && i.UsedAtUtc == null).ToListAsync(ct));
        }

        person.EmailConfirmed = true;
        db.Add(new IdentityUserLogin<Guid> { LoginProvider = Issuer, ProviderKey = subject, ProviderDisplayName = settings.Oidc!.Name, UserId = person.Id });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody took the invitation up, or linked the subject, a moment before.
            return null;
        }

        return person;
    }
}
