using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Referrals;

/// <summary>Fair access on a child's way: from the day somebody stands by a referral.</summary>
internal sealed class ReferralJourney(HeadwaterDb db) : IJourneyPart
{
    private const string What = "Fair access";

    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var rows = await (
            from r in db.Set<Referral>().AsNoTracking().Where(r => records.Contains(r.ChildId))
            join s in db.Set<ReferralStep>() on r.Id equals s.ReferralId
            select new { Referral = r, Step = s }).ToListAsync(ct);
        return
        [
            .. rows.Select(x => new JourneyEntry(x.Step.Day, What, $"The referral was {ReferralWords.Of(x.Step.Deed).ToLowerInvariant()}.", x.Step.Deed == ReferralDeed.SignedOff ? x.Referral.ReferredBy : null, x.Step.By, Visibility.Family, ReferralLinks.One(records[0], x.Referral.Id))),
            .. rows.Select(x => x.Referral).DistinctBy(r => r.Id).Where(r => r.PlacedOn is not null).Select(r => new JourneyEntry(r.PlacedOn!.Value, What, "A place was found.", r.PlacedAt, null, Visibility.Family, ReferralLinks.One(records[0], r.Id))),
        ];
    }
}
