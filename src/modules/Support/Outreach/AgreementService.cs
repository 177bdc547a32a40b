using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Training;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Outreach;

/// <summary>A school takes part, by its headteacher; either side ends it. One writer of the locality at a time.</summary>
internal sealed class AgreementService(HeadwaterDb db, IOrganisations organisations, IPeople people, INotices notices, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>A number of pupils that was counted longer ago than this says too little.</summary>
    private const int YearsBack = 2;

    /// <summary>Takes part for a school that the actor leads; fee and visits are those of its size.</summary>
    /// <param name="id">Which offer.</param>
    /// <param name="version">How often the offer had been changed when it was on the screen.</param>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such an offer for the actor, and a school that they lead.</returns>
    /// <exception cref="InputRefusedException">The offer is not open, the school takes part already, something is missing, or the offer was changed.</exception>
    public async Task<bool> AgreeAsync(Guid id, int version, Guid key, TypedAgreement typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<OutreachOffer>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } offer || await OwnAsync(ct) is not { Count: > 0 } own)
            return false;
        var takesPart = await db.Set<OutreachAgreement>().AnyAsync(a => a.OfferId == id && own.Contains(a.SchoolId), ct);
        if (!OutreachRules.MayRead(actor, offer, takesPart))
            return false;
        if (key == Guid.Empty)
            throw new InputRefusedException(BookingLedger.NoKey);
        if (await db.Set<OutreachAgreement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == key, ct) is { } sent)
            return sent.OfferId == id && sent.AgreedBy == actor.Person ? true : throw new InputRefusedException("This form was sent already. Open the page again, and take part there.");
        var today = clock.Today();
        if (offer.State != OfferState.Open || today > offer.Year.LastDay)
            throw new InputRefusedException("This offer is not open any more. Ask the organisation that offers it.");
        if (offer.Version != version)
            throw new InputRefusedException(BookingLedger.Meanwhile);
        var school = OrganisationId.TryParse(typed.School, null, out var named) && own.Contains(named) ? named : own.Count == 1 && string.IsNullOrEmpty(typed.School) ? own[0] : throw new InputRefusedException("Choose which of your schools takes part.");
        var pupils = TypedNumbers.Number(typed.Pupils, "how many pupils the school has", 1, OutreachBand.MostPupils);
        var counted = FormFields.Day(typed.CountedOn, "day on which the pupils were counted");
        if (counted > today || counted < today.AddYears(-YearsBack))
            throw new InputRefusedException($"Enter a day on which the pupils were counted that is not ahead, and at most {YearsBack} years back.");
        if (await db.Set<OutreachAgreement>().AnyAsync(a => a.OfferId == id && a.SchoolId == school && a.EndedOn == null, ct))
            throw new InputRefusedException("The school takes part already. Its agreement stands on this page.");
        var band = OutreachRules.BandOf(await db.Set<OutreachBand>().AsNoTracking().Where(b => b.OfferId == id).ToListAsync(ct), pupils) ?? throw new InputRefusedException("The offer has no fee for a school of this size. Ask the organisation that offers it.");
        db.Add(new OutreachAgreement { Id = key, OfferId = id, SchoolId = school, Pupils = pupils, CountedOn = counted, FeePence = band.FeePence, Visits = band.Visits, AgreedBy = actor.Person!.Value, AgreedOn = today });
        foreach (var person in (await people.HoldersAsync(Capability.TakeReferrals, offer.ProviderId, ct)).Where(p => p != actor.Person))
            notices.Tell(person, string.Create(CultureInfo.InvariantCulture, $"A school takes part in “{offer.Title}”."), OutreachLinks.Agreement(key));
        await audit.SaveAsync(ct, new AuditFact("agree", "outreach-agreement", key.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Ends an agreement, by either side. Ended already, it stays as it is.</summary>
    /// <param name="id">Which agreement.</param>
    /// <param name="version">How often it had been changed when it was on the screen.</param>
    /// <param name="why">Why.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such an agreement for the actor.</returns>
    /// <exception cref="InputRefusedException">It is not said why, visits are still planned, or somebody else changed it.</exception>
    public async Task<bool> EndAsync(Guid id, int version, string? why, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<OutreachAgreement>().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } agreement)
            return false;
        var offer = await db.Set<OutreachOffer>().AsNoTracking().SingleAsync(o => o.Id == agreement.OfferId, ct);
        if (OutreachRules.PartyOf(actor, agreement.SchoolId, offer.ProviderId) is OutreachParty.None)
            return false;
        if (agreement.EndedOn is not null)
            return true;
        if (agreement.Version != version)
            throw new InputRefusedException(BookingLedger.Meanwhile);
        var reason = FormFields.Text(why, "why it ends: the other side reads it", OutreachAgreement.ReasonLength);
        if (await db.Set<OutreachVisit>().AnyAsync(v => v.AgreementId == id && v.State == VisitState.Planned, ct))
            throw new InputRefusedException("A visit is still planned. Cancel it first, or say that it took place.");
        (agreement.EndedOn, agreement.EndedBy, agreement.EndedBecause) = (clock.Today(), actor.Person, reason);
        List<PersonId> told = [agreement.AgreedBy, .. await people.HoldersAsync(Capability.TakeReferrals, offer.ProviderId, ct)];
        foreach (var person in told.Distinct().Where(p => p != actor.Person))
            notices.Tell(person, string.Create(CultureInfo.InvariantCulture, $"An agreement about “{offer.Title}” was ended. Look there why."), OutreachLinks.Agreement(id));
        await audit.SaveAsync(ct, new AuditFact("end", "outreach-agreement", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Schools that the actor leads.</summary>
    private async Task<IReadOnlyList<OrganisationId>> OwnAsync(CancellationToken ct)
    {
        var led = OutreachRules.Schools(actor);
        return led.Count == 0 ? [] : [.. (await organisations.AllAsync(ct)).Where(o => o.IsSchool && led.Contains(o.Id)).Select(o => o.Id)];
    }
}
