using Headwater.Duties;
using static Headwater.Rules.Tests.Duties.Made;

namespace Headwater.Rules.Tests.Duties;

public sealed class SchoolCalendarTests
{
    // Six terms, the fourth across Easter Sunday, 28 March 2027; Good Friday and Easter Monday are closed.
    private static readonly SchoolCalendar SixTerms = new(
        [new(On("2026-09-01"), On("2026-10-23")), new(On("2026-11-02"), On("2026-12-18")), new(On("2027-01-04"), On("2027-02-12")), new(On("2027-02-22"), On("2027-04-16")), new(On("2027-04-26"), On("2027-05-28")), new(On("2027-06-07"), On("2027-07-23"))],
        [On("2027-03-26"), On("2027-03-29"), On("2027-05-03")]);

    [Theory]
    [InlineData("1818-03-22")] // the earliest there is
    [InlineData("1943-04-25")] // the latest
    [InlineData("2000-04-23")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    public void Easter_Sunday_is_as_published(string day)
    {
        Assert.Equal(On(day), Easter.Sunday(On(day).Year));
        Assert.Equal(On(day).AddDays(1), Easter.Monday(On(day).Year));
        Assert.Throws<ArgumentOutOfRangeException>(() => Easter.Sunday(1582));
    }

    [Theory]
    [InlineData("2026-11-02", 15, "2026-11-23")]
    [InlineData("2026-10-22", 2, "2026-11-02")] // over the week that is closed
    [InlineData("2026-12-18", 1, "2027-01-05")] // over Christmas
    [InlineData("2027-03-25", 1, "2027-04-12")] // over Easter and the change of the clocks
    [InlineData("2026-10-24", 1, "2026-11-02")] // from a Saturday
    [InlineData("2027-07-22", 1, "2027-07-23")]
    [InlineData("2027-07-23", 1, null)]
    [InlineData("2026-08-01", 1, "2026-09-03")] // from before the calendar
    public void The_nth_school_day_after_a_day(string from, int days, string? due) => Assert.Equal(due is null ? null : On(due), Calendar.After(On(from), days));

    [Theory]
    [InlineData("2026-11-23", 5, "2026-11-16")]
    [InlineData("2026-11-03", 2, "2026-10-23")]
    [InlineData("2027-01-05", 1, "2026-12-18")]
    [InlineData("2026-09-03", 1, null)]
    public void The_nth_school_day_before_a_day(string from, int days, string? due) => Assert.Equal(due is null ? null : On(due), Calendar.Before(On(from), days));

    [Fact]
    public void The_29th_of_February_is_a_day_like_others()
    {
        var leap = new SchoolCalendar([new(On("2028-02-21"), On("2028-03-31"))]);
        Assert.Equal(On("2028-02-29"), leap.After(On("2028-02-28"), 1));
        Assert.Equal(On("2028-03-01"), leap.After(On("2028-02-28"), 2));
    }

    [Fact]
    public void A_school_of_three_terms_counts_by_its_own()
    {
        Assert.Equal([(On("2026-09-03"), On("2026-12-18")), (On("2027-01-05"), On("2027-03-25")), (On("2027-04-12"), On("2027-07-23"))], Calendar.CountingTerms.Select(t => (t.First, t.Last)));
        Assert.Equal(On("2026-12-18"), Calendar.TermOf(On("2027-01-02"))!.Value.Last);
        Assert.Null(Calendar.TermOf(On("2026-09-02")));
    }

    [Fact]
    public void A_school_of_six_terms_counts_by_the_reference_dates_with_Easter_within_a_term()
    {
        Assert.Equal([(On("2026-09-01"), On("2026-12-18")), (On("2027-01-04"), On("2027-03-25")), (On("2027-03-30"), On("2027-07-23"))], SixTerms.CountingTerms.Select(t => (t.First, t.Last)));
        // In a holiday the one last ended, also when the next span has begun by its date.
        Assert.Equal(On("2026-12-18"), SixTerms.TermOf(On("2027-01-02"))!.Value.Last);
        Assert.Equal(On("2027-03-25"), SixTerms.TermOf(On("2027-03-29"))!.Value.Last);
    }

    [Fact]
    public void A_school_year_runs_from_the_first_school_day_after_31_July_to_the_next()
    {
        var two = new SchoolCalendar([.. ThreeTerms, new(On("2027-09-06"), On("2027-12-17"))], Closed);
        Assert.Equal([On("2026-09-03"), On("2027-09-06")], two.Years.Select(y => y.First));
        Assert.Equal(On("2027-07-23"), two.YearOf(On("2027-09-05"))!.Value.Last);
        Assert.Equal(On("2027-09-06"), two.YearOf(On("2027-09-06"))!.Value.First);
        Assert.Equal(4, two.CountingTerms.Count);
    }

    [Fact]
    public void A_day_that_is_half_closed_has_one_session()
    {
        var calendar = new SchoolCalendar([new(On("2026-09-07"), On("2026-09-11"))], partClosed: [new(On("2026-09-08"), DayHalf.Afternoon), new(On("2026-09-09"), DayHalf.Morning)]);
        Assert.Equal((8, 5), (calendar.Sessions, calendar.SchoolDays));
        Assert.Equal([2, 1, 1], new[] { "2026-09-07", "2026-09-08", "2026-09-09" }.Select(d => calendar.SessionsOn(On(d))));
        Assert.Null(calendar.SessionOn(On("2026-09-08"), afternoon: true));
        Assert.Equal((2, 3, 3), (calendar.SessionOn(On("2026-09-08")), calendar.SessionOn(On("2026-09-09")), calendar.SessionOn(On("2026-09-09"), afternoon: true)));
    }

    [Fact]
    public void What_can_be_no_calendar_is_refused()
    {
        static string Refused(params SchoolTerm[] terms) => Assert.Throws<CaseRefusedException>(() => new SchoolCalendar(terms)).Message;
        Assert.Contains("no term", Refused());
        Assert.Contains("overlap", Refused(new(On("2026-09-01"), On("2026-10-01")), new(On("2026-10-01"), On("2026-12-01"))));
        Assert.Contains("before it starts", Refused(new SchoolTerm(On("2026-09-02"), On("2026-09-01"))));
        Assert.Contains("no school day", Refused(new SchoolTerm(On("2026-09-05"), On("2026-09-06"))));
        Assert.Contains("correct the year", Refused(new SchoolTerm(On("2026-09-05"), On("9026-09-06"))));
        Assert.Contains("40 years", Refused(new SchoolTerm(On("2026-09-05"), On("2126-09-06"))));
    }
}
