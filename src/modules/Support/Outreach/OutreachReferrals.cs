using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.ServiceReferrals;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Outreach;

/// <summary>A referral that the reader sees, with the child's name.</summary>
internal sealed record SeenReferral(ServiceReferral Referral, string Child);

/// <summary>Referrals of a school to the service of an offer, as far as the reader sees them: through an involvement, as everywhere.</summary>
internal sealed class OutreachReferrals(HeadwaterDb db, IChildSummaries children, CurrentActor actor)
{
    /// <summary>Those that were sent, the newest first.</summary>
    public async Task<IReadOnlyList<ServiceReferral>> SeenAsync(Guid service, OrganisationId school, CancellationToken ct)
    {
        ReferralReader reader = new(false, [.. actor.Where(Capability.WriteEntries)], [.. actor.Where(Capability.TakeReferrals)]);
        if (reader.Writes.Count == 0)
            return [];
        var rows = await db.Set<ServiceReferral>().AsNoTracking().Where(r => r.ServiceId == service && r.BegunBy == school && r.SentOn != null).ToListAsync(ct);
        return [.. rows.Where(r => ReferralRules.MayRead(r, reader)).OrderByDescending(r => r.SentOn).ThenBy(r => r.Id)];
    }

    /// <summary>The same with names; a child whom the reader does not see is not there.</summary>
    public async Task<IReadOnlyList<SeenReferral>> NamedAsync(Guid service, OrganisationId school, CancellationToken ct)
    {
        var rows = await SeenAsync(service, school, ct);
        var names = await children.OfAsync([.. rows.Select(r => r.ChildId).Distinct()], ct);
        return [.. rows.Where(r => names.ContainsKey(r.ChildId)).Select(r => new SeenReferral(r, names[r.ChildId].Name))];
    }
}
