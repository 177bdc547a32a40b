using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Provision;

/// <summary>Alternative provision on a child's way: when it began, what reviews decided, and how it ended.</summary>
internal sealed class ProvisionJourney(HeadwaterDb db) : IJourneyPart
{
    private const string What = "Alternative provision";

    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var today = db.Reader.Today;
        var rows = await (
            from p in db.Set<Placement>().AsNoTracking().Where(p => records.Contains(p.ChildId))
            join r in db.Set<PlacementReview>().Where(r => r.HeldOn != null) on p.Id equals r.PlacementId into held
            from review in held.DefaultIfEmpty()
            select new { Placement = p, Review = review }).ToListAsync(ct);
        List<JourneyEntry> entries = [];
        foreach (var p in rows.Select(r => r.Placement).DistinctBy(p => p.Id))
        {
            var href = ProvisionLinks.One(records[0], p.Id);
            if (!p.IsCalledOff)
                entries.Add(new(p.FirstDay, What, $"{(p.FirstDay > today ? "Begins" : "Began")}: {PlacementWords.Of(p.Purpose).ToLowerInvariant()}.", p.ProviderId, p.RecordedBy, Visibility.Family, href));
            if (p.EndedOn is { } ended)
                entries.Add(new(ended, What, p.IsCalledOff ? "Called off before it began." : $"Ended. {PlacementWords.Of(p.Ending ?? PlacementEnding.Other)}.", p.ProviderId, null, Visibility.Family, href));
        }

        entries.AddRange(rows.Where(r => r.Review?.Decision is not null).Select(r => new JourneyEntry(r.Review!.HeldOn!.Value, What, $"Review. {PlacementWords.Of(r.Review.Decision!.Value)}.", r.Placement.ProviderId, r.Review.RecordedBy, Visibility.Family, ProvisionLinks.One(records[0], r.Placement.Id))));
        return entries;
    }
}

/// <summary>The way from a child's record to its placements.</summary>
internal sealed class ProvisionPages(CurrentActor actor) : IChildPages
{
    private const Capability MayEnter = Capability.SeeOrganisationChildren | Capability.WriteEntries | Capability.BeFamily | Capability.SitOnPanel;

    public IEnumerable<ChildPage> Of(ChildId child, EntryKinds reads) =>
        (reads & EntryKinds.Movement) != EntryKinds.None && actor.CanAny(MayEnter) ? [new("Alternative provision", ProvisionLinks.Of(child))] : [];
}
