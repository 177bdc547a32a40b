using CsCheck;
using Headwater.Kernel;
using Headwater.Support.Clinics;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Support.Clinics;

/// <summary>Slots by examples worked by hand, in the nights in which the clocks change too, and by their properties.</summary>
public sealed class ClinicSlotsTests
{
    [Fact]
    public void An_afternoon_has_as_many_slots_as_fit_and_what_is_left_is_none()
    {
        // Half past one to four in winter is UTC; two and a half hours are five slots of 30 minutes, three of 40 with half an hour left.
        var (starts, ends) = (At("2026-11-18", "13:30"), At("2026-11-18", "16:00"));
        Assert.Equal(new DateTime(2026, 11, 18, 13, 30, 0, DateTimeKind.Utc), starts);
        Assert.Equal((5, 3, 0), (ClinicSlots.Count(starts, ends, 30), ClinicSlots.Count(starts, ends, 40), ClinicSlots.Count(starts, ends, 151)));
        var slots = ClinicSlots.Of(starts, ends, 40, 3);
        Assert.Equal(["13:30 to 14:10", "14:10 to 14:50", "14:50 to 15:30"], slots.Select(s => ClinicWords.Times(s.StartsAtUtc, s.EndsAtUtc)));
        // In summer the same clock is an hour earlier in UTC.
        Assert.Equal(new DateTime(2027, 6, 16, 12, 30, 0, DateTimeKind.Utc), At("2027-06-16", "13:30"));
    }

    [Fact]
    public void Where_everybody_comes_at_once_each_place_is_the_whole_time()
    {
        var (starts, ends) = (At("2026-11-18", "09:00"), At("2026-11-18", "11:00"));
        Assert.Equal([new(1, starts, ends), new(2, starts, ends), new(3, starts, ends)], ClinicSlots.Of(starts, ends, null, 3));
    }

    [Fact]
    public void The_night_in_which_an_hour_is_skipped_has_one_hour_less()
    {
        // 28 March 2027: at one the clocks go to two. From half past midnight to three are an hour and a half: three slots.
        var (starts, ends) = (At("2027-03-28", "00:30"), At("2027-03-28", "03:00"));
        Assert.Equal(3, ClinicSlots.Count(starts, ends, 30));
        Assert.Equal(["00:30 to 02:00", "02:00 to 02:30", "02:30 to 03:00"], ClinicSlots.Of(starts, ends, 30, 3).Select(s => ClinicWords.Times(s.StartsAtUtc, s.EndsAtUtc)));
        Assert.Contains("the clocks skip that time", Assert.Throws<InputRefusedException>(() => At("2027-03-28", "01:30")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_night_in_which_an_hour_comes_twice_has_one_hour_more()
    {
        // 25 October 2026: at two the clocks go back to one. From half past midnight to half past two are three hours: six slots.
        var (starts, ends) = (At("2026-10-25", "00:30"), At("2026-10-25", "02:30"));
        Assert.Equal(6, ClinicSlots.Count(starts, ends, 30));
        Assert.Equal(["00:30 to 01:00", "01:00 to 01:30", "01:30 to 01:00", "01:00 to 01:30", "01:30 to 02:00", "02:00 to 02:30"], ClinicSlots.Of(starts, ends, 30, 6).Select(s => ClinicWords.Times(s.StartsAtUtc, s.EndsAtUtc)));
    }

    [Fact]
    public void Slots_never_overlap_lie_within_the_clinic_and_are_as_many_as_fit() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 1_439], Gen.Int[1, 1_439], Gen.Int[ClinicSlots.ShortestMinutes, ClinicSlots.LongestMinutes]).Hold(2_000, (day, from, length, minutes) =>
        {
            var starts = UkDays.StartOf(new DateOnly(2026, 9, 1).AddDays(day)).AddMinutes(from);
            var ends = starts.AddMinutes(length);
            var count = ClinicSlots.Count(starts, ends, minutes);
            var slots = ClinicSlots.Of(starts, ends, minutes, count);
            Assert.Equal(Enumerable.Range(1, count), slots.Select(s => s.Number));
            Assert.All(slots, s => Assert.True(s.StartsAtUtc >= starts && s.EndsAtUtc <= ends && s.EndsAtUtc - s.StartsAtUtc == TimeSpan.FromMinutes(minutes)));
            Assert.All(slots.Zip(slots.Skip(1)), p => Assert.Equal(p.First.EndsAtUtc, p.Second.StartsAtUtc));
            // One more would not fit.
            Assert.True(starts.AddMinutes((count + 1) * minutes) > ends);
        });

    private static DateTime At(string day, string time) => ClinicSlots.AtUtc(DateOnly.ParseExact(day, "yyyy-MM-dd", null), TimeOnly.ParseExact(time, "HH:mm", null));
}
