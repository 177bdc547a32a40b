using System.Net;
using Headwater.Partnership.Meetings;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>A23: dates that do not shift, and word of a cancelled meeting under the same name.</summary>
public sealed class CalendarTests
{
    private static readonly DateTime Now = new(2026, 6, 1, 9, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A23_the_whole_of_1_July_2026_is_a_date_without_a_time_so_that_it_is_1_July_in_Kathmandu_St_John_s_and_London()
    {
        var text = CalendarText.Invitation(Of(new(2026, 7, 1), null, null), Now, "headwater@example.test", null);
        Assert.Contains("DTSTART;VALUE=DATE:20260701", text, StringComparison.Ordinal);
        // The end of a whole day is the first day after it.
        Assert.Contains("DTEND;VALUE=DATE:20260702", text, StringComparison.Ordinal);
    }

    [Theory]
    // Summer time ends on 25 October 2026 and begins on 28 March 2027: ten in the morning stays ten in the morning.
    [InlineData(2026, 10, 20, "20261020T090000Z")]
    [InlineData(2026, 10, 27, "20261027T100000Z")]
    [InlineData(2027, 3, 23, "20270323T100000Z")]
    [InlineData(2027, 3, 30, "20270330T090000Z")]
    public void A23_a_Tuesday_at_ten_stays_at_ten_over_both_clock_changes(int year, int month, int day, string starts)
    {
        var text = CalendarText.Invitation(Of(new(year, month, day), new(10, 0), 90), Now, "headwater@example.test", null);
        Assert.Contains($"DTSTART:{starts}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DTSTART:" + starts.TrimEnd('Z') + "\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A23_a_cancelled_meeting_has_the_same_uid_the_next_sequence_and_method_cancel()
    {
        var meeting = Of(new(2026, 7, 1), new(10, 0), 60);
        var called = CalendarText.Invitation(meeting, Now, "headwater@example.test", null);
        (meeting.State, meeting.Sequence) = (MeetingState.Cancelled, meeting.Sequence + 1);
        var cancelled = CalendarText.Invitation(meeting, Now, "headwater@example.test", null);
        Assert.Equal(("METHOD:REQUEST", "SEQUENCE:0"), (Line(called, "METHOD"), Line(called, "SEQUENCE")));
        Assert.Equal(("METHOD:CANCEL", "SEQUENCE:1", Line(called, "UID")), (Line(cancelled, "METHOD"), Line(cancelled, "SEQUENCE"), Line(cancelled, "UID")));
        Assert.Equal("STATUS:CANCELLED", Line(cancelled, "STATUS"));
    }

    [Theory]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/St_Johns")]
    [InlineData("Europe/London")]
    public void A23_the_whole_of_1_July_2026_renders_as_1_July_in_a_calendar_set_to_that_zone(string zone)
    {
        var read = Ical.Net.Calendar.Load(CalendarText.Invitation(Of(new(2026, 7, 1), null, null), Now, "headwater@example.test", null))!.Events.Single();
        // What a calendar program does: a start with a time is moved into the reader's zone, a date is shown as it stands.
        var shown = read.Start!.HasTime ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(read.Start.AsUtc, TimeZoneInfo.FindSystemTimeZoneById(zone))) : DateOnly.FromDateTime(read.Start.Value);
        Assert.Equal(new DateOnly(2026, 7, 1), shown);
        Assert.True(read.IsAllDay);
    }

    [Fact]
    public void An_invitation_and_word_that_it_is_cancelled_name_who_asks_and_who_is_asked_and_a_feed_names_nobody()
    {
        var meeting = Of(new(2026, 7, 1), new(10, 0), 60);
        foreach (var state in new[] { MeetingState.Called, MeetingState.Cancelled })
        {
            meeting.State = state;
            var read = Ical.Net.Calendar.Load(CalendarText.Invitation(meeting, Now, "headwater@example.test", "mother@example.test"))!.Events.Single();
            Assert.Equal(("mailto:headwater@example.test", "mailto:mother@example.test"), (read.Organizer!.Value!.ToString(), Assert.Single(read.Attendees).Value!.ToString()));
        }

        Assert.DoesNotContain("example.test", CalendarText.Feed([meeting], [], null, Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_calendar_feed_answers_its_secret_address_until_it_is_renewed_or_the_post_ends(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(new("We meet; at last, again", MeetingKind.Partnership, null, null, MeetingMode.InPerson, null, null), Ct));
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(meeting, table.World.Today.AddDays(7), new(10, 0), 60, Ct));
        var address = await table.AskAsync<FeedService, string>(table.Mother, s => s.RenewAsync(Ct));
        var nobody = table.Site!.Client();
        var text = await nobody.GetStringAsync(address, Ct);
        Assert.Contains(@"SUMMARY:We meet\; at last\, again", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"{address[..^5]}{(address[^5] == 'A' ? 'E' : 'A')}.ics", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(address.Replace(table.World.Locality.ToString(), Guid.CreateVersion7().ToString(), StringComparison.Ordinal), Ct)).StatusCode);
        var second = await table.AskAsync<FeedService, string>(table.Mother, s => s.RenewAsync(Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(address, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(second, Ct)).StatusCode);
        // Cancelled, it is still there to be struck out.
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CancelAsync(meeting, Ct));
        Assert.Contains("STATUS:CANCELLED", await nobody.GetStringAsync(second, Ct), StringComparison.Ordinal);
    }

    private static string Line(string calendar, string name) => calendar.Split("\r\n").Single(l => l.StartsWith(name + ":", StringComparison.Ordinal));

    private static Meeting Of(DateOnly day, TimeOnly? starts, int? minutes) => new()
    {
        Id = Guid.CreateVersion7(), Title = "We meet", Kind = MeetingKind.Partnership, Mode = MeetingMode.InPerson, State = MeetingState.Called, Day = day, Starts = starts, Minutes = minutes,
    };
}
