using System.Net.Mail;
using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn.Invitations;

internal sealed class InvitationService(HeadwaterDb db, IOutgoingMail mail, InstallationSettings settings, CurrentActor actor, TimeProvider clock) : IInvitations
{
    public async Task<(PersonId Person, AuditFact Fact)> InviteAsync(string email, string name, CancellationToken ct)
    {
        var (address, called) = (Checked(email), Called(name));
        var key = PasswordService.KeyOf(address);
        var person = db.Set<Person>().Local.FirstOrDefault(p => p.NormalizedEmail == key) ?? await db.Set<Person>().SingleOrDefaultAsync(p => p.NormalizedEmail == key, ct);
        if (person is null)
        {
            var id = PersonId.New().Value;
            person = new() { Id = id, DisplayName = called, UserName = address, NormalizedUserName = key, Email = address, NormalizedEmail = key, SecurityStamp = SecretToken.New(), CreatedAtUtc = Now };
            db.Add(person);
        }

        if (!await db.Set<PersonLocality>().AnyAsync(l => l.PersonId == person.Id && l.LocalityId == db.Locality, ct) && !db.Set<PersonLocality>().Local.Any(l => l.PersonId == person.Id))
            db.Add(new PersonLocality { PersonId = person.Id, LocalityId = db.Locality });
        if (person.DeactivatedAtUtc is not null || !await CanSignInAsync(person, ct))
            await SendAsync(person, ct);
        return (person.PersonId, new("invite", "person", person.Id.ToString()));
    }

    /// <summary>
    /// A new link for somebody who lost every way to sign in, or whose account was closed. Taking it up ends all of them. Pending
    /// until saved through the trail.
    /// </summary>
    public async Task<AuditFact> InviteAgainAsync(PersonId person, CancellationToken ct)
    {
        var found = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == person.Value && !p.IsSample
            && db.Set<PersonLocality>().Any(l => l.PersonId == p.Id && l.LocalityId == db.Locality), ct)
            ?? throw new InputRefusedException("There is no such person here.");
        await SendAsync(found, ct);
        return new("invite", "person", person.ToString(), Detail: "again");
    }

    /// <summary>
    /// Closes an account within the open transaction: the ways in and the sessions are gone at once, so that opening it again takes
    /// a new invitation. The rest is pending until saved.
    /// </summary>
    public async Task CloseAsync(PersonId id, CancellationToken ct)
    {
        var person = await db.Set<Person>().SingleAsync(p => p.Id == id.Value, ct);
        person.DeactivatedAtUtc = Now;
        await EndWaysInAsync(person, ct);
        db.RemoveRange(await db.Set<Invitation>().Where(i => i.PersonId == person.Id && i.UsedAtUtc == null).ToListAsync(ct));
        await db.Set<Session>().Where(s => s.PersonId == person.Id).ExecuteDeleteAsync(ct);
    }

    /// <summary>The invitation a link stands for and whom it is for; null when it was used, has run out, or never was.</summary>
    public async Task<(Invitation Invitation, Person Person)?> FindAsync(string? token, CancellationToken ct)
    {
        if (SecretToken.HashOf(token) is not { } hash)
            return null;
        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        return invitation is null ? null : await InForceAsync(invitation, ct);
    }

    /// <summary>The invitation somebody has begun to take up with a password.</summary>
    public async Task<(Invitation Invitation, Person Person)?> BegunByAsync(Guid person, CancellationToken ct)
    {
        var invitation = await db.Set<Invitation>().Where(i => i.PersonId == person && i.UsedAtUtc == null && i.PasswordHash != null).OrderByDescending(i => i.SentAtUtc).FirstOrDefaultAsync(ct);
        return invitation is null ? null : await InForceAsync(invitation, ct);
    }

    /// <summary>
    /// Uses the invitation up: every earlier way to sign in and every session ends. Pending until saved; of two that take it up at
    /// once the second fails to save.
    /// </summary>
    public async Task TakeUpAsync(Invitation invitation, Person person, CancellationToken ct)
    {
        invitation.UsedAtUtc = Now;
        person.PasswordHash = invitation.PasswordHash;
        invitation.PasswordHash = null;
        person.EmailConfirmed = true;
        person.SecurityStamp = SecretToken.New();
        (person.AccessFailedCount, person.LockoutEnd) = (0, null);
        await EndFactorsAsync(person, ct);
        if (person.PasswordHash is null)
            db.RemoveRange(await db.Set<Authenticator>().Where(a => a.PersonId == person.Id).ToListAsync(ct));
    }

    private async Task EndWaysInAsync(Person person, CancellationToken ct)
    {
        person.PasswordHash = null;
        person.SecurityStamp = SecretToken.New();
        await EndFactorsAsync(person, ct);
        db.RemoveRange(await db.Set<Authenticator>().Where(a => a.PersonId == person.Id).ToListAsync(ct));
    }

    private async Task EndFactorsAsync(Person person, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == person.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == person.Id).ToListAsync(ct));
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.PersonId == person.Id).ToListAsync(ct));
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<(Invitation, Person)?> InForceAsync(Invitation invitation, CancellationToken ct)
    {
        if (invitation.UsedAtUtc is not null || invitation.EndsAtUtc <= Now)
            return null;
        return await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == invitation.PersonId && p.DeactivatedAtUtc == null, ct) is { } person ? (invitation, person) : null;
    }

    private async Task<bool> CanSignInAsync(Person person, CancellationToken ct) =>
        person.PasswordHash is not null
        || await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == person.Id, ct)
        || await db.Set<IdentityUserLogin<Guid>>().AnyAsync(l => l.UserId == person.Id, ct);

    private async Task SendAsync(Person person, CancellationToken ct)
    {
        // Whatever still lies beside a closed account must not open it again; only the link does.
        if (person.DeactivatedAtUtc is not null)
            await EndWaysInAsync(person, ct);
        person.DeactivatedAtUtc = null;
        db.RemoveRange(await db.Set<Invitation>().Where(i => i.PersonId == person.Id && i.UsedAtUtc == null).ToListAsync(ct));
        var token = SecretToken.New();
        db.Add(new Invitation { Id = Guid.CreateVersion7(), TokenHash = SecretToken.HashOf(token)!, PersonId = person.Id, SentAtUtc = Now, EndsAtUtc = Now + Invitation.ValidFor });
        var link = new Uri(settings.Address ?? new("http://localhost:5080"), SignInLinks.Invitation(token));
        mail.Add(person.Email!, "Your invitation to Headwater", $"""
            Hello {person.DisplayName},

            {actor.Name} has invited you to Headwater, where the partnership that keeps children in school works together.

            Choose how you want to sign in:
            {link}

            The link works once, until {Interface.Words.Date(Now + Invitation.ValidFor)}. If you did not expect it, do nothing.
            """);
    }

    private static string Checked(string email)
    {
        var trimmed = email.Trim();
        return trimmed.Length is > 2 and <= 256 && !trimmed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && MailAddress.TryCreate(trimmed, out var address) && address.Address == trimmed
            ? trimmed
            : throw new InputRefusedException("Enter an e-mail address in the right form, such as name@school.example.");
    }

    private static string Called(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is > 0 and <= Person.NameLength && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw new InputRefusedException("Enter the person's name, in at most 120 characters.");
    }
}
