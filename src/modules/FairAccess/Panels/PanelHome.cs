using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Panels;

/// <summary>Meetings that wait: papers to read, a meeting to hold and to close. It names no child.</summary>
internal sealed class PanelHome(HeadwaterDb db, CurrentActor actor) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        if (!actor.Can(Capability.SitOnPanel))
            return [];
        var (person, chairs, today) = (actor.Person!.Value, actor.Can(Capability.ChairPanel), db.Reader.Today);
        var called = await db.Set<PanelMeeting>().AsNoTracking().Where(m => m.State == MeetingState.Called && db.Set<PanelMember>().Any(p => p.MeetingId == m.Id && p.PersonId == person)).OrderBy(m => m.Day).ToListAsync(ct);
        List<HomeTask> tasks =
        [
            .. called.Select(m => new HomeTask(
                chairs && m.Day <= today ? "Hold the fair access panel, and close its meeting" : chairs && m.PapersOpenedAtUtc is null ? "Open the papers of the fair access panel to its members" : m.PapersOpenedAtUtc is null ? "Come to the fair access panel" : "Read the papers of the fair access panel",
                PanelLinks.One(m.Id), m.Day)),
        ];
        if (chairs && called.Count == 0 && await db.Set<Referral>().AnyAsync(r => r.State == ReferralState.Accepted, ct))
            tasks.Add(new("Call a fair access panel: children wait for a place", PanelLinks.List));
        return tasks;
    }
}
