using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>What attendance and voice say: S02 to S05, and S07.</summary>
internal sealed class MeetingSignals(HeadwaterDb db, MeetingQueries meetings, SeatQueries seats, Limits.LimitQueries limits) : ISignalSource
{
    private const int TalliedMeetings = 3;

    public async Task<IReadOnlyList<SignalResult>> SignalsAsync(DateOnly today, CancellationToken ct)
    {
        var held = await meetings.HeldAsync(ct);
        var table = (await seats.TableAsync(ct)).Where(s => s.Seat.Kind == SeatKind.Core).ToList();
        var set = await limits.CurrentAsync(ct);
        List<SignalResult> results =
        [
            SeatVacancy.Signal([.. table.Select(s => new SeatStanding(s.Sector.Label, s.Sector.IsCore, s.VacantSince, s.Seat.TermEnds, Of(s, held)))], today, set.Seats),
        ];
        foreach (var seat in table.Where(s => !s.IsVacant))
            results.Add(FadingSeat.Signal(seat.Sector.Label, Of(seat, held), IsSoleVoice(seat, table, held), set.Fading));
        foreach (var sector in table.GroupBy(s => s.Sector.Code, StringComparer.Ordinal))
        {
            var (first, ids) = (sector.First().Sector, sector.Select(s => s.Seat.Id).ToList());
            results.Add(FadingSector.Signal(first.Label, [.. held.Select(m => new SectorMeeting(ids.Count(m.WasThere), m.Presences.Keys.Count(m.WasThere)))], first.IsKey, set.Fading));
            results.Add(BarrierPattern.Signal(first.Label, [.. held.Where(m => sector.Any(s => s.Seat.FromDay <= m.Meeting.Day)).Select(m => Occasion(m, [.. sector.Where(s => s.Seat.FromDay <= m.Meeting.Day).Select(s => s.Seat.Id)]))], set.Barriers));
        }

        var (voices, items) = await VoicesAsync(held, table, ct);
        results.Add(voices.Count == 0 ? new(Signal.EqualityOfVoice, null, 0, SignalState.NotEnoughData, ["There are no seats yet."], []) : EqualityOfVoice.Signal(voices, items, null, set.Voice));
        return results;
    }

    /// <summary>A seat's attendance since it is there, the latest meeting last.</summary>
    public static IReadOnlyList<Presence> Of(TableSeat seat, IReadOnlyList<HeldMeeting> held) =>
        [.. held.Where(m => m.Meeting.Day >= seat.Seat.FromDay).Select(m => m.Presences.GetValueOrDefault(seat.Seat.Id, Presence.Missed))];

    /// <summary>Whether no other seat of its sector was taken at the last three meetings.</summary>
    public static bool IsSoleVoice(TableSeat seat, List<TableSeat> table, IReadOnlyList<HeldMeeting> held)
    {
        var others = table.Where(s => s.Sector.Code == seat.Sector.Code && s.Seat.Id != seat.Seat.Id).Select(s => s.Seat.Id).ToList();
        return held.TakeLast(3).All(m => !others.Exists(m.WasThere));
    }

    private static SectorOccasion Occasion(HeldMeeting held, List<Guid> seats) => new(
        held.Meeting.Starts switch { null => "whole-day", { Hour: < 12 } => "morning", { Hour: < 17 } => "afternoon", _ => "evening" },
        held.Meeting.Mode switch { MeetingMode.InPerson => "in-person", MeetingMode.Online => "online", _ => "hybrid" },
        held.Meeting.Mode == MeetingMode.Online ? "no-venue" : held.Meeting.Place ?? "venue-not-recorded",
        "term or holiday (not recorded)", seats.Count(held.WasThere), seats.Count);

    /// <summary>Turns by sector at the meetings that were last and were tallied, and at how many items.</summary>
    public async Task<(List<SectorVoice> Voices, int Items)> VoicesAsync(IReadOnlyList<HeldMeeting> held, List<TableSeat> table, CancellationToken ct)
    {
        var last = held.TakeLast(TalliedMeetings).ToList();
        var ids = last.ConvertAll(m => m.Meeting.Id);
        var items = await db.Set<AgendaItem>().AsNoTracking().Where(i => ids.Contains(i.MeetingId)).Select(i => new { i.Id, i.MeetingId }).ToListAsync(ct);
        var itemIds = items.ConvertAll(i => i.Id);
        var tallies = await db.Set<VoiceTally>().AsNoTracking().Where(v => itemIds.Contains(v.AgendaItemId)).ToListAsync(ct);
        // Only meetings that were tallied count, for turns and for those present alike.
        var tallied = items.Where(i => tallies.Exists(t => t.AgendaItemId == i.Id)).Select(i => i.MeetingId).ToHashSet();
        var voices = table.GroupBy(s => s.Sector.Code, StringComparer.Ordinal).Select(g => new SectorVoice(
            g.First().Sector.Label, last.Where(m => tallied.Contains(m.Meeting.Id)).Sum(m => g.Count(s => m.WasThere(s.Seat.Id))), tallies.Where(t => t.SectorCode == g.Key).Sum(t => t.Turns))).ToList();
        // Turns of a sector that nobody is recorded of were somebody's without a seat: they are left out.
        return (voices.ConvertAll(v => v.Present == 0 ? v with { Turns = 0 } : v), tallies.Select(t => t.AgendaItemId).Distinct().Count());
    }
}

/// <summary>Who came lately, for whoever compares the map with the table.</summary>
internal sealed class RecentMeetings(MeetingQueries meetings, SeatQueries seats) : Maps.IRecentAttendance
{
    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> BySectorAsync(DateOnly today, CancellationToken ct)
    {
        var last = (await meetings.HeldAsync(ct)).Where(m => m.Meeting.Day <= today).TakeLast(3).ToList();
        var table = (await seats.TableAsync(ct)).Where(s => !s.IsVacant).ToList();
        // Before the first meeting nobody could come: a seat that is held counts.
        return table.GroupBy(s => s.Sector.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => last.Count == 0 ? g.Count() : last.Sum(m => g.Count(s => m.WasThere(s.Seat.Id))), StringComparer.Ordinal);
    }
}
