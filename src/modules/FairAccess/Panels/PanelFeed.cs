using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Places;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Panels;

/// <summary>Meetings of the panel, and what is due with places, in one's own calendar.</summary>
internal sealed class PanelFeed(HeadwaterDb db, PlaceQueries places, PlaceTasks tasks, CurrentActor actor) : IFeedPart
{
    public async Task<IReadOnlyList<FeedDay>> OfAsync(CancellationToken ct)
    {
        List<FeedDay> days = [];
        if (actor.Can(Capability.SitOnPanel))
        {
            var person = actor.Person!.Value;
            var called = await db.Set<PanelMeeting>().AsNoTracking().Where(m => m.State == MeetingState.Called && db.Set<PanelMember>().Any(p => p.MeetingId == m.Id && p.PersonId == person)).ToListAsync(ct);
            days.AddRange(called.Select(m => new FeedDay($"panel-{m.Id}", m.Day, "Fair access panel", PanelLinks.One(m.Id))));
        }

        if (tasks.MayHave)
            days.AddRange(tasks.Of(await places.AllAsync(ct)).Where(t => t.Due.By is not null).Select(t => new FeedDay($"place-{t.Place.Id}-{t.Due.By:yyyyMMdd}", t.Due.By!.Value, "Fair access: " + char.ToLowerInvariant(t.Due.What[0]) + t.Due.What[1..], PlaceLinks.One(t.Place.ChildId, t.Place.Id))));
        return days;
    }
}
