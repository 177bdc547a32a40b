using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Shared;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Places;

/// <summary>A place with who it is for.</summary>
internal sealed record PlaceOfChild(ChildSummary Child, PlaceView View, PanelDecision Decision, IReadOnlyList<PanelLetter> Letters, bool IsFamily);

/// <summary>Reads of places. Which the reader sees is decided at the root of every query, not here.</summary>
internal sealed class PlaceQueries(HeadwaterDb db, IChildSummaries children, FamilyReader reading)
{
    /// <summary>One place; null when there is none for this reader.</summary>
    public async Task<PlaceOfChild?> FindAsync(ChildId id, Guid place, CancellationToken ct)
    {
        if (await children.OfAsync(id, ct) is not { } child || await reading.OfAsync(child, ct) is not (not ReadsAs.Barred and var reader))
            return null;
        var rows = await (
            from p in db.Set<PanelPlace>().AsNoTracking().Where(p => p.Id == place && child.Records.Contains(p.ChildId))
            join d in db.Set<PanelDecision>() on p.DecisionId equals d.Id
            join v in db.Set<ProtocolVersion>() on p.ProtocolId equals v.Id
            join s in db.Set<PlaceStep>() on p.Id equals s.PlaceId into taken
            from step in taken.DefaultIfEmpty()
            join l in db.Set<PanelLetter>() on p.Id equals l.PlaceId into written
            from letter in written.DefaultIfEmpty()
            select new { Place = p, Decision = d, v.SilenceAllocates, Step = step, Letter = letter }).ToListAsync(ct);
        if (rows.Count == 0)
            return null;
        var family = reader == ReadsAs.Family;
        return new(child, new(rows[0].Place, [.. rows.Select(r => r.Step).OfType<PlaceStep>().DistinctBy(s => s.Id).OrderBy(s => s.AtUtc).ThenBy(s => s.Id)], rows[0].SilenceAllocates), rows[0].Decision,
            [.. rows.Select(r => r.Letter).OfType<PanelLetter>().DistinctBy(l => l.Id).Where(l => !family || l.To == LetterTo.Family).OrderBy(l => l.To)], family);
    }

    /// <summary>The places of a referral, the newest first, each with whether silence means that the school has the child.</summary>
    public async Task<IReadOnlyList<PlaceView>> OfReferralAsync(Guid referral, CancellationToken ct) => await ViewsAsync(db.Set<PanelPlace>().Where(p => p.ReferralId == referral), ct);

    /// <summary>All places that the reader sees, the newest first.</summary>
    public async Task<IReadOnlyList<PlaceView>> AllAsync(CancellationToken ct) => await ViewsAsync(db.Set<PanelPlace>(), ct);

    private async Task<List<PlaceView>> ViewsAsync(IQueryable<PanelPlace> which, CancellationToken ct)
    {
        var rows = await (
            from p in which.AsNoTracking()
            join v in db.Set<ProtocolVersion>() on p.ProtocolId equals v.Id
            join s in db.Set<PlaceStep>() on p.Id equals s.PlaceId into taken
            from step in taken.DefaultIfEmpty()
            select new { Place = p, v.SilenceAllocates, Step = step }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Place.Id).OrderByDescending(g => g.First().Place.DecidedOn).ThenBy(g => g.Key).Select(g => new PlaceView(g.First().Place, [.. g.Select(r => r.Step).OfType<PlaceStep>().OrderBy(s => s.AtUtc).ThenBy(s => s.Id)], g.First().SilenceAllocates))];
    }
}
