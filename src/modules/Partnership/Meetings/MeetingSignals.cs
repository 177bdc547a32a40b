using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>A signal of attendance, with the seat or the sector that it speaks of.</summary>
/// <param name="Result">What is said.</param>
/// <param name="Sector">The code of its sector; null where it speaks of all.</param>
/// <param name="Seat">Its seat; null where it speaks of a whole sector.</param>
/// <param name="Few">Whether so few sit for the sector that it would speak of a person.</param>
internal sealed record AttendanceSignal(SignalResult Result, string? Sector, Guid? Seat, bool Few);

/// <summary>
/// What attendance and voice say: S02 to S05, and S07. How one seat is taken, and a sector of so few seats that it comes to the same, is a
/// matter between whoever sits there and those who keep the membership: others are not told.
/// </summary>
internal sealed class MeetingSignals(HeadwaterDb db, AttendanceQueries attendance, SeatQueries seats, StandingQueries standing, HeardQueries answers, Limits.LimitQueries limits, CurrentActor actor) : ISignalSource
{
    /// <summary>Of fewer seats what is said of a sector is said of a person.</summary>
    public const int FewestSeats = 3;

    private const int TalliedMeetings = 3;

    public async Task<IReadOnlyList<SignalResult>> SignalsAsync(DateOnly today, CancellationToken ct)
    {
        if (actor.Can(Capability.Convene))
            return [.. (await AllAsync(today, ct)).Select(s => s.Result)];
        var mine = await seats.MineAsync(ct);
        var own = (Seats: mine.Select(s => s.Seat.Id).ToHashSet(), Sectors: mine.Select(s => s.Seat.SectorCode).ToHashSet(StringComparer.Ordinal));
        return [.. (await AllAsync(today, ct, shown: true)).Where(s => s.Seat is { } seat ? own.Seats.Contains(seat) : !s.Few || own.Sectors.Contains(s.Sector ?? "")).Select(s => s.Result)];
    }

    /// <summary>Everything, for those who keep the membership; or, where it is shown to all, without what would speak of a person.</summary>
    public async Task<IReadOnlyList<AttendanceSignal>> AllAsync(DateOnly today, CancellationToken ct, bool shown = false)
    {
        var history = await attendance.AllAsync(ct);
        var table = (await seats.TableAsync(ct)).Where(s => s.Seat.Kind == SeatKind.Core).ToList();
        var set = await limits.CurrentAsync(ct);
        var few = table.GroupBy(s => s.Sector.Code, StringComparer.Ordinal).Where(g => g.Count() < FewestSeats).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        List<AttendanceSignal> results =
        [
            new(SeatVacancy.Signal([.. table.Select(s => new SeatStanding(s.Sector.Label, s.Sector.IsCore, s.VacantSince, s.Seat.TermEnds, shown && few.Contains(s.Sector.Code) ? [] : history.OfSeat(s.Seat.Id)))], today, set.Seats), null, null, Few: false),
        ];
        foreach (var seat in table.Where(s => !s.IsVacant))
        {
            var said = FadingSeat.Signal(seat.Sector.Label, history.OfSeat(seat.Seat.Id), history.IsSoleVoice(seat.Seat), set.Fading);
            results.Add(new(said with { Reasons = [$"{seat.For}: {said.Reasons[0]}", .. said.Reasons.Skip(1)] }, seat.Sector.Code, seat.Seat.Id, Few: false));
        }

        // Every sector that ever had somebody: one whose last seat was closed has faded all the same. Where nobody ever sat, nobody fades:
        // that the seat is empty is said by S01 and S02.
        var sectors = await standing.SectorsAsync(ct);
        var anchor = sectors.FirstOrDefault(s => s.IsAnchor);
        foreach (var sector in sectors)
        {
            var (came, could, isFew) = (history.OfSector(sector.Code), history.OccasionsOf(sector.Code), few.Contains(sector.Code));
            if (could.Count == 0 && history.Held.Count > 0)
                continue;
            results.Add(new(Beside(FadingSector.Signal(sector.Label, came, sector.IsKey, set.Fading), sector, anchor, history), sector.Code, null, isFew));
            results.Add(new(BarrierPattern.Signal(sector.Label, could, set.Barriers), sector.Code, null, isFew));
        }

        var heard = await HeardAsync(history.Held, ct);
        var (voices, items) = await VoicesAsync(history.Held, table, heard, ct);
        if (shown)
            voices = Together(voices, table, few, heard);
        results.Add(new(voices.Count == 0 ? new(Signal.EqualityOfVoice, null, 0, SignalState.NotEnoughData, ["There are no seats yet."], []) : Spoken(EqualityOfVoice.Signal(voices, items, null, set.Voice), table, heard), null, null, Few: false));
        return results;
    }

    /// <summary>Where a sector fades, how much of the room the anchor's has then and now stands beside it: leadership drifts back unseen.</summary>
    private static SignalResult Beside(SignalResult said, Sector sector, Sector? anchor, AttendanceHistory history) =>
        said.Fires && anchor is not null && anchor.Code != sector.Code && FadingSector.Measure(history.OfSector(anchor.Code)) is { } trend
            ? said with { Reasons = [.. said.Reasons, FadingSector.Beside(anchor.Label, trend)] }
            : said;

    /// <summary>What seats answered of the meetings that were last: whether they could speak and were heard.</summary>
    public Task<IReadOnlyList<HeardGroup>> HeardAsync(IReadOnlyList<HeldMeeting> held, CancellationToken ct) => answers.OfAsync([.. held.TakeLast(TalliedMeetings).Select(m => m.Meeting.Id)], ct);

    /// <summary>Turns by sector at the meetings that were last and were tallied, and at how many items; with what they answered.</summary>
    public async Task<(List<SectorVoice> Voices, int Items)> VoicesAsync(IReadOnlyList<HeldMeeting> held, List<TableSeat> table, IReadOnlyList<HeardGroup> heard, CancellationToken ct)
    {
        var last = held.TakeLast(TalliedMeetings).ToList();
        var ids = last.ConvertAll(m => m.Meeting.Id);
        var items = await db.Set<AgendaItem>().AsNoTracking().Where(i => ids.Contains(i.MeetingId)).Select(i => new { i.Id, i.MeetingId }).ToListAsync(ct);
        var itemIds = items.ConvertAll(i => i.Id);
        var tallies = (await db.Set<VoiceTally>().AsNoTracking().Where(v => itemIds.Contains(v.AgendaItemId)).ToListAsync(ct)).FindAll(t => t.Turns > 0);
        // Only meetings that were tallied count, for turns and for those present alike.
        var tallied = items.Where(i => tallies.Exists(t => t.AgendaItemId == i.Id)).Select(i => i.MeetingId).ToHashSet();
        var voices = table.GroupBy(s => s.Sector.Code, StringComparer.Ordinal).Select(g => new SectorVoice(
            g.First().Sector.Label, last.Where(m => tallied.Contains(m.Meeting.Id)).Sum(m => g.Count(s => m.WasThere(s.Seat.Id))), tallies.Where(t => t.SectorCode == g.Key).Sum(t => t.Turns), HeardQueries.Mean(heard, [g.Key]))).ToList();
        // Turns of a sector that nobody is recorded of were somebody's without a seat: they are left out.
        return (voices.ConvertAll(v => v.Present == 0 ? v with { Turns = 0 } : v), tallies.Select(t => t.AgendaItemId).Distinct().Count());
    }

    private static SignalResult Spoken(SignalResult said, List<TableSeat> table, IReadOnlyList<HeardGroup> heard) => said.State == SignalState.NotEnoughData ? said
        : said with { Caveats = [.. said.Caveats, "Turns are counted by sector and not by person, so how evenly people within a sector spoke is not known.", .. Merged(table, heard)] };

    /// <summary>Says of which sectors it is only known together whether they were heard.</summary>
    public static IEnumerable<string> Merged(List<TableSeat> table, IReadOnlyList<HeardGroup> heard)
    {
        var labels = table.DistinctBy(s => s.Sector.Code).ToDictionary(s => s.Sector.Code, s => s.Sector.Label, StringComparer.Ordinal);
        return heard.Where(g => g.Codes.Skip(1).Any()).Select(g => string.Join(", ", g.Codes.Select(c => labels.GetValueOrDefault(c, c)))).Distinct(StringComparer.Ordinal).Select(names => $"Whether they were heard is counted together for {names}: too few answered for each of them alone.");
    }

    /// <summary>Sectors of few seats are counted together, so that nobody's own talking can be read off.</summary>
    private static List<SectorVoice> Together(List<SectorVoice> voices, List<TableSeat> table, HashSet<string> few, IReadOnlyList<HeardGroup> heard)
    {
        var small = table.Where(s => few.Contains(s.Sector.Code)).Select(s => s.Sector.Label).Distinct().ToHashSet(StringComparer.Ordinal);
        var merged = voices.Where(v => small.Contains(v.Sector)).ToList();
        return merged.Count < 2 ? [.. voices.Where(v => !small.Contains(v.Sector))]
            : [.. voices.Where(v => !small.Contains(v.Sector)), new(string.Join(", ", merged.Select(v => v.Sector)), merged.Sum(v => v.Present), merged.Sum(v => v.Turns), HeardQueries.Mean(heard, few))];
    }
}

/// <summary>Who came lately, for whoever compares the map with the table.</summary>
internal sealed class RecentMeetings(MeetingQueries meetings, SeatQueries seats) : Maps.IRecentAttendance
{
    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> BySectorAsync(DateOnly today, CancellationToken ct)
    {
        var last = (await meetings.HeldAsync(ct)).Where(m => m.Meeting.Day <= today).TakeLast(3).ToList();
        // Who only looks on, or sits in a sub-group alone, is not at the table.
        var table = (await seats.TableAsync(ct)).Where(s => s is { IsVacant: false, Seat.Kind: SeatKind.Core }).ToList();
        // Before the first meeting nobody could come: a seat that is held counts.
        return table.GroupBy(s => s.Sector.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => last.Count == 0 ? g.Count() : last.Sum(m => g.Count(s => m.WasThere(s.Seat.Id))), StringComparer.Ordinal);
    }
}
