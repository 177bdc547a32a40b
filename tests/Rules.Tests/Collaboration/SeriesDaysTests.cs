using CsCheck;
using Headwater.Collaboration;

namespace Headwater.Rules.Tests.Collaboration;

/// <summary>The days of a series, by the calendar of 2026 and 2027.</summary>
public sealed class SeriesDaysTests
{
    [Fact]
    public void The_second_Tuesday_of_each_month() =>
        Assert.Equal([new(2027, 1, 12), new(2027, 2, 9), new(2027, 3, 9), new(2027, 4, 13)], SeriesDays.Of(new(2027, 1, 12), MeetingRhythm.Monthly, 4));

    // Thursday 29 October 2026 is the fifth Thursday; November has four, the last on the 26th; December's fifth is the 31st.
    [Fact]
    public void A_fifth_weekday_stands_for_the_last_of_the_month() =>
        Assert.Equal([new(2026, 10, 29), new(2026, 11, 26), new(2026, 12, 31), new(2027, 1, 28)], SeriesDays.Of(new(2026, 10, 29), MeetingRhythm.Monthly, 4));

    [Theory]
    [InlineData(MeetingRhythm.Weekly, 7)]
    [InlineData(MeetingRhythm.Fortnightly, 14)]
    [InlineData(MeetingRhythm.FourWeekly, 28)]
    public void Weeks_are_counted_from_the_first_day(MeetingRhythm rhythm, int apart) =>
        Assert.Equal([new(2026, 12, 1), new DateOnly(2026, 12, 1).AddDays(apart), new DateOnly(2026, 12, 1).AddDays(2 * apart)], SeriesDays.Of(new(2026, 12, 1), rhythm, 3));

    [Fact]
    public void Every_series_keeps_its_weekday_goes_forward_and_has_as_many_days_as_asked() =>
        (from day in Gen.Int[0, 4000] from rhythm in Gen.Enum<MeetingRhythm>() from count in Gen.Int[1, SeriesDays.Most] select (new DateOnly(2024, 1, 1).AddDays(day), rhythm, count)).Sample((first, rhythm, count) =>
        {
            var days = SeriesDays.Of(first, rhythm, count);
            return days.Count == count && days[0] == first && days.All(d => d.DayOfWeek == first.DayOfWeek) && days.Zip(days.Skip(1)).All(p => p.Second > p.First)
                && (rhythm != MeetingRhythm.Monthly || days.Select(d => (d.Year * 12) + d.Month).Zip(Enumerable.Range((first.Year * 12) + first.Month, count)).All(p => p.First == p.Second));
        });

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public void None_and_more_than_twenty_four_are_refused(int count) =>
        Assert.ThrowsAny<ArgumentException>(() => SeriesDays.Of(new(2026, 12, 1), MeetingRhythm.Weekly, count));
}
