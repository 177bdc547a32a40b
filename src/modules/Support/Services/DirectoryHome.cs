using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Services;

/// <summary>What waits for the local lead to approve, and what was said of services so long ago that it no longer holds.</summary>
internal sealed class DirectoryHome(HeadwaterDb db, CurrentActor actor) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        var leads = actor.Can(Capability.LeadLocality);
        var own = actor.Where(Capability.TakeReferrals).ToList();
        if (!leads && own.Count == 0)
            return [];
        var today = db.Reader.Today;
        List<HomeTask> tasks = [];
        if (leads)
        {
            var waiting = await db.Set<ServiceVersion>().CountAsync(v => v.Stage == VersionStage.Offered, ct);
            if (waiting > 0)
                tasks.Add(new(waiting == 1 ? "Approve or send back one draft in the directory" : $"Approve or send back {waiting} drafts in the directory", ServiceLinks.Waiting));
        }

        var rows = await (
            from s in db.Set<ListedService>().AsNoTracking().Where(s => s.ApprovedId != null && s.ArchivedOn == null)
            join o in db.Set<ListedOrganisation>().Where(o => leads || (o.PartnerId != null && own.Contains(o.PartnerId.Value))) on s.ProviderId equals o.Id
            join v in db.Set<ServiceVersion>() on s.ApprovedId equals v.Id
            select new { Service = s, Provider = o, v.Name }).ToListAsync(ct);
        var old = rows.Where(r => ListingRules.StaleOn(r.Service) <= today).ToList();
        foreach (var mine in old.Where(r => r.Provider.PartnerId is { } partner && own.Contains(partner)).OrderBy(r => r.Name, StringComparer.Ordinal))
            tasks.Add(new($"Say whether there is room and how long people wait: {mine.Name}", ServiceLinks.One(mine.Service.Id)));
        // The lead asks those who do not say it by themselves.
        if (leads && old.Count > 0)
            tasks.Add(new(old.Count == 1 ? "Ask for news of one service in the directory" : $"Ask for news of {old.Count} services in the directory", ServiceLinks.Old));
        return tasks;
    }
}
