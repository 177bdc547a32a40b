using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Referrals;

/// <summary>Referrals that wait for the chair, and those that were sent back to whoever referred. It names no child.</summary>
internal sealed class ReferralHome(HeadwaterDb db, CurrentActor actor) : IHomePart
{
    private const int MostLines = 5;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        var chairs = actor.Can(Capability.ChairPanel);
        var refers = actor.Where(Capability.RecordExclusions).Concat(actor.Where(Capability.Involve)).Distinct().ToList();
        if (!chairs && refers.Count == 0)
            return [];
        var open = await db.Set<Referral>().AsNoTracking().Where(r => (chairs && r.State == ReferralState.SignedOff) || (r.State == ReferralState.SentBack && refers.Contains(r.ReferredBy))).ToListAsync(ct);
        List<HomeTask> tasks = [.. open.Where(r => r.State == ReferralState.SentBack).OrderBy(r => r.RecordedAtUtc).Take(MostLines).Select(r => new HomeTask("Put right a fair access referral that was sent back", ReferralLinks.One(r.ChildId, r.Id)))];
        if (open.Count(r => r.State == ReferralState.SignedOff) is > 0 and var waiting)
            tasks.Add(new(waiting == 1 ? "Accept or send back a fair access referral" : string.Create(CultureInfo.InvariantCulture, $"Accept or send back {waiting} fair access referrals"), ReferralLinks.List));
        return tasks;
    }
}
