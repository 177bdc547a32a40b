using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The meeting of a sub-group: its own seats answer when they can come and stand in its record, and nobody else is asked or missed.</summary>
public sealed class SubGroupMeetingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Seats_of_a_sub_group_say_when_they_can_come_and_are_written_down_as_there(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var today = table.World.Today;
        var nurse = await SeatAsync(table, UsualSectors.Health, table.Health, SeatKind.SubGroup, table.Nurse);
        var mother = await SeatAsync(table, UsualSectors.Parents, table.Forum, SeatKind.Core, table.Mother);
        var observer = await SeatAsync(table, UsualSectors.Schools, table.School, SeatKind.Observer, table.Head);
        async Task<Guid> PlanAsync(MeetingKind kind)
        {
            var id = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(new($"A meeting of {kind}", kind, null, null, MeetingMode.InPerson, null, null), Ct));
            await table.AsAsync<AgendaService>(table.Convenor, s => s.AddOptionAsync(id, today.AddDays(9), new(10, 0), Ct));
            return id;
        }

        var (whole, small) = (await PlanAsync(MeetingKind.Partnership), await PlanAsync(MeetingKind.SubGroup));
        async Task<Guid> OptionAsync(Guid meeting) => Assert.Single((await OptionsAsync(table, meeting)).Options).Option.Id;
        async Task AnswerAsync(PersonId who, Guid meeting, Guid seat) => await table.AsAsync<AgendaService>(who, async s => await s.AnswerAsync(meeting, seat, new Dictionary<Guid, Availability> { [await OptionAsync(meeting)] = Availability.Yes }, Ct));

        // The nurse is asked for the sub-group's day and not for the table's; the observer for neither.
        var home = await table.TextAsync(table.Nurse, "/home");
        Assert.Contains("A meeting of SubGroup: say when you can come", home, StringComparison.Ordinal);
        Assert.DoesNotContain("A meeting of Partnership: say when you can come", home, StringComparison.Ordinal);
        Assert.DoesNotContain("say when you can come", await table.TextAsync(table.Head, "/home"), StringComparison.Ordinal);
        Assert.Contains("Nobody has answered yet.", await table.TextAsync(table.Nurse, MeetingLinks.Availability(small)), StringComparison.Ordinal);
        Assert.Contains("Your answers", await table.TextAsync(table.Nurse, MeetingLinks.Availability(small)), StringComparison.Ordinal);
        Assert.DoesNotContain("Your answers", await table.TextAsync(table.Nurse, MeetingLinks.Availability(whole)), StringComparison.Ordinal);
        await SeatTests.RefusedAsync(() => AnswerAsync(table.Nurse, whole, nurse), "no such seat at this meeting");
        await SeatTests.RefusedAsync(() => AnswerAsync(table.Head, small, observer), "no such seat at this meeting");
        await AnswerAsync(table.Nurse, small, nurse);
        // Of those who answered: whoever said nothing of a sub-group's day is not of it.
        var best = (await OptionsAsync(table, small)).Choice!.Best;
        Assert.Equal((1, 1), (best.Sectors, best.Members));
        Assert.DoesNotContain("A meeting of SubGroup: say when you can come", await table.TextAsync(table.Nurse, "/home"), StringComparison.Ordinal);

        // Whom it concerns is told: an observer of the table's meeting, and not of the sub-group's.
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(small, today, new(9, 0), 60, Ct));
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(whole, today, new(11, 0), 60, Ct));
        Assert.Equal((true, false), (await ToldAsync(table, table.Nurse, small), await ToldAsync(table, table.Nurse, whole)));
        Assert.Equal((true, true), (await ToldAsync(table, table.Mother, small), await ToldAsync(table, table.Mother, whole)));
        Assert.Equal((false, true), (await ToldAsync(table, table.Head, small), await ToldAsync(table, table.Head, whole)));

        // Nothing must be said of who is not of the sub-group; of the table's meeting of everybody at the table, and of nobody else.
        Assert.Contains("nobody is counted as missing here", await table.TextAsync(table.Convenor, MeetingLinks.Record(small)), StringComparison.Ordinal);
        await SeatTests.RefusedAsync(() => table.AttendAsync(small, new Dictionary<Guid, Presence>(), null), "at least one seat");
        await SeatTests.RefusedAsync(() => table.AttendAsync(small, new Dictionary<Guid, Presence> { [observer] = Presence.Present }, null), "not at the table that day");
        await table.AttendAsync(small, new Dictionary<Guid, Presence> { [nurse] = Presence.Present }, null);
        Assert.Contains("Health: 1 of 1", await table.TextAsync(table.Mother, MeetingLinks.Record(small)), StringComparison.Ordinal);
        Assert.DoesNotContain("Parents and carers:", await table.TextAsync(table.Mother, MeetingLinks.Record(small)), StringComparison.Ordinal);
        await SeatTests.RefusedAsync(() => table.AttendAsync(whole, new Dictionary<Guid, Presence> { [mother] = Presence.Present, [nurse] = Presence.Present }, null), "not at the table that day");
        await table.AttendAsync(whole, new Dictionary<Guid, Presence> { [mother] = Presence.Present }, null);
    }

    private static Task<(IReadOnlyList<OptionRow> Options, AvailabilityChoice? Choice)> OptionsAsync(RoundTable table, Guid meeting) =>
        table.AskAsync<MeetingQueries, (IReadOnlyList<OptionRow>, AvailabilityChoice?)>(table.Convenor, async q => await q.OptionsAsync((await q.OneAsync(meeting, Ct))!, Ct));

    private static async Task<bool> ToldAsync(RoundTable table, PersonId who, Guid meeting)
    {
        var notices = await table.AskAsync<Headwater.Access.Notices.NoticeService, IReadOnlyList<Headwater.Access.Notices.Notice>>(who, async s => [.. await s.OwnAsync(Ct)]);
        return notices.Any(n => n.Link == MeetingLinks.Meeting(meeting));
    }

    private static async Task<Guid> SeatAsync(RoundTable table, string sector, OrganisationId of, SeatKind kind, PersonId who)
    {
        var seat = await table.AskAsync<SeatService, Guid>(table.Convenor, s => s.AddAsync(new(sector, of, null, kind, Selection.Nominated, table.World.Today.AddMonths(-6), null), Ct));
        await table.SitAsync(seat, who);
        return seat;
    }
}
