using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Shared;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Provision;

/// <summary>A child's placements, the latest first.</summary>
/// <param name="Child">Whose.</param>
/// <param name="Papers">Each with what hangs on it.</param>
/// <param name="IsFamily">The reader is of the child's family: reads, and changes nothing.</param>
internal sealed record PlacementsView(ChildSummary Child, IReadOnlyList<PlacementPaper> Papers, bool IsFamily);

/// <summary>A placement of the whole locality, without whose it is.</summary>
internal sealed record NamelessPlacement(OrganisationId ProviderId, DateOnly? EndedOn, PlacementEnding? Ending, bool? StillThere);

/// <summary>Reads of placements. Which children the reader may see is decided at the root of every query, not here.</summary>
internal sealed class PlacementQueries(HeadwaterDb db, IChildSummaries children, FamilyReader reading)
{
    /// <summary>One child's placements; null when there is no such child for this reader.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="whole">The placement that is read with its days and notes; null for none.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<PlacementsView?> OfChildAsync(ChildId id, Guid? whole, CancellationToken ct)
    {
        if (await children.OfAsync(id, ct) is not { } child || await reading.OfAsync(child, ct) is not (not ReadsAs.Barred and var reader))
            return null;
        var family = reader == ReadsAs.Family;
        var papers = await PapersAsync(db.Set<Placement>().Where(p => child.Records.Contains(p.ChildId)), ct);
        if (!papers.Any(p => p.Placement.Id == whole))
            return new(child, papers, family);
        var days = await db.Set<PlacementDay>().AsNoTracking().Where(d => d.PlacementId == whole).OrderBy(d => d.Day).ToListAsync(ct);
        var notes = await db.Set<PlacementNote>().AsNoTracking().Where(n => n.PlacementId == whole).OrderByDescending(n => n.WrittenAtUtc).ThenByDescending(n => n.Id).ToListAsync(ct);
        return new(child, [.. papers.Select(p => p.Placement.Id == whole ? p with { Days = days, Notes = notes } : p)], family);
    }

    /// <summary>Placements that go on, or ended since a day, of all children whom the reader sees; without days and notes.</summary>
    public Task<IReadOnlyList<PlacementPaper>> SinceAsync(DateOnly since, CancellationToken ct) => PapersAsync(db.Set<Placement>().Where(p => p.EndedOn == null || p.EndedOn >= since), ct);

    /// <summary>The sessions of these placements, counted where they lie.</summary>
    public async Task<Dictionary<Guid, SessionCount>> SessionsAsync(IReadOnlyCollection<Guid> placements, CancellationToken ct)
    {
        if (placements.Count == 0)
            return [];
        var rows = await db.Set<PlacementDay>().AsNoTracking().Where(d => placements.Contains(d.PlacementId)).GroupBy(d => new { d.PlacementId, d.Morning, d.Afternoon }).Select(g => new { g.Key.PlacementId, g.Key.Morning, g.Key.Afternoon, Days = g.Count() }).ToListAsync(ct);
        return rows.GroupBy(r => r.PlacementId).ToDictionary(g => g.Key, g =>
        {
            var marks = g.SelectMany(r => new[] { (Mark: r.Morning, r.Days), (Mark: r.Afternoon, r.Days) }).Where(m => m.Mark is not null).ToList();
            return PlacementRules.Attendance(mark => marks.Where(m => m.Mark == mark).Sum(m => m.Days));
        });
    }

    /// <summary>Placements of the locality that go on, or ended since a day: past involvements, for numbers alone, and without whose they are. What was called off is none.</summary>
    public async Task<IReadOnlyList<NamelessPlacement>> NamelessAsync(DateOnly since, CancellationToken ct) =>
        await db.Set<Placement>().AsNoTracking().IgnoreQueryFilters([QueryFilters.Involvement]).Where(p => p.EndedOn == null || (p.EndedOn >= since && p.EndedOn >= p.FirstDay)).Select(p => new NamelessPlacement(p.ProviderId, p.EndedOn, p.Ending, p.StillThere)).ToListAsync(ct);

    private async Task<IReadOnlyList<PlacementPaper>> PapersAsync(IQueryable<Placement> placements, CancellationToken ct)
    {
        var rows = await (
            from p in placements.AsNoTracking()
            join t in db.Set<PlacementTerms>() on p.Id equals t.PlacementId into held
            from terms in held.DefaultIfEmpty()
            join r in db.Set<PlacementReview>() on p.Id equals r.PlacementId into known
            from review in known.DefaultIfEmpty()
            select new { Placement = p, Terms = terms, Review = review }).ToListAsync(ct);
        return
        [
            .. rows.GroupBy(r => r.Placement.Id).Select(g => new PlacementPaper(
                g.First().Placement,
                [.. g.Select(r => r.Terms).OfType<PlacementTerms>().DistinctBy(t => t.Id).OrderBy(t => t.FromDay).ThenBy(t => t.RecordedAtUtc).ThenBy(t => t.Id)],
                [.. g.Select(r => r.Review).OfType<PlacementReview>().DistinctBy(r => r.Id).OrderBy(r => r.HeldOn ?? r.PlannedFor).ThenBy(r => r.Id)], [], []))
                .Where(p => p.Terms.Count > 0)
                .OrderByDescending(p => p.Placement.FirstDay).ThenByDescending(p => p.Placement.Id),
        ];
    }
}

/// <summary>Reads of checks of providers. No child stands in them.</summary>
internal sealed class ProviderQueries(HeadwaterDb db)
{
    /// <summary>All of the locality, or of one provider, the latest first.</summary>
    public async Task<ILookup<OrganisationId, ProviderCheck>> AllAsync(OrganisationId? provider, CancellationToken ct) =>
        (await db.Set<ProviderCheck>().AsNoTracking().Where(c => provider == null || c.ProviderId == provider).OrderByDescending(c => c.VisitedOn).ThenByDescending(c => c.CheckedAtUtc).ToListAsync(ct)).ToLookup(c => c.ProviderId);
}
