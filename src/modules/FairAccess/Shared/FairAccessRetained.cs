using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Provision;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Shared;

/// <summary>What is about a child goes with the child's record: what hangs on a referral first, the referral last.</summary>
internal sealed class FairAccessRetained(HeadwaterDb db) : IRetained
{
    public IReadOnlyList<string> Tables { get; } = ["fair_access_referral", "fair_access_referral_school", "fair_access_risk", "fair_access_referral_step",
        "fair_access_placement", "fair_access_placement_terms", "fair_access_placement_day", "fair_access_placement_review", "fair_access_placement_note"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = new Dictionary<ChildId, int>();
        foreach (var count in new[] { CountAsync<PlacementNote>, CountAsync<PlacementReview>, CountAsync<PlacementDay>, CountAsync<PlacementTerms>, CountAsync<Placement>, CountAsync<ReferralStep>, CountAsync<ReferralRisk>, CountAsync<ReferralSchool>, CountAsync<Referral> })
        {
            foreach (var (child, some) in await count(ct))
                rows[child] = rows.GetValueOrDefault(child) + some;
        }

        foreach (var (child, count) in rows)
            yield return new(RetentionClasses.Record, "fair-access", child, count, new());
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var child = item.Child ?? throw new InvalidOperationException("A referral is a child's.");
        // A placement points at the referrals that it came from and went back by.
        var placed = await DeleteAsync<PlacementNote>(child, ct) + await DeleteAsync<PlacementReview>(child, ct) + await DeleteAsync<PlacementDay>(child, ct) + await DeleteAsync<PlacementTerms>(child, ct) + await DeleteAsync<Placement>(child, ct);
        return placed + await DeleteAsync<ReferralStep>(child, ct) + await DeleteAsync<ReferralRisk>(child, ct) + await DeleteAsync<ReferralSchool>(child, ct) + await DeleteAsync<Referral>(child, ct);
    }

    private async Task<List<(ChildId Child, int Rows)>> CountAsync<T>(CancellationToken ct) where T : class, IChildRecord =>
        [.. (await db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).GroupBy(r => r.ChildId).Select(g => new { g.Key, Rows = g.Count() }).ToListAsync(ct)).Select(g => (g.Key, g.Rows))];

    private Task<int> DeleteAsync<T>(ChildId child, CancellationToken ct) where T : class, IChildRecord =>
        db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(r => r.ChildId == child).ExecuteDeleteAsync(ct);
}
