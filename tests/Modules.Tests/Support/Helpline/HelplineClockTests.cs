using System.Globalization;
using Headwater.Duties;
using Headwater.Support.Helpline;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>The working-hours clock, worked by hand: open Monday to Friday from nine to five by the clock in the United Kingdom.</summary>
public sealed class HelplineClockTests
{
    private static readonly HashSet<DayOfWeek> Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly SchoolCalendar Terms = new([new(new(2026, 9, 3), new(2026, 12, 18)), new(new(2027, 1, 5), new(2027, 3, 25))], Enumerable.Range(26, 5).Select(d => new DateOnly(2026, 10, d)));

    [Theory]
    // Tuesday at ten: seven hours that day, one the next.
    [InlineData("2026-11-10T10:00", 8, "2026-11-11T10:00")]
    // From opening to closing is one day.
    [InlineData("2026-11-10T09:00", 8, "2026-11-10T17:00")]
    // At closing time it is the next morning's.
    [InlineData("2026-11-10T17:00", 1, "2026-11-11T10:00")]
    // Friday at four: one hour, and seven on Monday.
    [InlineData("2026-11-13T16:00", 8, "2026-11-16T16:00")]
    // At night, and at the weekend: from the next opening.
    [InlineData("2026-11-10T23:30", 8, "2026-11-11T17:00")]
    [InlineData("2026-11-14T12:00", 8, "2026-11-16T17:00")]
    // Christmas is a Friday, and Boxing Day a Saturday, for which Monday the 28th stands in: two hours on Thursday, six on Tuesday.
    [InlineData("2026-12-24T15:00", 8, "2026-12-29T15:00")]
    // Clocks go back on Sunday 25 October: Friday at four is 15:00 UTC, one hour; Monday at nine is 09:00 UTC, seven.
    [InlineData("2026-10-23T15:00", 8, "2026-10-26T16:00")]
    // Good Friday is 26 March, Easter Monday the 29th, and clocks go forward between: Thursday at four, then Tuesday from 08:00 UTC.
    [InlineData("2027-03-25T16:00", 8, "2027-03-30T15:00")]
    public void Without_term_dates_weekends_and_bank_holidays_do_not_count(string from, int hours, string due) =>
        Assert.Equal(At(due), new HelplineClock(new(Week, 9 * 60, 17 * 60, true), null).DueAt(At(from), hours));

    [Theory]
    // Half term is the whole week after: from Friday at four by summer time to Monday 2 November.
    [InlineData("2026-10-23T15:00", true, "2026-11-02T16:00")]
    [InlineData("2026-10-23T15:00", false, "2026-10-26T16:00")]
    // Between two terms: from Friday 18 December at four to Tuesday 5 January.
    [InlineData("2026-12-18T16:00", true, "2027-01-05T16:00")]
    // After the last day of the dates nobody knows, and working days are counted.
    [InlineData("2027-03-25T16:00", true, "2027-03-30T15:00")]
    public void With_the_schools_it_closes_where_the_locality_says_so(string from, bool closes, string due) =>
        Assert.Equal(At(due), new HelplineClock(new(Week, 9 * 60, 17 * 60, closes), Terms).DueAt(At(from), 8));

    [Theory]
    [InlineData("2026-11-13T16:00", "2026-11-16T10:00", 120)]
    [InlineData("2026-11-16T10:00", "2026-11-13T16:00", -120)]
    [InlineData("2026-11-14T10:00", "2026-11-15T10:00", 0)]
    [InlineData("2026-11-10T09:30", "2026-11-10T09:45", 15)]
    public void Time_between_counts_only_while_it_is_open(string from, string to, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), new HelplineClock(new(Week, 9 * 60, 17 * 60, true), null).Between(At(from), At(to)));

    [Fact]
    public void What_is_due_is_as_far_away_as_was_promised_on_every_hour_of_a_year()
    {
        var clock = new HelplineClock(new(Week, 9 * 60, 17 * 60, true), Terms);
        for (var at = At("2026-09-03T00:00"); at < At("2027-03-01T00:00"); at = at.AddMinutes(97))
        {
            var due = clock.DueAt(at, 13);
            Assert.Equal(TimeSpan.FromHours(13), clock.Between(at, due));
            Assert.True(clock.IsOpen(Headwater.Kernel.UkDays.DayOf(due)));
        }
    }

    [Fact]
    public void A_helpline_that_is_never_open_still_promises_something() =>
        Assert.Equal(At("2026-11-10T18:00"), new HelplineClock(new(new HashSet<DayOfWeek>(), 9 * 60, 17 * 60, true), null).DueAt(At("2026-11-10T10:00"), 8));

    [Theory]
    [InlineData(90, false, "1 working hour left")]
    [InlineData(-125, true, "2 working hours late")]
    [InlineData(0, true, "0 working minutes late")]
    [InlineData(1, false, "1 working minute left")]
    public void Time_left_is_said_in_words(int minutes, bool late, string words) => Assert.Equal(words, HelplineWords.Left(TimeSpan.FromMinutes(minutes), late));

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
