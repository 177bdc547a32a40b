using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Tips;

/// <summary>Tips that wait for the local lead to approve, and those that want a new review.</summary>
internal sealed class TipHome(HeadwaterDb db, CurrentActor actor) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        if (!actor.Can(Capability.LeadLocality))
            return [];
        List<HomeTask> tasks = [];
        var waiting = await db.Set<TipVersion>().CountAsync(v => v.Stage == VersionStage.Offered, ct);
        if (waiting > 0)
            tasks.Add(new(waiting == 1 ? "Approve or send back one tip" : $"Approve or send back {waiting} tips", TipLinks.Waiting));
        var from = db.Reader.Today.AddDays(-TipRules.DaysOfReview);
        var old = await db.Set<Tip>().CountAsync(t => t.ApprovedId != null && t.ArchivedOn == null && (t.ReviewedOn == null || t.ReviewedOn <= from), ct);
        if (old > 0)
            tasks.Add(new(old == 1 ? "Have one tip reviewed again" : $"Have {old} tips reviewed again", TipLinks.Old));
        return tasks;
    }
}
