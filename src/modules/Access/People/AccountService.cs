using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Access.SignIn.Invitations;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.People;

/// <summary>An account as whoever manages people sees it.</summary>
/// <param name="Refusal">Why the actor may do nothing with it; null when they may.</param>
internal sealed record AccountView(PersonId Person, string Name, string? Email, bool IsClosed, IReadOnlyList<PostRow> Posts, string? Refusal);

/// <summary>Sends invitations again, and closes accounts: for whoever could give every post that the person holds.</summary>
internal sealed class AccountService(HeadwaterDb db, CurrentActor actor, PeopleQueries people, LocalityTurn turn, InvitationService invitations, IAuditTrail audit, TimeProvider clock)
{
    private const string NotYours = "This person also holds a post that is not yours to give. Ask an administrator.";
    private const string NoneHere = "There is no such account that you may look after.";

    /// <summary>Somebody who holds a post that the actor could give, or for an administrator somebody without a post; null when there is nobody.</summary>
    public async Task<AccountView?> FindAsync(PersonId id, CancellationToken ct)
    {
        var today = clock.Today();
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id.Value && db.Set<PersonLocality>().Any(l => l.PersonId == p.Id && l.LocalityId == db.Locality), ct);
        var posts = await db.Set<Post>().AsNoTracking().Where(p => p.PersonId == id && p.EndedAtUtc == null && (p.ToDay == null || p.ToDay >= today)).OrderBy(p => p.Id).ToListAsync(ct);
        var theirs = posts.FindAll(p => AppointmentRules.IsInGift(actor.Posts, p.OrganisationId, p.Role));
        if (person is null || (theirs.Count == 0 && (posts.Count > 0 || !actor.Can(Capability.Administer))))
            return null;
        var refusal = id == actor.Person ? "This is your own account. You look after it yourself, on the page of your account."
            : person.IsSample ? "The people of the sample have no accounts: anybody may be one of them."
            : theirs.Count < posts.Count ? NotYours : null;
        return new(id, (await people.NamesAsync([id], ct))[id], person.Email, person.DeactivatedAtUtc is not null, await people.RowsAsync(theirs, ct), refusal);
    }

    /// <summary>Sends a new invitation. It ends every earlier way in when it is taken up, and opens an account that was closed.</summary>
    /// <exception cref="InputRefusedException">It is not the actor's to send.</exception>
    public async Task InviteAgainAsync(PersonId id, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        await MineAsync(id, ct);
        await audit.SaveAsync(ct, await invitations.InviteAgainAsync(id, ct));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Closes the account: every way in, every session and every open invitation end at once. The posts stay as they are.</summary>
    /// <exception cref="InputRefusedException">It is not the actor's to close, closed already, the last administrator's, or needed elsewhere.</exception>
    public async Task CloseAsync(PersonId id, string? reason, CancellationToken ct)
    {
        var why = reason?.Trim() ?? "";
        if (why.Length is < 3 or > Post.TextLength)
            throw new InputRefusedException("Say why the account is closed, in at most 500 characters. It goes into the audit trail.");
        var today = clock.Today();
        await using var transaction = await turn.TakeAsync(ct);
        var account = await MineAsync(id, ct);
        if (account.IsClosed)
            throw new InputRefusedException("This account is closed already.");
        if (await db.Set<PersonLocality>().AnyAsync(l => l.PersonId == id.Value && l.LocalityId != db.Locality, ct))
            throw new InputRefusedException("This person belongs to another locality too, so the account is not this locality's alone to close. End their posts here instead.");
        var administrators = await PostHolders.StandingAsync(db, Role.Administrator, today, ct);
        if (administrators.Any(p => p.PersonId == id) && administrators.All(p => p.PersonId == id))
            throw new InputRefusedException("This is the last administrator. Appoint another one before this account is closed.");
        actor.Why = why;
        await invitations.CloseAsync(id, ct);
        await audit.SaveAsync(ct, new AuditFact("close", "account", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    private async Task<AccountView> MineAsync(PersonId id, CancellationToken ct)
    {
        var account = await FindAsync(id, ct) ?? throw new InputRefusedException(NoneHere);
        return account.Refusal is { } refusal ? throw new InputRefusedException(refusal) : account;
    }
}
