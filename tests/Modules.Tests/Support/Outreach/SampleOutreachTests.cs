using Headwater.Children.Sample;
using Headwater.Localities.Contracts;
using Headwater.Support.Outreach;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.Outreach;

/// <summary>Outreach in a small sample.</summary>
[Trait("Tier", "slow")]
public sealed class SampleOutreachTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Six_schools_take_part_at_the_fee_of_their_size_and_invoices_are_counted()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        Assert.Contains("an offer of outreach with 6 schools, 6 invoices and 7 visits", await database.Services.GetRequiredService<SampleMaking>().MakeAsync(AreaRegister.Fictional[0], 0, 1, 400, 7, Ct), StringComparison.Ordinal);
        await using var db = database.Open(SampleOrder.IdOf(AreaRegister.Fictional[0]));
        var (offer, bands) = (await db.Set<OutreachOffer>().AsNoTracking().SingleAsync(Ct), await db.Set<OutreachBand>().AsNoTracking().ToListAsync(Ct));
        var agreements = await db.Set<OutreachAgreement>().AsNoTracking().ToListAsync(Ct);
        Assert.Equal(6, agreements.Select(a => a.SchoolId).Distinct().Count());
        Assert.All(agreements, a => Assert.Equal((OutreachRules.BandOf(bands, a.Pupils)!.FeePence, OutreachRules.BandOf(bands, a.Pupils)!.Visits), (a.FeePence, a.Visits)));
        var invoices = await db.Set<OutreachInvoice>().AsNoTracking().OrderBy(i => i.Number).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, 6), invoices.Select(i => i.Number));
        Assert.Equal([InvoiceState.Issued, InvoiceState.Paid, InvoiceState.Cancelled], invoices.Select(i => i.State).Distinct().Order());
        Assert.All(await db.Set<OutreachVisit>().AsNoTracking().ToListAsync(Ct), v => Assert.True(v.Day >= offer.Year.FirstDay && v.Day <= offer.Year.LastDay && (v.State == VisitState.TookPlace) == (v.Done is not null)));
    }
}
