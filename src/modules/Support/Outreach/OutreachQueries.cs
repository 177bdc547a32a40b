using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.ServiceReferrals;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Outreach;

/// <summary>Offers that the reader may know of, the newest year first, and the agreements of the schools that they lead.</summary>
internal sealed record OutreachListView(IReadOnlyList<OutreachOffer> Offers, IReadOnlyList<(OutreachAgreement Agreement, OutreachOffer Offer)> Mine);

/// <summary>An agreement in a list.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Used">How many visits took place or are planned.</param>
/// <param name="LastVisit">The day of the last that took place.</param>
internal sealed record AgreementRow(OutreachAgreement Agreement, int Used, DateOnly? LastVisit);

/// <summary>An offer as its page shows it.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Service">What the service is called to which schools refer.</param>
/// <param name="Bands">Sizes and fees, the smallest schools first.</param>
/// <param name="Agreements">All, for those who keep it; else those of the reader's schools.</param>
/// <param name="IsFrozen">A school has agreed: sizes and fees stay.</param>
/// <param name="MayKeep">The reader keeps the offer.</param>
internal sealed record OfferView(OutreachOffer Offer, string Service, IReadOnlyList<OutreachBand> Bands, IReadOnlyList<AgreementRow> Agreements, bool IsFrozen, bool MayKeep);

/// <summary>An agreement as its page shows it.</summary>
/// <param name="Offer">Of which offer.</param>
/// <param name="Agreement">The agreement.</param>
/// <param name="Invoices">By number.</param>
/// <param name="Visits">The latest first.</param>
/// <param name="Party">What the reader is to it.</param>
internal sealed record AgreementView(OutreachOffer Offer, OutreachAgreement Agreement, IReadOnlyList<OutreachInvoice> Invoices, IReadOnlyList<OutreachVisit> Visits, OutreachParty Party)
{
    public bool MayKeep => (Party & OutreachParty.Provider) != OutreachParty.None;

    /// <summary>How many visits took place or are planned.</summary>
    public int Used => Visits.Count(v => v.State != VisitState.Cancelled);
}

/// <summary>An invoice with what it is of.</summary>
internal sealed record InvoiceRow(OutreachInvoice Invoice, OutreachAgreement Agreement, OutreachOffer Offer);

/// <summary>A visit with what it is of, and what the reader is to the agreement.</summary>
internal sealed record VisitRow(OutreachVisit Visit, OutreachAgreement Agreement, OutreachOffer Offer, OutreachParty Party);

/// <summary>Reads of offers and what hangs on them: all by those who keep the offer, a school's own by its headteacher. What is not for the reader is not there.</summary>
internal sealed class OutreachQueries(HeadwaterDb db, CurrentActor actor)
{
    private static readonly List<ReferralState> WithService = [.. Enum.GetValues<ReferralState>().Where(ReferralStates.IsWithService)];

    /// <summary>What the reader may know of; null where nothing about outreach is for them.</summary>
    public async Task<OutreachListView?> ListAsync(CancellationToken ct)
    {
        if (!OutreachRules.MayEnter(actor))
            return null;
        var own = OutreachRules.Schools(actor);
        var offers = await db.Set<OutreachOffer>().AsNoTracking().ToListAsync(ct);
        var agreements = own.Count == 0 ? [] : await db.Set<OutreachAgreement>().AsNoTracking().Where(a => own.Contains(a.SchoolId)).ToListAsync(ct);
        var mine = agreements.Join(offers, a => a.OfferId, o => o.Id, (a, o) => (Agreement: a, Offer: o)).ToList();
        var joined = mine.Select(m => m.Offer.Id).ToHashSet();
        return new(
            [.. offers.Where(o => OutreachRules.MayRead(actor, o, joined.Contains(o.Id))).OrderByDescending(o => o.YearFrom).ThenBy(o => o.Title, StringComparer.OrdinalIgnoreCase).ThenBy(o => o.Id)],
            [.. mine.OrderByDescending(m => m.Offer.YearFrom).ThenByDescending(m => m.Agreement.AgreedOn).ThenBy(m => m.Agreement.Id)]);
    }

    /// <summary>One offer; null where there is none for the reader.</summary>
    public async Task<OfferView?> OfferAsync(Guid id, CancellationToken ct)
    {
        var own = OutreachRules.Schools(actor);
        var found = await (
            from o in db.Set<OutreachOffer>().AsNoTracking().Where(o => o.Id == id)
            join s in db.Set<ListedService>() on o.ServiceId equals s.Id
            join v in db.Set<ServiceVersion>() on s.ApprovedId equals v.Id into approved
            from version in approved.DefaultIfEmpty()
            select new { Offer = o, Service = version.Name, IsFrozen = db.Set<OutreachAgreement>().Any(a => a.OfferId == o.Id), TakesPart = db.Set<OutreachAgreement>().Any(a => a.OfferId == o.Id && own.Contains(a.SchoolId)) }).SingleOrDefaultAsync(ct);
        if (found is null || !OutreachRules.MayRead(actor, found.Offer, found.TakesPart))
            return null;
        var bands = await db.Set<OutreachBand>().AsNoTracking().Where(b => b.OfferId == id).OrderBy(b => b.FromPupils).ToListAsync(ct);
        var mayKeep = OutreachRules.MayKeep(actor, found.Offer.ProviderId);
        var agreements = await (
            from a in db.Set<OutreachAgreement>().AsNoTracking().Where(a => a.OfferId == id && (mayKeep || own.Contains(a.SchoolId)))
            select new AgreementRow(
                a,
                db.Set<OutreachVisit>().Count(v => v.AgreementId == a.Id && v.State != VisitState.Cancelled),
                db.Set<OutreachVisit>().Where(v => v.AgreementId == a.Id && v.State == VisitState.TookPlace).Max(v => (DateOnly?)v.Day))).ToListAsync(ct);
        return new(found.Offer, found.Service ?? "a service no longer in the directory", bands, agreements, found.IsFrozen, mayKeep);
    }

    /// <summary>One agreement; null where there is none for the reader.</summary>
    public async Task<AgreementView?> AgreementAsync(Guid id, CancellationToken ct)
    {
        var found = await (from a in db.Set<OutreachAgreement>().AsNoTracking().Where(a => a.Id == id) join o in db.Set<OutreachOffer>() on a.OfferId equals o.Id select new { Agreement = a, Offer = o }).SingleOrDefaultAsync(ct);
        if (found is null || OutreachRules.PartyOf(actor, found.Agreement.SchoolId, found.Offer.ProviderId) is not (not OutreachParty.None and var party))
            return null;
        var invoices = await db.Set<OutreachInvoice>().AsNoTracking().Where(i => i.AgreementId == id).OrderBy(i => i.Number).ToListAsync(ct);
        var visits = await db.Set<OutreachVisit>().AsNoTracking().Where(v => v.AgreementId == id).OrderByDescending(v => v.Day).ThenByDescending(v => v.Id).ToListAsync(ct);
        return new(found.Offer, found.Agreement, invoices, visits, party);
    }

    /// <summary>All invoices of an offer, by number; null where the reader does not keep it.</summary>
    public async Task<(OutreachOffer Offer, IReadOnlyList<InvoiceRow> Rows)?> InvoicesAsync(Guid offer, CancellationToken ct)
    {
        if (await db.Set<OutreachOffer>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == offer, ct) is not { } found || !OutreachRules.MayKeep(actor, found.ProviderId))
            return null;
        var rows = await (from i in db.Set<OutreachInvoice>().AsNoTracking().Where(i => i.OfferId == offer) join a in db.Set<OutreachAgreement>() on i.AgreementId equals a.Id orderby i.Number select new { Invoice = i, Agreement = a }).ToListAsync(ct);
        return (found, [.. rows.Select(r => new InvoiceRow(r.Invoice, r.Agreement, found))]);
    }

    /// <summary>One invoice with whether the reader keeps the offer; null where there is none for the reader.</summary>
    public async Task<(InvoiceRow Row, bool MayKeep)?> InvoiceAsync(Guid id, CancellationToken ct)
    {
        var row = await (
            from i in db.Set<OutreachInvoice>().AsNoTracking().Where(i => i.Id == id)
            join a in db.Set<OutreachAgreement>() on i.AgreementId equals a.Id
            join o in db.Set<OutreachOffer>() on i.OfferId equals o.Id
            select new InvoiceRow(i, a, o)).SingleOrDefaultAsync(ct);
        return row is null || OutreachRules.PartyOf(actor, row.Agreement.SchoolId, row.Offer.ProviderId) is not (not OutreachParty.None and var party) ? null : (row, (party & OutreachParty.Provider) != OutreachParty.None);
    }

    /// <summary>One visit; null where there is none for the reader.</summary>
    public async Task<VisitRow?> VisitAsync(Guid id, CancellationToken ct)
    {
        var found = await (
            from v in db.Set<OutreachVisit>().AsNoTracking().Where(v => v.Id == id)
            join a in db.Set<OutreachAgreement>() on v.AgreementId equals a.Id
            join o in db.Set<OutreachOffer>() on a.OfferId equals o.Id
            select new { Visit = v, Agreement = a, Offer = o }).SingleOrDefaultAsync(ct);
        return found is null || OutreachRules.PartyOf(actor, found.Agreement.SchoolId, found.Offer.ProviderId) is not (not OutreachParty.None and var party) ? null : new(found.Visit, found.Agreement, found.Offer, party);
    }

    /// <summary>How many referrals of each school the service has and works with, past involvements: a number orders the schools, and no child leaves.</summary>
    public async Task<IReadOnlyDictionary<OrganisationId, int>> OpenReferralsAsync(Guid service, CancellationToken ct) =>
        await db.Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(r => r.ServiceId == service && WithService.Contains(r.State)).GroupBy(r => r.BegunBy).Select(g => new { g.Key, Many = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Many, ct);
}
