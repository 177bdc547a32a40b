using Headwater.Kernel;
using Headwater.Support.Clinics;

namespace Headwater.Modules.Tests.Support.Clinics;

/// <summary>The table of steps, what is free, what is due, and what tells who a child is.</summary>
public sealed class ClinicRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);

    [Fact]
    public void Only_the_steps_of_the_table_may_be_taken_and_only_by_those_it_names()
    {
        // From, to, and whether the booker (b) or the clinic (c) may; a star waits until the slot has begun.
        Dictionary<string, string> table = new() { ["Booked>Cancelled"] = "bc", ["Booked>Advised"] = "c*", ["Booked>Missed"] = "c*", ["Advised>Advised"] = "b", ["Advised>Closed"] = "b" };
        foreach (var from in Enum.GetValues<BookingState>())
        {
            foreach (var to in Enum.GetValues<BookingState>())
            {
                var may = table.GetValueOrDefault($"{from}>{to}", "");
                foreach (var hasBegun in new[] { false, true })
                {
                    Assert.Equal(may.Contains('b') && (hasBegun || !may.Contains('*')), ClinicRules.WhyNot(from, to, BookingParty.Booker, hasBegun) is null);
                    Assert.Equal(may.Contains('c') && (hasBegun || !may.Contains('*')), ClinicRules.WhyNot(from, to, BookingParty.Clinic, hasBegun) is null);
                    Assert.NotNull(ClinicRules.WhyNot(from, to, BookingParty.None, hasBegun));
                }
            }
        }

        Assert.All(Enum.GetValues<BookingState>().Where(BookingStates.IsOver), s => Assert.Empty(ClinicRules.Open(s, BookingParty.Booker | BookingParty.Clinic, true)));
        Assert.Equal("The clinic has not begun yet. Write it down once it has.", ClinicRules.WhyNot(BookingState.Booked, BookingState.Advised, BookingParty.Clinic, false));
        Assert.Equal("This is for whoever booked to say.", ClinicRules.WhyNot(BookingState.Advised, BookingState.Closed, BookingParty.Clinic, true));
    }

    [Fact]
    public void What_is_held_or_has_begun_is_not_free_and_nothing_is_of_a_cancelled_clinic()
    {
        var clinic = Made();
        int[] Free(DateTime now, params int[] held) => [.. ClinicRules.Free(clinic, held, now).Select(s => s.Number)];
        Assert.Equal([1, 2, 3, 4], Free(clinic.StartsAtUtc.AddDays(-1)));
        Assert.Equal([1, 4], Free(clinic.StartsAtUtc.AddMinutes(-1), 2, 3));
        // At half past one the first begins; ten minutes later the second is still free.
        Assert.Equal([2, 3, 4], Free(clinic.StartsAtUtc));
        Assert.Equal([2, 3, 4], Free(clinic.StartsAtUtc.AddMinutes(10)));
        Assert.Empty(Free(clinic.EndsAtUtc));
        clinic.CancelledAtUtc = clinic.CalledAtUtc;
        Assert.Empty(Free(clinic.StartsAtUtc.AddDays(-1)));
    }

    [Fact]
    public void Whoever_booked_says_what_became_of_it_from_the_day_on_and_colleagues_a_week_later()
    {
        var booking = new ClinicBooking { Id = default, ClinicId = default, Number = 1, State = BookingState.Advised, OrganisationId = default, BookedBy = default, BookedAtUtc = default, Age = default, Phase = default, Worry = "x", FollowUpOn = Today };
        Assert.True(ClinicRules.IsToBeClosed(booking, true, Today));
        Assert.False(ClinicRules.IsToBeClosed(booking, true, Today.AddDays(-1)));
        Assert.False(ClinicRules.IsToBeClosed(booking, false, Today.AddDays(6)));
        Assert.True(ClinicRules.IsToBeClosed(booking, false, Today.AddDays(7)));
        Assert.Equal((false, true), (ClinicRules.IsOverdue(booking, Today), ClinicRules.IsOverdue(booking, Today.AddDays(1))));
        booking.State = BookingState.Closed;
        Assert.False(ClinicRules.IsToBeClosed(booking, true, Today.AddDays(30)) || ClinicRules.IsOverdue(booking, Today.AddDays(30)));
    }

    [Theory]
    // Made up: a letter, eleven figures, and a figure or a letter.
    [InlineData("Her number is A123456789012.", "pupil number")]
    [InlineData("h801 200 001 01A is on the list", "pupil number")]
    [InlineData("Write to sam.hale@example.org please", "e-mail address")]
    [InlineData("Born 12/3/2015.", "12/3/2015")]
    [InlineData("dob 12.03.15", "12.03.15")]
    [InlineData("She was born on 2nd of May 2016", "2nd of May 2016")]
    [InlineData("born May 2, 2016", "May 2, 2016")]
    [InlineData("2016-05-02 is the day", "2016-05-02")]
    [InlineData("12 3 2015", "12 3 2015")]
    public void What_tells_who_the_child_is_is_found(string text, string what) => Assert.Contains(what, ClinicRules.TellsWho(text, "what worries you", Today), StringComparison.Ordinal);

    [Theory]
    [InlineData("Since 3 September 2026 she comes in late, on 11 days of 20.")]
    [InlineData("Seen on 9/11/2026 and again on 10.11.26.")]
    [InlineData("In sets 1 2 13, at 9.30, room 12/3, page 40/2/1.")]
    [InlineData("The 31/2/2015 is no day, and A12345678 is no number.")]
    [InlineData("He was born in May 2016, and met her @ school.")]
    [InlineData("A letter of 5 May 1990.")]
    [InlineData(null)]
    public void Other_days_and_numbers_may_stand(string? text) => Assert.Null(ClinicRules.TellsWho(text, "what worries you", Today));

    [Fact]
    public void Times_and_numbers_are_read_as_people_type_them()
    {
        Assert.Equal([new TimeOnly(9, 30), new(9, 30), new(13, 0), new(14, 5)], new[] { "9:30", " 09.30 ", "13:00", "14.05" }.Select(t => ClinicRules.Time(t, "when")));
        foreach (var none in new[] { null, "", "nine", "25:00", "9:60", "0930" })
            Assert.Throws<InputRefusedException>(() => ClinicRules.Time(none, "when"));
        Assert.Equal(20, ClinicRules.Number(" 20 ", "how many", 5, 240));
        foreach (var none in new[] { null, "4", "241", "-20", "2.5", "many" })
            Assert.Throws<InputRefusedException>(() => ClinicRules.Number(none, "how many", 5, 240));
    }

    private static Clinic Made()
    {
        DateTime starts = new(2026, 11, 18, 13, 30, 0, DateTimeKind.Utc);
        return new() { Id = default, Kind = default, Day = new(2026, 11, 18), StartsAtUtc = starts, EndsAtUtc = starts.AddHours(2), SlotMinutes = 30, Places = 4, Venue = "x", OrganisationId = default, Advisers = "x", CalledBy = default, CalledAtUtc = starts.AddDays(-8) };
    }
}
