using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.ServiceReferrals;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Shared;

/// <summary>What is about a child goes with the child's record: the steps of a referral first.</summary>
internal sealed class SupportRetained(HeadwaterDb db) : IRetained
{
    public IReadOnlyList<string> Tables { get; } = ["support_referrals", "support_referral_steps"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var steps = await CountAsync<ServiceReferralStep>(ct);
        foreach (var (child, referrals) in await CountAsync<ServiceReferral>(ct))
            yield return new(RetentionClasses.Record, "service-referrals", child, referrals + steps.GetValueOrDefault(child), new());
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var child = item.Child ?? throw new InvalidOperationException("A referral is a child’s.");
        return await DeleteAsync<ServiceReferralStep>(child, ct) + await DeleteAsync<ServiceReferral>(child, ct);
    }

    private async Task<Dictionary<ChildId, int>> CountAsync<T>(CancellationToken ct) where T : class, IChildRecord =>
        await db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).GroupBy(r => r.ChildId).Select(g => new { g.Key, Rows = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Rows, ct);

    private Task<int> DeleteAsync<T>(ChildId child, CancellationToken ct) where T : class, IChildRecord =>
        db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(r => r.ChildId == child).ExecuteDeleteAsync(ct);
}
