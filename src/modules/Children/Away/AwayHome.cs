using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Away;

/// <summary>Part-time timetables and other time out of class whose review is near or past, for those who keep the school's records.</summary>
internal sealed class AwayHome(HeadwaterDb db, CurrentActor actor) : IHomePart
{
    private const int DaysAhead = 7;
    private const int MostLines = 5;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        var schools = actor.Where(Capability.KeepRecords).ToList();
        if (schools.Count == 0)
            return [];
        var today = db.Reader.Today;
        var until = today.AddDays(DaysAhead);
        var due = await db.Set<TimeOut>().AsNoTracking().Where(t => schools.Contains(t.SchoolId) && t.ReviewOn <= until && t.EndedBecause == null && (t.ToDay == null || t.ToDay >= today))
            .OrderBy(t => t.ReviewOn).ThenBy(t => t.Id).Take(MostLines).ToListAsync(ct);
        return [.. due.Select(t => new HomeTask($"Review: {AwayWords.Of(t.What).ToLowerInvariant()}", AwayLinks.One(t.ChildId, t.Id), t.ReviewOn))];
    }
}
