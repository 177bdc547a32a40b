using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>An option with what it would bring together.</summary>
internal sealed record OptionRow(MeetingOption Option, OptionCoverage? Coverage, IReadOnlyDictionary<Guid, Availability> Answers);

/// <summary>Meetings as pages and signals read them.</summary>
internal sealed class MeetingQueries(HeadwaterDb db, SeatQueries seats, TimeProvider clock)
{
    /// <summary>All, those to come first in their order, then those without a day, then the past, the latest first.</summary>
    public async Task<IReadOnlyList<Meeting>> AllAsync(CancellationToken ct)
    {
        return InOrder(await db.Set<Meeting>().AsNoTracking().ToListAsync(ct));
    }

    /// <summary>Those of which something may still be asked: to come, without a day, held lately, or with notes that can be corrected.</summary>
    public async Task<IReadOnlyList<Meeting>> LatelyAsync(CancellationToken ct)
    {
        var (held, noted) = (clock.Today().AddMonths(-RecordService.MonthsOfWaiting), clock.Today().AddDays(-RecordService.CorrectionDays * 3));
        return InOrder(await db.Set<Meeting>().AsNoTracking().Where(m => m.State == MeetingState.Called || m.State == MeetingState.Planned || (m.State == MeetingState.Held && (m.Day >= held || m.NotesOn >= noted))).ToListAsync(ct));
    }

    private static IReadOnlyList<Meeting> InOrder(List<Meeting> all)
    {
        return [.. all.Where(m => m.State == MeetingState.Called).OrderBy(m => m.Day).ThenBy(m => m.Starts), .. all.Where(m => m.State == MeetingState.Planned).OrderBy(m => m.Id),
            .. all.Where(m => m.State is MeetingState.Held or MeetingState.Cancelled).OrderByDescending(m => m.Day).ThenByDescending(m => m.Id)];
    }

    public Task<Meeting?> OneAsync(Guid id, CancellationToken ct) => db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct);

    public async Task<IReadOnlyList<AgendaItem>> AgendaAsync(Guid id, CancellationToken ct) => await db.Set<AgendaItem>().AsNoTracking().Where(i => i.MeetingId == id).OrderBy(i => i.Place).ThenBy(i => i.Id).ToListAsync(ct);

    /// <summary>
    /// The days that could be, with the answers, and the one that brings most of the system together; of a sub-group, whose members are
    /// not kept, most of those who answered.
    /// </summary>
    public async Task<(IReadOnlyList<OptionRow> Options, AvailabilityChoice? Choice)> OptionsAsync(Meeting meeting, CancellationToken ct)
    {
        var (id, whole) = (meeting.Id, MeetingTable.IsOfAll(meeting.Kind));
        var options = await db.Set<MeetingOption>().AsNoTracking().Where(o => o.MeetingId == id).OrderBy(o => o.Day).ThenBy(o => o.Starts).ThenBy(o => o.Id).ToListAsync(ct);
        if (options.Count == 0)
            return ([], null);
        var ids = options.ConvertAll(o => o.Id);
        var answers = (await db.Set<OptionAnswer>().AsNoTracking().Where(a => ids.Contains(a.OptionId)).ToListAsync(ct)).ToDictionary(a => (a.OptionId, a.SeatId), a => a.Answer);
        var table = (await seats.TableAsync(ct)).Where(s => MeetingTable.Sits(meeting.Kind, s.Seat.Kind) && !s.IsVacant).ToList();
        var counted = whole ? table : table.FindAll(s => ids.Exists(o => answers.GetValueOrDefault((o, s.Seat.Id)) != default));
        var choice = counted.Count == 0 ? null : AvailabilityPick.Choose(
            options.Count, [.. counted.Select(s => new MemberAvailability(s.Sector.Label, [.. options.Select(o => answers.GetValueOrDefault((o.Id, s.Seat.Id)))]))], whole ? await LeftOutBeforeAsync(ct) : []);
        return ([.. options.Select((o, n) => new OptionRow(o, choice?.Order.First(c => c.Option == n), table.ToDictionary(s => s.Seat.Id, s => answers.GetValueOrDefault((o.Id, s.Seat.Id)))))], choice);
    }

    /// <summary>Who was there for each seat, as far as it is written down.</summary>
    public async Task<IReadOnlyDictionary<Guid, Presence>> PresencesAsync(Guid id, CancellationToken ct) =>
        await db.Set<Attendance>().AsNoTracking().Where(a => a.MeetingId == id).ToDictionaryAsync(a => a.SeatId, a => a.Presence, ct);

    /// <summary>The meetings of which one of these seats, where it sits there, has not said for some day whether it can come.</summary>
    public async Task<IReadOnlySet<Guid>> AskedAsync(IReadOnlyCollection<Seat> of, CancellationToken ct)
    {
        HashSet<Guid> asked = [];
        foreach (var subGroup in new[] { false, true })
        {
            var sitting = of.Where(s => MeetingTable.Sits(subGroup ? MeetingKind.SubGroup : MeetingKind.Partnership, s.Kind)).Select(s => s.Id).ToList();
            if (sitting.Count > 0)
                asked.UnionWith(await db.Set<MeetingOption>().AsNoTracking().Where(o => db.Set<Meeting>().Any(m => m.Id == o.MeetingId && m.State == MeetingState.Planned && (m.Kind == MeetingKind.SubGroup) == subGroup)
                    && db.Set<OptionAnswer>().Count(a => a.OptionId == o.Id && sitting.Contains(a.SeatId)) < sitting.Count).Select(o => o.MeetingId).Distinct().ToListAsync(ct));
        }

        return asked;
    }

    /// <summary>The last meetings of the whole table that were held, the latest last, with who was there.</summary>
    public async Task<IReadOnlyList<HeldMeeting>> HeldAsync(CancellationToken ct)
    {
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(m => m.State == MeetingState.Held && m.Kind != MeetingKind.SubGroup && m.Day != null).OrderBy(m => m.Day).ThenBy(m => m.Id).ToListAsync(ct);
        var ids = meetings.ConvertAll(m => m.Id);
        var attendance = (await db.Set<Attendance>().AsNoTracking().Where(a => ids.Contains(a.MeetingId)).ToListAsync(ct)).ToLookup(a => a.MeetingId);
        var excused = await db.Set<Excusal>().AsNoTracking().ToListAsync(ct);
        return [.. meetings.Select(m => new HeldMeeting(m, attendance[m.Id].ToDictionary(
            a => a.SeatId, a => a.Presence is Presence.Missed or Presence.Apology && excused.Exists(e => e.SeatId == a.SeatId && e.FromDay <= m.Day && e.ToDay >= m.Day) ? Presence.Excused : a.Presence)))];
    }

    /// <summary>A word when the last three meetings of the table had no time to get to know each other; null otherwise.</summary>
    public async Task<string?> NoTimeForEachOtherAsync(CancellationToken ct)
    {
        var last = await db.Set<Meeting>().AsNoTracking().Where(m => m.State == MeetingState.Held && m.Kind != MeetingKind.SubGroup).OrderByDescending(m => m.Day).ThenByDescending(m => m.Id).Take(3).Select(m => m.Id).ToListAsync(ct);
        return last.Count == 3 && !await db.Set<AgendaItem>().AnyAsync(i => last.Contains(i.MeetingId) && i.IsRelationship, ct)
            ? "The last three meetings had no time to get to know each other. Put ten minutes of it on the next agenda."
            : null;
    }

    /// <summary>The meetings of a series, in their order.</summary>
    public async Task<IReadOnlyList<Meeting>> SeriesAsync(Guid id, CancellationToken ct) => await db.Set<Meeting>().AsNoTracking().Where(m => m.SeriesId == id).OrderBy(m => m.Day).ThenBy(m => m.Id).ToListAsync(ct);

    /// <summary>Meetings with a day, for a calendar.</summary>
    public async Task<IReadOnlyList<Meeting>> CalendarAsync(CancellationToken ct)
    {
        var since = clock.Today().AddMonths(-6);
        return await db.Set<Meeting>().AsNoTracking().Where(m => m.Day != null && m.Day >= since).OrderBy(m => m.Day).ThenBy(m => m.Id).ToListAsync(ct);
    }

    private async Task<IReadOnlyCollection<string>> LeftOutBeforeAsync(CancellationToken ct)
    {
        if (await HeldAsync(ct) is not [.., var last])
            return [];
        return [.. (await seats.TableAsync(ct)).Where(s => s.Seat.Kind == SeatKind.Core && !s.IsVacant).GroupBy(s => s.Sector.Label, StringComparer.Ordinal).Where(g => g.All(s => !last.WasThere(s.Seat.Id))).Select(g => g.Key)];
    }
}

/// <summary>A meeting that was held, with who was there.</summary>
internal sealed record HeldMeeting(Meeting Meeting, IReadOnlyDictionary<Guid, Presence> Presences)
{
    /// <summary>Whether the seat was taken: in the room, online, for a part, or by a deputy.</summary>
    public bool WasThere(Guid seat) => Presences.TryGetValue(seat, out var presence) && presence is (Presence.Present or Presence.Online or Presence.Part or Presence.Deputy);
}
