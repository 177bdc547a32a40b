using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Agreements;

/// <summary>An agreement to be made, with the organisations that are to sign it.</summary>
internal sealed record NewAgreement(string Name, string Purpose, LawfulBasis Basis, DateOnly From, DateOnly To, IReadOnlyCollection<OrganisationId> Parties);

/// <summary>Information-sharing agreements. What is granted under one never outlasts it.</summary>
internal sealed class AgreementService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IOrganisations organisations, INotices notices, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    public const int WarningDays = 30;
    public const int LongestYears = 5;

    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Guid> AddAsync(NewAgreement asked, CancellationToken ct)
    {
        var (name, purpose) = (asked.Name.Trim(), asked.Purpose.Trim());
        if (name.Length is 0 or > 200)
            throw new InputRefusedException("Name the agreement, in at most 200 characters.");
        if (purpose.Length is 0 or > SharingAgreement.TextLength)
            throw new InputRefusedException("Say what the agreement is for, in at most 500 characters.");
        if (asked.To < asked.From || asked.To < clock.Today())
            throw new InputRefusedException("The agreement must end after it begins, and not in the past.");
        if (asked.To > asked.From.AddYears(LongestYears))
            throw new InputRefusedException("An agreement lasts at most five years; then it is reviewed and made anew.");
        if (asked.Parties.Count == 0)
            throw new InputRefusedException("Choose the organisations that are to sign it.");
        var known = (await organisations.AllAsync(ct)).Select(o => o.Id).ToHashSet();
        if (!asked.Parties.All(known.Contains))
            throw new InputRefusedException("One of the organisations is not of this locality.");
        var agreement = new SharingAgreement { Id = Guid.CreateVersion7(), Name = name, Purpose = purpose, Basis = asked.Basis, FromDay = asked.From, ToDay = asked.To };
        db.Add(agreement);
        foreach (var party in asked.Parties.Distinct())
            db.Add(new SharingParty { AgreementId = agreement.Id, OrganisationId = party });
        await audit.SaveAsync(ct, new AuditFact("add", "agreement", agreement.Id.ToString()));
        return agreement.Id;
    }

    /// <summary>Writes down that an organisation signed, and who signed for it.</summary>
    /// <exception cref="InputRefusedException">It has ended, is signed already, does not name the organisation, or the signature is not whole.</exception>
    public async Task SignAsync(Guid id, OrganisationId organisation, DateOnly signedOn, string? signedBy, CancellationToken ct)
    {
        var by = signedBy?.Trim() ?? "";
        if (by.Length is 0 or > SharingParty.NameLength)
            throw new InputRefusedException("Say who signed for the organisation: a name and an office, in at most 120 characters.");
        var (agreement, today) = (await InForceAsync(id, ct), clock.Today());
        if (signedOn > today)
            throw new InputRefusedException("An agreement cannot be signed in the future.");
        var party = await db.Set<SharingParty>().SingleOrDefaultAsync(p => p.AgreementId == agreement.Id && p.OrganisationId == organisation, ct);
        if (party is null || party.SignedOn is not null)
            throw new InputRefusedException("This organisation is no party to the agreement, or has signed it already.");
        (party.SignedOn, party.SignedBy) = (signedOn, by);
        await audit.SaveAsync(ct, new AuditFact("sign", "agreement", id.ToString(), Detail: organisation.ToString()));
    }

    /// <summary>Ends an agreement at once, with every involvement granted under it, in one transaction.</summary>
    /// <returns>How many involvements ended with it.</returns>
    /// <exception cref="InputRefusedException">It has ended already, or no reason is given.</exception>
    public async Task<int> EndAsync(Guid id, string? reason, CancellationToken ct)
    {
        var why = reason?.Trim() ?? "";
        if (why.Length is < 3 or > SharingAgreement.TextLength)
            throw new InputRefusedException("Say why the agreement ends, in at most 500 characters.");
        await using var transaction = await turn.TakeAsync(ct);
        var agreement = await InForceAsync(id, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        (agreement.EndedAtUtc, agreement.EndedBy, agreement.EndWhy) = (now, actor.Person, why);
        var under = await db.Set<Involvement>().Where(i => i.AgreementId == id && i.RevokedAtUtc == null).ToListAsync(ct);
        foreach (var involvement in under)
            (involvement.RevokedAtUtc, involvement.RevokedBy, involvement.RevokedWhy) = (now, actor.Person, "The sharing agreement it was granted under has ended.");
        await audit.SaveAsync(ct, [new AuditFact("end", "agreement", id.ToString()), .. under.Select(i => new AuditFact("revoke", "involvement", i.Id.ToString(), i.ChildId, "agreement ended"))]);
        await transaction.CommitAsync(ct);
        return under.Count;
    }

    /// <summary>Tells those who keep agreements, once, that one runs out within thirty days.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var soon = today.AddDays(WarningDays);
        var ending = await db.Set<SharingAgreement>().Where(a => a.EndedAtUtc == null && a.WarnedAtUtc == null && a.ToDay >= today && a.ToDay <= soon).ToListAsync(ct);
        if (ending.Count == 0)
            return;
        var keepers = await PostHolders.OfAsync(db, Capability.ManageAgreements, today, ct);
        foreach (var agreement in ending)
        {
            agreement.WarnedAtUtc = clock.GetUtcNow().UtcDateTime;
            foreach (var keeper in keepers)
                notices.Tell(keeper, $"A sharing agreement ends on {agreement.ToDay:d MMMM yyyy}. What was granted under it ends with it, unless a new one is signed.", TrustLinks.Agreement(agreement.Id));
        }

        await audit.SaveAsync(ct, [.. ending.Select(a => new AuditFact("warn", "agreement", a.Id.ToString()))]);
    }

    public static bool IsInForce(SharingAgreement agreement, DateOnly today) => agreement.EndedAtUtc is null && agreement.FromDay <= today && agreement.ToDay >= today;

    private async Task<SharingAgreement> InForceAsync(Guid id, CancellationToken ct)
    {
        var agreement = await db.Set<SharingAgreement>().SingleOrDefaultAsync(a => a.Id == id, ct);
        return agreement is not null && agreement.EndedAtUtc is null && agreement.ToDay >= clock.Today() ? agreement : throw new InputRefusedException("There is no such agreement, or it has ended.");
    }
}
