using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Outreach;

/// <summary>An offer goes with its sizes, agreements, invoices and visits, counted from the last day of its school year.</summary>
internal sealed class OutreachRetained(HeadwaterDb db) : IRetained
{
    public static readonly string[] All = ["support_outreach_offers", "support_outreach_bands", "support_outreach_agreements", "support_outreach_invoices", "support_outreach_visits"];

    public IReadOnlyList<string> Tables { get; } = All;

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var offer in await db.Set<OutreachOffer>().AsNoTracking().Select(o => new { o.Id, o.YearFrom }).ToListAsync(ct))
            yield return new(RetentionClasses.Outreach, offer.Id.ToString(), null, 1, new(Ended: AcademicYear.Of(offer.YearFrom).LastDay));
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var id = Guid.Parse(item.Key);
        return await db.Set<OutreachVisit>().Where(v => db.Set<OutreachAgreement>().Any(a => a.Id == v.AgreementId && a.OfferId == id)).ExecuteDeleteAsync(ct)
            + await db.Set<OutreachInvoice>().Where(i => i.OfferId == id).ExecuteDeleteAsync(ct)
            + await db.Set<OutreachAgreement>().Where(a => a.OfferId == id).ExecuteDeleteAsync(ct)
            + await db.Set<OutreachBand>().Where(b => b.OfferId == id).ExecuteDeleteAsync(ct)
            + await db.Set<OutreachOffer>().Where(o => o.Id == id).ExecuteDeleteAsync(ct);
    }
}
