using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Provision;

/// <summary>What a placement asks of provider, commissioner and main school, with its day. It names no child.</summary>
internal sealed record DuePlacement(Placement Placement, string Uid, string Words, DateOnly Day);

/// <summary>Reviews to be held, and children to ask about twelve weeks after they returned.</summary>
internal sealed class ProvisionDue(HeadwaterDb db, CurrentActor actor)
{
    private static readonly int MonthsBack = 12;

    /// <summary>All that is still to come or late, of the placements that the actor's organisations have to do with and whose children the actor sees.</summary>
    public async Task<IReadOnlyList<DuePlacement>> AllAsync(CancellationToken ct)
    {
        var own = actor.Where(Capability.WriteEntries).Select(o => (OrganisationId?)o).ToList();
        if (own.Count == 0)
            return [];
        var since = db.Reader.Today.AddMonths(-MonthsBack);
        var rows = await (
            from p in db.Set<Placement>().AsNoTracking().Where(p => (own.Contains(p.ProviderId) || own.Contains(p.CommissionerId) || own.Contains(p.MainSchoolId)) && (p.EndedOn == null || (p.Ending == PlacementEnding.ReturnedToMainstream && p.StillThere == null && p.EndedOn >= since)))
            join r in db.Set<PlacementReview>().Where(r => r.HeldOn == null) on p.Id equals r.PlacementId into planned
            from review in planned.DefaultIfEmpty()
            select new { Placement = p, Review = review }).ToListAsync(ct);
        return
        [
            .. rows.Where(r => r.Placement.EndedOn is null && r.Review is not null).Select(r => new DuePlacement(r.Placement, $"{r.Review!.Id}-ProvisionReview", "Hold the review of a placement in alternative provision", r.Review.PlannedFor)),
            .. rows.Select(r => r.Placement).DistinctBy(p => p.Id).Where(p => PlacementRules.LookAt(p) is not null).Select(p => new DuePlacement(p, $"{p.Id}-ProvisionLook", "Ask whether a child is still at the school to which it returned", PlacementRules.LookAt(p)!.Value)),
        ];
    }
}

/// <summary>Reviews, and providers without a check in date.</summary>
internal sealed class ProvisionHome(HeadwaterDb db, ProvisionDue due, PlacementQueries placements, ProviderQueries providers, IOrganisations organisations, CurrentActor actor) : IHomePart
{
    private const int DaysAhead = 7;
    private const int MostLines = 5;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        var soon = db.Reader.Today.AddDays(DaysAhead);
        List<DuePlacement> all = [.. (await due.AllAsync(ct)).Where(d => d.Day <= soon).OrderBy(d => d.Day).ThenBy(d => d.Uid, StringComparer.Ordinal)];
        List<HomeTask> tasks = [.. all.Take(MostLines).Select(d => new HomeTask(d.Words, ProvisionLinks.One(d.Placement.ChildId, d.Placement.Id), d.Day))];
        if (all.Count > MostLines)
            tasks.Add(new(string.Create(CultureInfo.InvariantCulture, $"Look at {all.Count - MostLines} more things to do in alternative provision"), ProvisionLinks.List));
        tasks.AddRange(await ChecksAsync(soon, ct));
        return tasks;
    }

    /// <summary>Providers that teach children now and have no check in date: for the local lead, and for the headteacher whose school commissions there.</summary>
    private async Task<IReadOnlyList<HomeTask>> ChecksAsync(DateOnly soon, CancellationToken ct)
    {
        var (leads, heads) = (actor.Can(Capability.LeadLocality), actor.Where(Capability.RecordExclusions).ToList());
        if (!leads && heads.Count == 0)
            return [];
        var used = leads
            ? (await placements.NamelessAsync(DateOnly.MaxValue, ct)).Select(p => p.ProviderId).ToHashSet()
            : [.. await db.Set<Placement>().AsNoTracking().Where(p => p.EndedOn == null && heads.Contains(p.CommissionerId)).Select(p => p.ProviderId).Distinct().ToListAsync(ct)];
        if (used.Count == 0)
            return [];
        var (checks, names) = (await providers.AllAsync(null, ct), (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name));
        return
        [
            .. used.Where(p => !heads.Contains(p) && names.ContainsKey(p)).Select(p => (Id: p, Last: ProviderRules.Latest(checks[p]))).Where(p => p.Last is null || p.Last.NextDue <= soon)
                .OrderBy(p => p.Last?.NextDue).ThenBy(p => names[p.Id], StringComparer.Ordinal).Take(MostLines).Select(p => new HomeTask($"Check the provider {names[p.Id]}", ProvisionLinks.Provider(p.Id), p.Last?.NextDue)),
        ];
    }
}

/// <summary>The same days in the calendar; no name of a child.</summary>
internal sealed class ProvisionFeed(ProvisionDue due, IAuditTrail audit) : IFeedPart
{
    public async Task<IReadOnlyList<FeedDay>> OfAsync(CancellationToken ct)
    {
        var all = await due.AllAsync(ct);
        if (all.Count > 0)
            await audit.ReadAsync(new("export", "placement", Children: [.. all.Select(d => d.Placement.ChildId).Distinct()]), ct);
        return [.. all.Select(d => new FeedDay(d.Uid, d.Day, d.Words, ProvisionLinks.One(d.Placement.ChildId, d.Placement.Id)))];
    }
}
