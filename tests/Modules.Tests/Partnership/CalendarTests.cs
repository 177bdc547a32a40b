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
        var text = CalendarText.Invitation(Of(new(2026, 7, 1), null, null), Now);
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
        var text = CalendarText.Invitation(Of(new(year, month, day), new(10, 0), 90), Now);
        Assert.Contains($"DTSTART:{starts}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DTSTART:" + starts.TrimEnd('Z') + "\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A23_a_cancelled_meeting_has_the_same_uid_the_next_sequence_and_method_cancel()
    {
        var meeting = Of(new(2026, 7, 1), new(10, 0), 60);
        var called = CalendarText.Invitation(meeting, Now);
        (meeting.State, meeting.Sequence) = (MeetingState.Cancelled, meeting.Sequence + 1);
        var cancelled = CalendarText.Invitation(meeting, Now);
        Assert.Equal(("METHOD:REQUEST", "SEQUENCE:0"), (Line(called, "METHOD"), Line(called, "SEQUENCE")));
        Assert.Equal(("METHOD:CANCEL", "SEQUENCE:1", Line(called, "UID")), (Line(cancelled, "METHOD"), Line(cancelled, "SEQUENCE"), Line(cancelled, "UID")));
        Assert.Equal("STATUS:CANCELLED", Line(cancelled, "STATUS"));
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
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(address[..^5] + "A.ics", Ct)).StatusCode);
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
