using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Shared;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Referrals;

/// <summary>A child's referrals, the newest first.</summary>
/// <param name="Child">Whose.</param>
/// <param name="Papers">Each with what hangs on it.</param>
/// <param name="IsFamily">The reader is of the child's family: reads, and changes nothing.</param>
internal sealed record ReferralsView(ChildSummary Child, IReadOnlyList<ReferralPaper> Papers, bool IsFamily);

/// <summary>Reads of referrals. Which children the reader may see is decided at the root of every query, not here.</summary>
internal sealed class ReferralQueries(HeadwaterDb db, IChildSummaries children, FamilyReader reading)
{
    /// <summary>One child's referrals; null when there is no such child for this reader. The family sees one once somebody stands by it.</summary>
    public async Task<ReferralsView?> OfChildAsync(ChildId id, CancellationToken ct)
    {
        if (await children.OfAsync(id, ct) is not { } child || await reading.OfAsync(child, ct) is not (not ReadsAs.Barred and var reader))
            return null;
        var family = reader == ReadsAs.Family;
        var papers = await PapersAsync(db.Set<Referral>().Where(r => child.Records.Contains(r.ChildId) && (!family || r.State != ReferralState.Draft)), ct);
        return new(child, [.. papers.OrderByDescending(p => p.Referral.RecordedAtUtc).ThenByDescending(p => p.Referral.Id)], family);
    }

    /// <summary>These referrals with what hangs on them, as far as the reader sees them.</summary>
    public async Task<IReadOnlyDictionary<Guid, ReferralPaper>> PapersAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<Guid, ReferralPaper>() : (await PapersAsync(db.Set<Referral>().Where(r => ids.Contains(r.Id)), ct)).ToDictionary(p => p.Referral.Id);

    /// <summary>Open referrals of all children whom the reader sees, those who wait longest first.</summary>
    public async Task<IReadOnlyList<Referral>> OpenAsync(CancellationToken ct) =>
        [.. ReferralRules.LongestFirst(await db.Set<Referral>().AsNoTracking().Where(r => r.State != ReferralState.Withdrawn && r.State != ReferralState.Placed).ToListAsync(ct))];

    private async Task<List<ReferralPaper>> PapersAsync(IQueryable<Referral> which, CancellationToken ct)
    {
        var rows = await (
            from r in which.AsNoTracking()
            join s in db.Set<ReferralSchool>() on r.Id equals s.ReferralId into named
            from school in named.DefaultIfEmpty()
            join k in db.Set<ReferralRisk>() on r.Id equals k.ReferralId into known
            from risk in known.DefaultIfEmpty()
            select new { Referral = r, School = school, Risk = risk }).ToListAsync(ct);
        List<Guid> ids = [.. rows.Select(r => r.Referral.Id).Distinct()];
        var steps = ids.Count == 0 ? [] : await db.Set<ReferralStep>().AsNoTracking().Where(s => ids.Contains(s.ReferralId)).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Referral.Id).Select(g => new ReferralPaper(
            g.First().Referral, [.. g.Select(r => r.School).OfType<ReferralSchool>().DistinctBy(s => s.Id)], g.Select(r => r.Risk).OfType<ReferralRisk>().MinBy(r => r.Id), [.. steps.Where(s => s.ReferralId == g.Key).OrderBy(s => s.AtUtc).ThenBy(s => s.Id)]))];
    }
}
