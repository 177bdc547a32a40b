using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Money;

/// <summary>A small budget of the made-up collaborative: what it costs, who shares it, what is promised, and a fund with its conditions.</summary>
internal sealed class SampleMoney(HeadwaterDb db, IOrganisations organisations) : ISamplePart
{
    public int Order => 61;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            return "no budget";
        var places = (await organisations.AllAsync(ct)).GroupBy(o => o.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        var (year, ids) = (FinancialYears.Of(order.Today), order.Ids("money"));
        var (first, last) = (FinancialYears.First(year), FinancialYears.Last(year));
        await db.InsertManyAsync(
            [
                Cost("Facilitation and coaching", 3_600_000), Cost("A half-time convenor", 1_900_000), Cost("Rooms, food and interpreters", 300_000), Cost("Paying parents and small charities", 200_000),
                new CostLine { Id = ids.Next(), Year = year, What = "Members’ time at workshops", Kind = CostKind.InKind, Hours = 640, HourPence = 3_200, Pence = MoneyRules.Value(640, 3_200) },
            ], ct);
        await db.InsertManyAsync([new SharingRule { Year = year, Option = FundingOption.CostSharing, By = SharedBy.Tiers, Note = "Half, three tenths and so on, agreed at the workshop in March" }], ct);
        await db.InsertManyAsync(
            [
                Part(SampleServices.Council, 0, 50, 2_700_000), Part(SampleServices.MentalHealth, 1, 30), Part(SampleServices.SocialCare, 2, 15), Part(SampleServices.Police, 3, 5),
                Part(SampleServices.ParentForum, 4, 0), Part(SampleServices.YouthProject, 5, 0),
            ], ct);
        // 60,000 by 50 : 30 : 15 : 5 with the first capped at 27,000.
        await db.InsertManyAsync(
            [
                Given(SampleServices.Council, 2_700_000, GivenState.Received), Given(SampleServices.MentalHealth, 1_980_000, GivenState.Confirmed), Given(SampleServices.SocialCare, 990_000, GivenState.Confirmed),
                Given(SampleServices.Police, 330_000, GivenState.Promised),
                new MoneyGiven { Id = ids.Next(), OrganisationId = At(SampleServices.FamilySupport), Kind = CostKind.InKind, Hours = 60, HourPence = 2_500, Pence = 150_000, FromDay = first, ToDay = last, State = GivenState.Confirmed, StateSince = first, Note = "Two people who train parents" },
            ], ct);
        var fund = new ExternalFund
        {
            Id = ids.Next(), Name = "Neighbourhood mentors", Funder = "The Bridgewell Trust", Pence = 1_500_000, FromDay = order.Today.AddMonths(-5), ToDay = order.Today.AddMonths(13), State = GivenState.Confirmed,
            Conditions = "For mentoring by voluntary groups only. A report each half year. What is not spent goes back.",
        };
        await db.InsertManyAsync([fund], ct);
        await db.InsertManyAsync(
            [
                new FundReport { Id = ids.Next(), FundId = fund.Id, Due = order.Today.AddMonths(-1), What = "First half year", SentOn = order.Today.AddMonths(-1).AddDays(-3) },
                new FundReport { Id = ids.Next(), FundId = fund.Id, Due = order.Today.AddMonths(5), What = "Second half year" },
            ], ct);
        var parents = await db.Set<Seat>().AsNoTracking().Where(s => s.SectorCode == UsualSectors.Parents).Select(s => s.Id).ToListAsync(ct);
        var paid = await db.Set<SeatHolding>().AsNoTracking().Where(h => parents.Contains(h.SeatId) && h.State == HoldingState.Held && !h.IsDeputy).OrderBy(h => h.Id).ToListAsync(ct);
        await db.InsertManyAsync(paid.SelectMany(h => new[]
        {
            new InvolvementPayment { Id = ids.Next(), PersonId = h.PersonId, For = PaymentFor.Time, What = "Workshop, three hours", Day = order.Today.AddDays(-45), Pence = 4_500, WrittenBy = SystemPerson.Id, PaidOn = order.Today.AddDays(-30) },
            new InvolvementPayment { Id = ids.Next(), PersonId = h.PersonId, For = PaymentFor.Childcare, What = "Childcare on the evening of the sub-group", Day = order.Today.AddDays(-8), Pence = 2_400, WrittenBy = SystemPerson.Id },
        }), ct);
        return string.Create(CultureInfo.InvariantCulture, $"a budget of {MoneyRules.Pounds(6_000_000)}");

        OrganisationId At(string service) => places[SampleServices.NameIn(order.Area, service)];

        CostLine Cost(string what, long pence) => new() { Id = ids.Next(), Year = year, What = what, Kind = CostKind.Cash, Pence = pence };

        Sharer Part(string service, int place, decimal weight, long? cap = null) => new() { Year = year, OrganisationId = At(service), Place = place, Weight = weight, FloorPence = 0, CapPence = cap, ZeroTier = weight == 0 };

        MoneyGiven Given(string service, long pence, GivenState state) => new()
        {
            Id = ids.Next(), OrganisationId = At(service), Kind = CostKind.Cash, Pence = pence, FromDay = first, ToDay = last, State = state, StateSince = first,
        };
    }
}
