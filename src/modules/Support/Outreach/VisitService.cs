using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Support.Clinics;
using Headwater.Support.Training;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Outreach;

/// <summary>Visits: planned and written down by those who keep the offer, cancelled by either side. No child is named in them.</summary>
internal sealed class VisitService(HeadwaterDb db, OutreachReferrals referrals, IPeople people, INotices notices, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Plans a visit.</summary>
    /// <param name="agreement">To which school, by its agreement.</param>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such an agreement for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">The agreement is over, the day is outside the year, or a text tells who a child is.</exception>
    public async Task<bool> PlanAsync(Guid agreement, Guid key, TypedVisit typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<OutreachAgreement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == agreement, ct) is not { } of)
            return false;
        var offer = await db.Set<OutreachOffer>().AsNoTracking().SingleAsync(o => o.Id == of.OfferId, ct);
        if (!OutreachRules.MayKeep(actor, offer.ProviderId))
            return false;
        if (key == Guid.Empty)
            throw new InputRefusedException(BookingLedger.NoKey);
        if (await db.Set<OutreachVisit>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == key, ct) is { } sent)
            return sent.AgreementId == agreement ? true : throw new InputRefusedException("This form was sent already. Open the page again, and plan the visit there.");
        if (of.EndedOn is not null)
            throw new InputRefusedException("This agreement is over: no visit is planned any more.");
        var day = FormFields.Day(typed.Day, "day of the visit");
        if (day < offer.Year.FirstDay || day > offer.Year.LastDay)
            throw new InputRefusedException($"Enter a day of the visit in the school year {offer.Year}: that is what the offer is for.");
        var purpose = FormFields.Text(typed.Purpose, "what the visit is for", OutreachVisit.PurposeLength);
        ClinicRules.RefuseTelling(clock.Today(), (purpose, "what the visit is for"));
        Guid? about = null;
        if (!string.IsNullOrEmpty(typed.Referral))
            about = Guid.TryParse(typed.Referral, out var named) && (await referrals.SeenAsync(offer.ServiceId, of.SchoolId, ct)).Any(r => r.Id == named) ? named : throw new InputRefusedException("Choose a referral of this school from the list, or none.");
        db.Add(new OutreachVisit { Id = key, AgreementId = agreement, Day = day, Purpose = purpose, ReferralId = about, PlannedBy = actor.Person!.Value, State = VisitState.Planned });
        if (of.AgreedBy != actor.Person)
            notices.Tell(of.AgreedBy, string.Create(CultureInfo.InvariantCulture, $"A visit of “{offer.Title}” is planned for {Interface.Words.Date(day)}."), OutreachLinks.Visit(key));
        await audit.SaveAsync(ct, new AuditFact("plan", "outreach-visit", key.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Writes down that a visit took place, with what was done and what came of it. There already, it stays as it is.</summary>
    /// <returns>Whether there is such a visit for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">It lies ahead, was cancelled, something is missing, or somebody else changed it.</exception>
    public Task<bool> TookPlaceAsync(Guid id, int version, string? done, string? outcome, CancellationToken ct) => SettleAsync(id, version, VisitState.TookPlace, (visit, _) =>
    {
        if (visit.Day > clock.Today())
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The visit is on {Interface.Words.Date(visit.Day)}. Write it down once it was."));
        var (did, came) = (FormFields.Text(done, "what was done", OutreachVisit.TextLength), FormFields.Text(outcome, "what came of it", OutreachVisit.TextLength));
        ClinicRules.RefuseTelling(clock.Today(), (did, "what was done"), (came, "what came of it"));
        (visit.Done, visit.Outcome) = (did, came);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Cancels a visit, by either side. There already, it stays as it is.</summary>
    /// <returns>Whether there is such a visit for the actor.</returns>
    /// <exception cref="InputRefusedException">It took place, it is not said why, or somebody else changed it.</exception>
    public Task<bool> CancelAsync(Guid id, int version, string? why, CancellationToken ct) => SettleAsync(id, version, VisitState.Cancelled, async (visit, row) =>
    {
        var reason = FormFields.Text(why, "why the visit is cancelled: the other side reads it", OutreachAgreement.ReasonLength);
        ClinicRules.RefuseTelling(clock.Today(), (reason, "why the visit is cancelled"));
        visit.CancelledBecause = reason;
        List<PersonId> told = [row.Agreement.AgreedBy, .. await people.HoldersAsync(Capability.TakeReferrals, row.Offer.ProviderId, ct)];
        foreach (var person in told.Distinct().Where(p => p != actor.Person))
            notices.Tell(person, string.Create(CultureInfo.InvariantCulture, $"A visit of “{row.Offer.Title}” on {Interface.Words.Date(visit.Day)} was cancelled. Look there why."), OutreachLinks.Visit(id));
    }, ct);

    private async Task<bool> SettleAsync(Guid id, int version, VisitState to, Func<OutreachVisit, (OutreachAgreement Agreement, OutreachOffer Offer), Task> write, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<OutreachVisit>().SingleOrDefaultAsync(v => v.Id == id, ct) is not { } visit)
            return false;
        var agreement = await db.Set<OutreachAgreement>().AsNoTracking().SingleAsync(a => a.Id == visit.AgreementId, ct);
        var offer = await db.Set<OutreachOffer>().AsNoTracking().SingleAsync(o => o.Id == agreement.OfferId, ct);
        var party = OutreachRules.PartyOf(actor, agreement.SchoolId, offer.ProviderId);
        if (party == OutreachParty.None || (to == VisitState.TookPlace && (party & OutreachParty.Provider) == OutreachParty.None))
            return false;
        if (visit.State == to)
            return true;
        if (visit.Version != version)
            throw new InputRefusedException(BookingLedger.Meanwhile);
        if (!OutreachStates.Visits.Allows(visit.State, to, party))
            throw new InputRefusedException($"This visit {(visit.State == VisitState.Cancelled ? "was cancelled" : "took place")}, and stays so. Plan another one.");
        await write(visit, (agreement, offer));
        (visit.State, visit.SettledBy, visit.SettledOn) = (to, actor.Person, clock.Today());
        await audit.SaveAsync(ct, new AuditFact(to == VisitState.TookPlace ? "mark" : "cancel", "outreach-visit", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }
}
