using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Provision;

/// <summary>A day of a week as it was typed; null for a session that was not entered.</summary>
internal sealed record TypedDay(DateOnly Day, SessionMark? Morning, SessionMark? Afternoon);

/// <summary>Writes of daily attendance, a week at a time. What a session said before stands on the trail.</summary>
internal sealed class AttendanceService(HeadwaterDb db, PlacementDoor door, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Whether a day can be entered: while the child has the place, and not ahead.</summary>
    public static bool IsOpen(Placement p, DateOnly day, DateOnly today) => day >= p.FirstDay && day <= today && (p.EndedOn is null || day <= p.EndedOn) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>What of a week is there already: goes up with every change, so that the second of two people at once is told.</summary>
    public static int Stamp(IEnumerable<PlacementDay> days, DateOnly monday) => days.Where(d => d.Day >= monday && d.Day < monday.AddDays(7)).Sum(d => d.Version);

    /// <summary>Enters a week; only what is otherwise than before is written.</summary>
    /// <exception cref="InputRefusedException">A day lies outside the placement or ahead, or somebody else entered the week.</exception>
    public async Task<bool> EnterAsync(ChildId child, Guid id, DateOnly monday, int stamp, IReadOnlyList<TypedDay> days, CancellationToken ct)
    {
        if (await door.FindAsync(child, id, null, ct) is not { } open)
            return false;
        if (Stamp(open.Paper.Days, monday) != stamp)
            throw new InputRefusedException("Somebody else entered this week in the meantime. Look at what stands here now, and try again.");
        var held = await db.Set<PlacementDay>().Where(d => d.PlacementId == id && d.Day >= monday && d.Day < monday.AddDays(7)).ToDictionaryAsync(d => d.Day, ct);
        List<string> changes = [];
        foreach (var typed in days)
        {
            var row = held.GetValueOrDefault(typed.Day);
            if ((row?.Morning, row?.Afternoon) == (typed.Morning, typed.Afternoon))
                continue;
            if (!IsOpen(open.Row, typed.Day, open.Today) || typed.Day < monday || typed.Day >= monday.AddDays(7))
                throw new InputRefusedException($"{Words.Date(typed.Day)} cannot be entered: it lies ahead, or outside the placement. Leave it empty.");
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"{typed.Day:yyyy-MM-dd} {row?.Morning?.ToString() ?? "-"}/{row?.Afternoon?.ToString() ?? "-"} to {typed.Morning?.ToString() ?? "-"}/{typed.Afternoon?.ToString() ?? "-"}"));
            if (row is null)
                db.Add(row = new() { PlacementId = id, Day = typed.Day, ChildId = open.Row.ChildId, RecordedBy = actor.Person!.Value, RecordedAtUtc = clock.GetUtcNow().UtcDateTime });
            (row.Morning, row.Afternoon, row.RecordedBy, row.RecordedAtUtc) = (typed.Morning, typed.Afternoon, actor.Person!.Value, clock.GetUtcNow().UtcDateTime);
        }

        if (changes.Count > 0)
            await audit.SaveAsync(ct, new AuditFact("enter", "placement-attendance", id.ToString(), open.Row.ChildId, string.Join("; ", changes)));
        return true;
    }
}
