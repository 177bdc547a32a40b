using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Places;
using Headwater.FairAccess.Provision;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Shared;

/// <summary>What is about a child goes with the child's record: what hangs on a referral first, the referral last.</summary>
internal sealed class FairAccessRetained(HeadwaterDb db) : IRetained
{
    public IReadOnlyList<string> Tables { get; } =
    [
        "fair_access_referral", "fair_access_referral_school", "fair_access_risk", "fair_access_referral_step",
        "fair_access_case", "fair_access_decision", "fair_access_note", "fair_access_place", "fair_access_place_step", "fair_access_letter",
        "fair_access_placement", "fair_access_placement_terms", "fair_access_placement_day", "fair_access_placement_review", "fair_access_placement_note",
    ];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = new Dictionary<ChildId, int>();
        foreach (var count in Counts())
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
        // The points stay with the school; what they were for goes with the child.
        var places = db.Set<PanelPlace>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(p => p.ChildId == child).Select(p => (Guid?)p.Id);
        await db.Set<LedgerEntry>().Where(e => places.Contains(e.PlaceId)).ExecuteUpdateAsync(e => e.SetProperty(x => x.PlaceId, (Guid?)null), ct);
        var erased = 0;
        foreach (var delete in Deletions())
            erased += await delete(child, ct);
        return erased;
    }

    private IEnumerable<Func<CancellationToken, Task<List<(ChildId Child, int Rows)>>>> Counts() =>
    [
        CountAsync<PlacementNote>, CountAsync<PlacementReview>, CountAsync<PlacementDay>, CountAsync<PlacementTerms>, CountAsync<Placement>,
        CountAsync<PanelLetter>, CountAsync<PlaceStep>, CountAsync<PanelPlace>, CountAsync<PanelNote>, CountAsync<PanelDecision>, CountAsync<PanelCase>,
        CountAsync<ReferralStep>, CountAsync<ReferralRisk>, CountAsync<ReferralSchool>, CountAsync<Referral>,
    ];

    /// <summary>In the order in which rows point at each other: a placement at the referrals that it came from and went back by, a place at its decision.</summary>
    private IEnumerable<Func<ChildId, CancellationToken, Task<int>>> Deletions() =>
    [
        DeleteAsync<PlacementNote>, DeleteAsync<PlacementReview>, DeleteAsync<PlacementDay>, DeleteAsync<PlacementTerms>, DeleteAsync<Placement>,
        DeleteAsync<PanelLetter>, DeleteAsync<PlaceStep>, DeleteAsync<PanelPlace>, DeleteAsync<PanelNote>, DeleteAsync<PanelDecision>, DeleteAsync<PanelCase>,
        DeleteAsync<ReferralStep>, DeleteAsync<ReferralRisk>, DeleteAsync<ReferralSchool>, DeleteAsync<Referral>,
    ];

    private async Task<List<(ChildId Child, int Rows)>> CountAsync<T>(CancellationToken ct) where T : class, IChildRecord =>
        [.. (await db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).GroupBy(r => r.ChildId).Select(g => new { g.Key, Rows = g.Count() }).ToListAsync(ct)).Select(g => (g.Key, g.Rows))];

    private Task<int> DeleteAsync<T>(ChildId child, CancellationToken ct) where T : class, IChildRecord =>
        db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(r => r.ChildId == child).ExecuteDeleteAsync(ct);
}
