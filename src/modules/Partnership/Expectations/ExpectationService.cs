using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Expectations;

/// <summary>What members expect of each other, and what each organisation tells of itself.</summary>
internal sealed class ExpectationService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, SeatQueries seats, IOrganisations organisations, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Writes the next version; everybody says yes to it anew.</summary>
    /// <exception cref="InputRefusedException">The text cannot be taken, or somebody else wrote one in the meantime.</exception>
    public async Task WriteAsync(string? text, string? note, int known, CancellationToken ct)
    {
        var (body, what) = (FormFields.Text(text, "the text", MembersAgreement.TextLength), FormFields.OptionalText(note, "what is different", MembersAgreement.NoteLength));
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var latest = await db.Set<MembersAgreement>().MaxAsync(a => (int?)a.Number, ct) ?? 0;
        if (latest != known)
            throw new InputRefusedException($"Somebody else wrote version {latest} in the meantime. Nothing was changed: read it, and write yours anew from it.");
        db.Add(new MembersAgreement { Number = latest + 1, Text = body, Note = what, WrittenBy = Me, WrittenOn = clock.Today() });
        await audit.SaveAsync(ct, new AuditFact("write", "members-agreement", $"{latest + 1}"));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">It is not the latest, the person sits in no seat, or said yes already.</exception>
    public async Task AcceptAsync(int number, CancellationToken ct)
    {
        if ((await seats.MineAsync(ct)).Count == 0)
            throw new InputRefusedException("Those who sit at the table, and their deputies, say yes to it.");
        await using var transaction = await turn.TakeAsync(ct);
        if (await db.Set<MembersAgreement>().MaxAsync(a => (int?)a.Number, ct) != number)
            throw new InputRefusedException("There is a newer version. Read it first.");
        if (await db.Set<AgreementAcceptance>().AnyAsync(a => a.Number == number && a.PersonId == Me, ct))
            throw new InputRefusedException("You said yes to it already.");
        db.Add(new AgreementAcceptance { Number = number, PersonId = Me, AcceptedOn = clock.Today() });
        await audit.SaveAsync(ct, new AuditFact("accept", "members-agreement", $"{number}"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Whether the acting person writes an organisation's page: whoever sits in its seat, or takes part for it.</summary>
    public async Task<bool> MaySpeakForAsync(OrganisationId organisation, CancellationToken ct) =>
        actor.Can(Capability.TakePart, organisation) || (await seats.MineAsync(ct)).Any(s => s.Seat.OrganisationId == organisation);

    /// <exception cref="InputRefusedException">It is not theirs to write, or somebody else changed it.</exception>
    public async Task TellAsync(OrganisationId organisation, string? does, string? bound, string? offers, string? needs, int known, CancellationToken ct)
    {
        if (!await MaySpeakForAsync(organisation, ct))
            throw new InputRefusedException("Only those who speak for this organisation write its page.");
        if ((await organisations.AllAsync(ct)).All(o => o.Id != organisation))
            throw new InputRefusedException("There is no such organisation here.");
        await using var transaction = await turn.TakeAsync(ct);
        var page = await db.Set<MemberOrganisation>().SingleOrDefaultAsync(o => o.OrganisationId == organisation, ct);
        if ((page?.Version ?? 0) != known)
            throw new InputRefusedException("Somebody else changed this page in the meantime. What is saved now stands below the form; nothing was written over it.");
        if (page is null)
            db.Add(page = new() { OrganisationId = organisation, ChangedOn = clock.Today() });
        (page.Does, page.Bound) = (FormFields.OptionalText(does, "what we do", MemberOrganisation.TextLength), FormFields.OptionalText(bound, "what binds us", MemberOrganisation.TextLength));
        (page.Offers, page.Needs, page.ChangedOn) = (FormFields.OptionalText(offers, "what we can offer", MemberOrganisation.TextLength), FormFields.OptionalText(needs, "what we need", MemberOrganisation.TextLength), clock.Today());
        await audit.SaveAsync(ct, new AuditFact("change", "member-organisation", organisation.ToString()));
        await transaction.CommitAsync(ct);
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");
}
