using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>
/// Two years of made-up meetings: the five workshops, then one every eight weeks. When they moved to Tuesday mornings the parents' seat
/// emptied, as the report tells of its partnerships; so that the signals have something to say.
/// </summary>
internal sealed class SampleMeetings(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    private const int WorkshopsApart = 21;
    private const int MeetingsApart = 56;

    public int Order => 56;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var seats = await db.Set<Seat>().AsNoTracking().OrderBy(s => s.Id).ToListAsync(ct);
        if (seats.Count == 0)
            return "no meetings";
        var held = (await db.Set<SeatHolding>().AsNoTracking().Where(h => !h.IsDeputy && h.State == HoldingState.Held).Select(h => h.SeatId).ToListAsync(ct)).ToHashSet();
        var posts = await people.PostsAsync(ct);
        var (facilitator, convenor) = (posts.First(p => p.Role == Role.Facilitator).Person, posts.First(p => p.Role == Role.Convenor).Person);
        var (ids, itemIds, random) = (order.Ids("meeting"), order.Ids("agenda-item"), order.Random("meetings"));
        List<Meeting> meetings = [];
        List<AgendaItem> items = [];
        List<Attendance> attendance = [];
        List<VoiceTally> tallies = [];
        var day = Tuesday(order.Since.AddMonths(1));
        foreach (var workshop in Workshops.Five)
        {
            Hold(workshop.Title, MeetingKind.Workshop, workshop.Purpose, day, new(16, 30), facilitator);
            day = day.AddDays(WorkshopsApart);
        }

        for (var number = 1; day < order.Today; number++, day = day.AddDays(MeetingsApart))
        {
            var daytime = number > 4;
            Hold(string.Create(CultureInfo.InvariantCulture, $"Meeting {number} of the collaborative"), MeetingKind.Partnership, "How the activities are going, and what needs deciding.", day, daytime ? new(10, 0) : new(16, 30), number > 6 ? convenor : facilitator);
        }

        meetings.Add(new()
        {
            Id = ids.Next(), Title = "The next meeting of the collaborative", Kind = MeetingKind.Partnership, Purpose = "Is each activity still right? Stop, continue or change.", Mode = MeetingMode.Both, Place = "Library, ground floor, and by link",
            Access = "No steps. Childcare in the next room. Parents and small groups are paid for coming.", State = MeetingState.Called, Day = Tuesday(order.Today.AddDays(9)), Starts = new(16, 30), Minutes = 120, CalledBy = convenor,
        });
        foreach (var (title, minutes, relationship) in new[] { ("Coffee, and who is new", 15, true), ("Each activity in five minutes", 40, false), ("What to stop, continue or change", 45, false) })
            items.Add(new() { Id = itemIds.Next(), MeetingId = meetings[^1].Id, Place = items.Count(i => i.MeetingId == meetings[^1].Id) + 1, Title = title, Minutes = minutes, IsRelationship = relationship, NeedsDecision = minutes == 45 });
        var planned = new Meeting { Id = ids.Next(), Title = "An evening with parents", Kind = MeetingKind.Partnership, Purpose = "What helped, and what did not, in parents' own words.", Mode = MeetingMode.InPerson, Place = "Library, ground floor", State = MeetingState.Planned };
        meetings.Add(planned);
        List<MeetingOption> options = [.. new[] { 20, 21, 27 }.Select(days => new MeetingOption { Id = itemIds.Next(), MeetingId = planned.Id, Day = order.Today.AddDays(days), Starts = new(18, 0) })];
        await db.InsertManyAsync(meetings, ct);
        await db.InsertManyAsync(options, ct);
        await db.InsertManyAsync(items, ct);
        await db.InsertManyAsync(attendance, ct);
        await db.InsertManyAsync(tallies, ct);
        await db.InsertManyAsync(Heard(meetings.Last(m => m.State == MeetingState.Held).Id), ct);
        return string.Create(CultureInfo.InvariantCulture, $"{meetings.Count} meetings");

        // Those who talk most feel most heard.
        IEnumerable<HeardGroup> Heard(Guid meeting)
        {
            var there = attendance.Where(a => a.MeetingId == meeting && a.Presence == Presence.Present).Select(a => seats.First(s => s.Id == a.SeatId).SectorCode).ToList();
            var together = CountedTogether.Of(there);
            return there.Where(together.ContainsKey).GroupBy(code => together[code]).Select(g => new HeardGroup
            {
                MeetingId = meeting, Number = g.Key, Sectors = string.Join(' ', g.Distinct().Order(StringComparer.Ordinal)), Answers = g.Count(), Sum = g.Sum(code => code == UsualSectors.LocalAuthority ? 5 : code == UsualSectors.Schools ? 4 : 3),
            });
        }

        void Hold(string title, MeetingKind kind, string purpose, DateOnly on, TimeOnly starts, PersonId by)
        {
            var meeting = new Meeting
            {
                Id = ids.Next(), Title = title, Kind = kind, Purpose = purpose, Mode = MeetingMode.InPerson, Place = starts.Hour < 12 ? "Council offices" : "Library, ground floor", State = MeetingState.Held, Day = on, Starts = starts,
                Minutes = 120, CalledBy = by, ChairedBy = by, NotedBy = by, Notes = "Notes of a made-up meeting: each activity told where it stands; two actions were agreed.", NotesOn = on.AddDays(4),
            };
            meetings.Add(meeting);
            var item = new AgendaItem { Id = itemIds.Next(), MeetingId = meeting.Id, Place = 1, Title = "Where each activity stands", Minutes = 45, Method = "A round", Outcome = "Two actions were agreed." };
            items.Add(item);
            items.Add(new() { Id = itemIds.Next(), MeetingId = meeting.Id, Place = 2, Title = "Coffee", Minutes = 15, IsRelationship = starts.Hour >= 12, Outcome = "Done." });
            foreach (var seat in seats.Where(s => s.FromDay <= on))
            {
                var chance = !held.Contains(seat.Id) ? 0 : seat.SectorCode == UsualSectors.Parents && starts.Hour < 12 ? 0.15 : seat.SectorCode == UsualSectors.LocalAuthority ? 0.97 : 0.85;
                var there = random.Chance(chance);
                attendance.Add(new() { MeetingId = meeting.Id, SeatId = seat.Id, Presence = there ? Presence.Present : held.Contains(seat.Id) && random.Chance(0.5) ? Presence.Apology : Presence.Missed, By = by });
            }

            foreach (var sector in seats.Where(s => attendance.Exists(a => a.MeetingId == meeting.Id && a.SeatId == s.Id && a.Presence == Presence.Present)).GroupBy(s => s.SectorCode, StringComparer.Ordinal))
                tallies.Add(new() { AgendaItemId = item.Id, SectorCode = sector.Key, Turns = (sector.Key == UsualSectors.LocalAuthority ? 12 : 2) + random.Below(3) });
        }
    }

    private static DateOnly Tuesday(DateOnly from) => from.AddDays(((int)DayOfWeek.Tuesday - (int)from.DayOfWeek + 7) % 7);
}
