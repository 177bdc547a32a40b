using System.Net;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Money;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Series of meetings, and what was written down by mistake and taken back.</summary>
public sealed class MeetingSeriesTests
{
    private static readonly MeetingPlan Plan = new("We meet", MeetingKind.Partnership, null, null, MeetingMode.Both, "Library", null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_series_leaves_out_bank_holidays_alternates_its_time_and_tells_everybody_once(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        await table.SitAsync(await table.SeatAsync(UsualSectors.Parents, table.Forum), table.Mother);
        var told = await ToldAsync(table);
        // Mondays in April and May 2027: Easter Monday is 29 March, 3 May is the early May holiday.
        var first = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.CallSeriesAsync(Plan, new(new(2027, 4, 19), MeetingRhythm.Weekly, 4, new(16, 30), new(10, 0), 90), Ct));
        await using var db = table.World.Database.Open(table.World.Locality);
        var meetings = await db.Set<Meeting>().OrderBy(m => m.Day).ToListAsync(Ct);
        Assert.Equal([new DateOnly(2027, 4, 19), new(2027, 4, 26), new(2027, 5, 10)], meetings.Select(m => m.Day!.Value));
        Assert.Equal([new TimeOnly(16, 30), new(10, 0), new(16, 30)], meetings.Select(m => m.Starts!.Value));
        Assert.Equal((first, 1), (meetings[0].Id, meetings.Select(m => m.SeriesId).Distinct().Count()));
        Assert.Equal(told + 1, await ToldAsync(table));
        // One is moved on its own, and the rest cancelled: each has its next number in calendars.
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(meetings[1].Id, new(2027, 4, 27), new(10, 0), 90, Ct));
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CancelSeriesAsync(meetings[0].SeriesId!.Value, Ct));
        Assert.Equal([(MeetingState.Cancelled, 1), (MeetingState.Cancelled, 2), (MeetingState.Cancelled, 1)], (await db.Set<Meeting>().AsNoTracking().OrderBy(m => m.Day).ToListAsync(Ct)).Select(m => (m.State, m.Sequence)));
        await SeatTests.RefusedAsync(() => table.AsAsync<MeetingService>(table.Convenor, s => s.CancelSeriesAsync(meetings[0].SeriesId!.Value, Ct)), "No meeting of this series is to come");
    }

    [Theory]
    [InlineData("2027-05-03", 2, "16:30", null, null, "Enter when it begins and how many minutes")]
    [InlineData("2027-05-04", 1, "16:30", null, 60, "from 2 to 24")]
    [InlineData("2027-05-04", 25, "16:30", null, 60, "from 2 to 24")]
    [InlineData("2027-05-04", 2, null, "10:00", null, "when the first one begins")]
    [InlineData("2020-05-04", 2, "16:30", null, 60, "Choose a day from today on")]
    public async Task What_cannot_be_a_series_is_refused_and_nothing_is_called(string first, int count, string? starts, string? other, int? minutes, string why)
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        await SeatTests.RefusedAsync(() => table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.CallSeriesAsync(
            Plan, new(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), MeetingRhythm.Weekly, count, MeetingWords.TimeOf(starts), MeetingWords.TimeOf(other), minutes), Ct)), why);
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.False(await db.Set<Meeting>().AnyAsync(Ct));
    }

    [Fact]
    public async Task A_series_is_called_in_the_browser_shown_on_each_of_its_meetings_and_cancelled_from_there()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        var convenor = table.Client(table.Convenor);
        using var called = await table.FillAsync(table.Convenor, MeetingLinks.Series, "Rhythm", ("Kind", "Partnership"), ("Title", "Coffee"), ("Mode", "Both"), ("First", "19 4 2027"), ("Rhythm", "Monthly"), ("Count", "3"), ("Starts", "16:30"), ("OtherStarts", "10:00"), ("Minutes", "60"));
        Assert.Equal(HttpStatusCode.Redirect, called.StatusCode);
        var page = await convenor.GetStringAsync(called.Headers.Location, Ct);
        // The third Mondays of April, May and June.
        foreach (var day in new[] { "Monday 19 April", "Monday 17 May", "Monday 21 June" })
            Assert.Contains(day, page, StringComparison.Ordinal);
        using var sending = table.Client(table.Convenor);
        using var shown = await sending.GetAsync(called.Headers.Location, Ct);
        sending.DefaultRequestHeaders.Add("Cookie", string.Join("; ", shown.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        var cancel = (await Forms.Read(shown)).QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.GetAttribute("action")!.EndsWith("handler=CancelSeries", StringComparison.Ordinal));
        using var cancelled = await sending.SendAsync(cancel, called.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, cancelled.StatusCode);
        Assert.Contains("cancelled", await convenor.GetStringAsync(called.Headers.Location, Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await table.Client(table.Nurse).GetAsync(MeetingLinks.Series, Ct)).StatusCode);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Notes_are_written_anew_by_their_writer_on_the_same_day_while_nobody_has_answered_them(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var seat = await table.SeatAsync(UsualSectors.Health, table.Health);
        await table.SitAsync(seat, table.Nurse);
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(Plan, Ct));
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(meeting, table.World.Today, new(9, 0), 60, Ct));
        await table.AttendAsync(meeting, new Dictionary<Guid, Presence> { [seat] = Presence.Present }, null);
        await table.AsAsync<RecordService>(table.Nurse, s => s.NoteAsync(meeting, "x", Ct));
        await SeatTests.RefusedAsync(() => table.AsAsync<RecordService>(table.Convenor, s => s.NoteAsync(meeting, "Mine instead.", Ct)), "not written over");
        await table.AsAsync<RecordService>(table.Nurse, s => s.NoteAsync(meeting, "We agreed on clinics.", Ct));
        await table.AsAsync<RecordService>(table.Mother, s => s.CorrectAsync(meeting, "On Fridays only.", Ct));
        await SeatTests.RefusedAsync(() => table.AsAsync<RecordService>(table.Nurse, s => s.NoteAsync(meeting, "We agreed on nothing.", Ct)), "not written over");
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal("We agreed on clinics.", (await db.Set<Meeting>().SingleAsync(Ct)).Notes);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task An_excusal_and_a_payment_that_were_mistakes_are_taken_back(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var seat = await table.SeatAsync(UsualSectors.Parents, table.Forum);
        await table.SitAsync(seat, table.Mother);
        await table.AsAsync<SeatService>(table.Mother, s => s.ExcuseAsync(seat, table.World.Today, table.World.Today.AddDays(9), ExcusalReason.Leave, Ct));
        await using var db = table.World.Database.Open(table.World.Locality);
        var excusal = await db.Set<Excusal>().Select(e => e.Id).SingleAsync(Ct);
        await SeatTests.RefusedAsync(() => table.AsAsync<SeatService>(table.Nurse, s => s.TakeExcusalBackAsync(seat, excusal, Ct)), "no such excusal that you may take back");
        await table.AsAsync<SeatService>(table.Mother, s => s.TakeExcusalBackAsync(seat, excusal, Ct));
        Assert.False(await db.Set<Excusal>().AnyAsync(Ct));

        await table.AsAsync<FundService>(table.Convenor, s => s.PayAsync(new(table.Mother, null, PaymentFor.Time, "Workshop 1", table.World.Today, 4_500), Ct));
        var payment = await db.Set<InvolvementPayment>().Select(p => p.Id).SingleAsync(Ct);
        await table.AsAsync<FundService>(table.Convenor, s => s.PaidAsync(payment, Ct));
        await SeatTests.RefusedAsync(() => table.AsAsync<FundService>(table.Convenor, s => s.WithdrawPaymentAsync(payment, Ct)), "say first that it was not");
        await SeatTests.RefusedAsync(() => table.AsAsync<FundService>(table.Mother, s => s.NotPaidAsync(payment, Ct)), "Those who convene keep the money");
        await table.AsAsync<FundService>(table.Convenor, s => s.NotPaidAsync(payment, Ct));
        Assert.Null(await db.Set<InvolvementPayment>().Select(p => p.PaidOn).SingleAsync(Ct));
        await table.AsAsync<FundService>(table.Convenor, s => s.WithdrawPaymentAsync(payment, Ct));
        Assert.False(await db.Set<InvolvementPayment>().AnyAsync(Ct));
    }

    private static async Task<int> ToldAsync(RoundTable table)
    {
        await using var db = table.World.Database.Open(table.World.Locality);
        return await db.Set<Headwater.Access.Notices.Notice>().CountAsync(n => n.PersonId == table.Mother, Ct);
    }
}
