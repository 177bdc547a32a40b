using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>
/// Who came to which meeting, by seat and by sector, as it was on the day of each: a seat that is closed now still counts for its
/// sector then, and a time in which nobody sat in a seat is nobody's absence.
/// </summary>
internal sealed class AttendanceHistory
{
    private readonly ILookup<Guid, SeatHolding> holders;
    private readonly List<Seat> seats;

    public AttendanceHistory(IReadOnlyList<HeldMeeting> held, IEnumerable<Seat> seats, IEnumerable<SeatHolding> holdings) =>
        (Held, this.seats, holders) = (held, [.. seats], holdings.Where(h => h is { IsDeputy: false, State: HoldingState.Held }).ToLookup(h => h.SeatId));

    /// <summary>The meetings of the whole table, the latest last.</summary>
    public IReadOnlyList<HeldMeeting> Held { get; }

    /// <summary>A seat's attendance at the meetings on whose day somebody sat in it, the latest last.</summary>
    public IReadOnlyList<Presence> OfSeat(Guid seat) => [.. Held.Where(m => WasHeld(seat, m)).Select(m => m.Presences.GetValueOrDefault(seat, Presence.Missed))];

    /// <summary>How many of a sector were at each meeting, and how many at all.</summary>
    public IReadOnlyList<SectorMeeting> OfSector(string code)
    {
        var own = seats.Where(s => s.SectorCode == code).Select(s => s.Id).ToList();
        return [.. Held.Select(m => new SectorMeeting(own.Count(m.WasThere), m.Presences.Keys.Count(m.WasThere)))];
    }

    /// <summary>The meetings at which a sector could have been, as it met them.</summary>
    public IReadOnlyList<SectorOccasion> OccasionsOf(string code)
    {
        var own = seats.Where(s => s.SectorCode == code).Select(s => s.Id).ToList();
        return [.. Held.Select(m => (Meeting: m, Open: own.Where(s => WasHeld(s, m)).ToList())).Where(x => x.Open.Count > 0).Select(x => Occasion(x.Meeting, x.Open))];
    }

    /// <summary>Whether no other seat of its sector was taken at the last three meetings.</summary>
    public bool IsSoleVoice(Seat seat)
    {
        var others = seats.Where(s => s.SectorCode == seat.SectorCode && s.Id != seat.Id).Select(s => s.Id).ToList();
        return Held.TakeLast(3).All(m => !others.Exists(m.WasThere));
    }

    private bool WasHeld(Guid seat, HeldMeeting held) => held.WasThere(seat) || holders[seat].Any(h => h.HeldOn(held.Meeting.Day!.Value));

    private static SectorOccasion Occasion(HeldMeeting held, List<Guid> open) => new(
        held.Meeting.Starts switch { null => "whole-day", { Hour: < 12 } => "morning", { Hour: < 17 } => "afternoon", _ => "evening" },
        held.Meeting.Mode switch { MeetingMode.InPerson => "in-person", MeetingMode.Online => "online", _ => "hybrid" },
        held.Meeting.Mode == MeetingMode.Online ? "no-venue" : held.Meeting.Place ?? "venue-not-recorded",
        SchoolHolidays.Falls(held.Meeting.Day!.Value) ? "holiday" : "term", open.Count(held.WasThere), open.Count);
}

/// <summary>
/// When schools of England are usually closed. Authorities set their own dates: this is the month of August, the end of July, the fortnight
/// around Christmas and the weeks around Easter Sunday, close enough to tell a holiday meeting from one in term.
/// </summary>
internal static class SchoolHolidays
{
    public static bool Falls(DateOnly day) => (day.Month, day.Day) switch
    {
        (8, _) or (7, >= 25) or (12, >= 21) or (1, <= 3) => true,
        _ => Math.Abs(day.DayNumber - Easter.Sunday(day.Year).DayNumber) <= 8,
    };
}

/// <summary>Reads who came.</summary>
internal sealed class AttendanceQueries(HeadwaterDb db, MeetingQueries meetings)
{
    public async Task<AttendanceHistory> AllAsync(CancellationToken ct) => new(
        await meetings.HeldAsync(ct), await db.Set<Seat>().AsNoTracking().Where(s => s.Kind == SeatKind.Core).ToListAsync(ct), await db.Set<SeatHolding>().AsNoTracking().Where(h => h.State == HoldingState.Held).ToListAsync(ct));
}
