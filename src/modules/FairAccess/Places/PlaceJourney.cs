using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Places;

/// <summary>What became of places, on a child's way.</summary>
internal sealed class PlaceJourney(HeadwaterDb db) : IJourneyPart
{
    private static readonly PlaceDeed[] Told = [PlaceDeed.Agreed, PlaceDeed.Refused, PlaceDeed.Directed, PlaceDeed.OnRoll, PlaceDeed.FellThrough, PlaceDeed.RefusalUpheld];

    public async Task<IReadOnlyList<JourneyEntry>> OfAsync(IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        var rows = await (
            from p in db.Set<PanelPlace>().AsNoTracking().Where(p => records.Contains(p.ChildId))
            join s in db.Set<PlaceStep>().Where(s => Told.Contains(s.Deed)) on p.Id equals s.PlaceId
            select new { Place = p, Step = s }).ToListAsync(ct);
        return [.. rows.Select(r => new JourneyEntry(UkDays.DayOf(r.Step.AtUtc), "Fair access", $"{PlaceWords.Of(r.Step.Deed)}.", r.Place.SchoolId, r.Step.By, Visibility.Family, PlaceLinks.One(records[0], r.Place.Id)))];
    }
}
