using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.ServiceReferrals;

/// <summary>What services were asked for a child, the newest first.</summary>
/// <param name="Child">Whose.</param>
/// <param name="Papers">Each with its steps.</param>
/// <param name="IsFamily">The reader is of the child's family: reads, and changes nothing.</param>
internal sealed record ReferralsView(ChildSummary Child, IReadOnlyList<ReferralPaper> Papers, bool IsFamily)
{
    public ReferralPaper? Find(Guid id) => Papers.FirstOrDefault(p => p.Referral.Id == id);
}

/// <summary>
/// Reads of referrals to services. Which the reader may see is decided at the root of every query; those who take referrals read the ones of
/// their own service alone (<see cref="ReferralRules.MayRead"/>).
/// </summary>
internal sealed class ReferralQueries(HeadwaterDb db, IChildSummaries children, FamilyReader reading, CurrentActor actor)
{
    /// <summary>Null when there is no such child for this reader.</summary>
    public async Task<ReferralsView?> OfChildAsync(ChildId id, CancellationToken ct)
    {
        if (await children.OfAsync(id, ct) is not { } child || await reading.OfAsync(child, ct) is not (not ReadsAs.Barred and var reader))
            return null;
        var papers = await PapersAsync(child.Records, reader == ReadsAs.Family, ct);
        return new(child, [.. papers.OrderByDescending(p => p.Referral.RecordedAtUtc).ThenByDescending(p => p.Referral.Id)], reader == ReadsAs.Family);
    }

    /// <summary>Of these records of one child; those that are not for the reader are not there.</summary>
    public async Task<IReadOnlyList<ReferralPaper>> PapersAsync(IReadOnlyList<ChildId> records, bool isFamily, CancellationToken ct)
    {
        var rows = await (
            from r in db.Set<ServiceReferral>().AsNoTracking().Where(r => records.Contains(r.ChildId))
            join s in db.Set<ServiceReferralStep>() on r.Id equals s.ReferralId into taken
            from step in taken.DefaultIfEmpty()
            select new { Referral = r, Step = step }).ToListAsync(ct);
        var reader = Reader(isFamily);
        return
        [
            .. rows.GroupBy(r => r.Referral.Id).Where(g => ReferralRules.MayRead(g.First().Referral, reader))
                .Select(g => new ReferralPaper(g.First().Referral, [.. g.Select(r => r.Step).OfType<ServiceReferralStep>().OrderBy(s => s.Number)])),
        ];
    }

    /// <summary>Referrals of all children whom the reader sees that somebody has still to do something about: drafts, then those sent first.</summary>
    public async Task<IReadOnlyList<ServiceReferral>> OpenAsync(CancellationToken ct)
    {
        var reader = Reader(isFamily: false);
        if (reader.Writes.Count == 0)
            return [];
        var rows = await db.Set<ServiceReferral>().AsNoTracking().Where(r => r.State != ReferralState.Done && r.State != ReferralState.Withdrawn && (r.State != ReferralState.Declined || r.NextId == null)).ToListAsync(ct);
        return [.. rows.Where(r => ReferralRules.MayRead(r, reader)).OrderBy(r => r.SentOn ?? DateOnly.MinValue).ThenBy(r => r.RecordedAtUtc).ThenBy(r => r.Id)];
    }

    /// <summary>What the acting person is to a referral.</summary>
    public ReferralParty PartyOf(ServiceReferral r) =>
        (actor.Can(Capability.WriteEntries, r.OwnerId) || actor.Can(Capability.WriteEntries, r.BegunBy) ? ReferralParty.Referrer : ReferralParty.None)
        | (actor.Can(Capability.TakeReferrals, r.ProviderId) ? ReferralParty.Receiver : ReferralParty.None)
        | (actor.Can(Capability.Triage) ? ReferralParty.Triage : ReferralParty.None);

    private ReferralReader Reader(bool isFamily) => new(isFamily, [.. actor.Where(Capability.WriteEntries)], [.. actor.Where(Capability.TakeReferrals)]);
}
