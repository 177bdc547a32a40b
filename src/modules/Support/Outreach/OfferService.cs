using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Support.Services;
using Headwater.Support.Training;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Outreach;

/// <summary>Keeps offers: by those who keep the courses of the organisation that offers, and the local lead (<see cref="OutreachRules.MayKeep"/>).</summary>
internal sealed class OfferService(HeadwaterDb db, DirectoryQueries directory, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Approved services of organisations whose offers the actor keeps, by name.</summary>
    public async Task<IReadOnlyList<ServiceRow>> ServicesAsync(CancellationToken ct) =>
        [.. (await directory.AllAsync(ct)).Where(r => r.Approved is not null && r.Service.ArchivedOn is null && r.Provider.PartnerId is { } partner && OutreachRules.MayKeep(actor, partner))];

    /// <summary>School years for which an offer can be made: this one and the next.</summary>
    public IReadOnlyList<AcademicYear> Years()
    {
        var now = AcademicYear.Of(clock.Today());
        return [now, now.Next];
    }

    /// <summary>Adds an offer, as a draft.</summary>
    /// <param name="key">Minted by the form: sent twice, it makes one.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">The service is not the actor's, or something is missing.</exception>
    public async Task<Guid> AddAsync(Guid key, TypedOffer typed, CancellationToken ct)
    {
        if (!Guid.TryParse(typed.Service, out var id) || (await ServicesAsync(ct)).FirstOrDefault(s => s.Service.Id == id) is not { } service)
            throw new InputRefusedException("Choose the service to which schools refer children: one of an organisation that you work for.");
        if (!AcademicYear.TryParse(typed.Year, null, out var year) || !Years().Contains(year))
            throw new InputRefusedException("Choose for which school year it is: this one or the next.");
        await using var mine = await turn.TakeAsync(ct);
        if (key == Guid.Empty)
            throw new InputRefusedException(BookingLedger.NoKey);
        if (await db.Set<OutreachOffer>().AnyAsync(o => o.Id == key, ct))
            return key;
        OutreachOffer made = new() { Id = key, ProviderId = service.Provider.PartnerId!.Value, ServiceId = id, YearFrom = year.FirstDay, Title = "", Gets = "", DesignedWith = "", HowToPay = "", State = OfferState.Draft, AddedBy = actor.Person!.Value };
        typed.Into(made);
        db.Add(made);
        db.AddRange(TypedOffer.BandsOf(key, typed.Bands ?? []));
        await audit.SaveAsync(ct, new AuditFact("add", "outreach-offer", key.ToString()));
        await mine.CommitAsync(ct);
        return key;
    }

    /// <summary>Changes what an offer says; its sizes and fees too, until the first school has agreed.</summary>
    /// <param name="id">Which offer.</param>
    /// <param name="version">How often it had been changed when it was on the screen.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such an offer for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">Something is missing, a school has agreed to the fees, or somebody else changed it.</exception>
    public async Task<bool> ChangeAsync(Guid id, int version, TypedOffer typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await KeptAsync(id, ct) is not { } offer)
            return false;
        if (offer.Version != version)
            throw new InputRefusedException(BookingLedger.Meanwhile);
        typed.Into(offer);
        if (typed.Bands is { } rows)
        {
            var before = await db.Set<OutreachBand>().Where(b => b.OfferId == id).OrderBy(b => b.FromPupils).ToListAsync(ct);
            var after = TypedOffer.BandsOf(id, rows);
            if (!before.Select(Fields).SequenceEqual(after.Select(Fields)))
            {
                if (await db.Set<OutreachAgreement>().AnyAsync(a => a.OfferId == id, ct))
                    throw new InputRefusedException("A school has agreed already: sizes, fees and visits stay as they are for this year.");
                Put(before, after);
            }
        }

        db.Entry(offer).State = EntityState.Modified;
        await audit.SaveAsync(ct, new AuditFact("change", "outreach-offer", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Opens an offer to schools, or closes it. There already, it stays.</summary>
    /// <returns>Whether there is such an offer for the actor to keep.</returns>
    /// <exception cref="InputRefusedException">The step is not allowed, or somebody else changed the offer.</exception>
    public async Task<bool> MoveAsync(Guid id, int version, OfferState to, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await KeptAsync(id, ct) is not { } offer)
            return false;
        if (offer.State == to)
            return true;
        if (offer.Version != version)
            throw new InputRefusedException(BookingLedger.Meanwhile);
        if (!OutreachStates.Offers.Allows(offer.State, to, OutreachParty.Provider))
            throw new InputRefusedException("An offer is opened once and closed once. Make another one.");
        offer.State = to;
        await audit.SaveAsync(ct, new AuditFact(to == OfferState.Open ? "open" : "close", "outreach-offer", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>A band that begins where one did keeps its row with other numbers, so that none is deleted and added under one key.</summary>
    private void Put(List<OutreachBand> before, IReadOnlyList<OutreachBand> after)
    {
        foreach (var old in before.Where(b => after.All(a => a.FromPupils != b.FromPupils)))
            db.Remove(old);
        foreach (var band in after)
        {
            if (before.Find(b => b.FromPupils == band.FromPupils) is { } kept)
                (kept.FeePence, kept.Visits) = (band.FeePence, band.Visits);
            else
                db.Add(band);
        }
    }

    private static (int, int, int) Fields(OutreachBand band) => (band.FromPupils, band.FeePence, band.Visits);

    private async Task<OutreachOffer?> KeptAsync(Guid id, CancellationToken ct) =>
        await db.Set<OutreachOffer>().SingleOrDefaultAsync(o => o.Id == id, ct) is { } offer && OutreachRules.MayKeep(actor, offer.ProviderId) ? offer : null;
}
