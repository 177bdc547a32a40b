using Headwater.Collaboration;

namespace Headwater.Rules.Tests.Collaboration;

public sealed class SeatsAndSectorsTests
{
    private static Presence[] Marks(string marks) => [.. marks.Where(m => m != ' ').Select(m => m switch
    {
        '1' => Presence.Present, '0' => Presence.Missed, 'o' => Presence.Online, 'h' => Presence.Part, 'd' => Presence.Deputy, 'a' => Presence.Apology, 'x' => Presence.Excused,
        _ => throw new ArgumentOutOfRangeException(nameof(marks)),
    })];

    [Theory]
    [InlineData("111110 010", 0.833, 0.333, 0.400, SeatPattern.Fading)]
    [InlineData("110111 101", 0.833, 0.667, 0.800, SeatPattern.Steady)]
    [InlineData("010101 010", 0.500, 0.333, 0.667, SeatPattern.SteadyLow)]
    [InlineData("010100 000", 0.333, 0.000, 0.000, SeatPattern.Irregular)] // under half before: never called fading
    [InlineData("111111 000", 1.000, 0.000, 0.000, SeatPattern.Fading)]
    [InlineData("1ohhd1 h0a", 0.833, 0.167, 0.200, SeatPattern.Fading)]    // 1+1+½+½+1+1 = 5 of 6; ½ of 3; an apology is an empty seat
    [InlineData("0000 111111 x 010 x", 1, 0.333, 0.333, SeatPattern.Fading)] // the last nine that count
    public void A_seat_fades_when_it_was_taken_half_of_the_time_and_is_taken_half_of_that(string marks, double before, double now, double ratio, SeatPattern pattern)
    {
        var seat = FadingSeat.Measure(Marks(marks))!;
        Assert.Equal((before, now, ratio, pattern), (Math.Round(seat.Baseline, 3), Math.Round(seat.Recent, 3), Math.Round(seat.Ratio!.Value, 3), seat.Pattern));
    }

    [Fact]
    public void Seven_meetings_and_two_excused_are_too_early_to_say()
    {
        Assert.Null(FadingSeat.Measure(Marks("1111111 xx")));
        var result = FadingSeat.Signal("parents", Marks("1110000 xx"), soleVoice: true);
        Assert.Equal((SignalState.NotEnoughData, 7), (result.State, result.N));
        Assert.Contains("Too early", result.Reasons[0]);
    }

    [Fact]
    public void A_fading_seat_is_worth_a_look_and_as_the_only_voice_of_its_sector_an_act()
    {
        var look = FadingSeat.Signal("parents", Marks("111110 010"), soleVoice: false);
        Assert.Equal((SignalState.Look, 9, "S03"), (look.State, look.N, look.Code));
        Assert.Equal("This seat for parents was taken at 5 of 6 meetings before and at 1 of the last 3: ask what would make it easier.", look.Reasons[0]);
        Assert.Equal(SignalState.Act, FadingSeat.Signal("parents", Marks("111110 010"), soleVoice: true).State);
        Assert.Equal(SignalState.Fine, FadingSeat.Signal("parents", Marks("010100 000"), soleVoice: true).State);
    }

    [Fact]
    public void A_deputy_keeps_the_seat_and_not_the_person()
    {
        var marks = Marks("111111 ddd");
        Assert.Equal(SeatPattern.Steady, FadingSeat.Measure(marks)!.Pattern);
        Assert.Equal(SeatPattern.Fading, FadingSeat.Measure(marks, AttendanceOf.Holder)!.Pattern);
    }

    // The rooms are ours, chosen so that the shares of the source come out: others 7 at eight meetings and 8 at the last.
    private static readonly int[] Parents = [4, 4, 3, 3, 2, 2, 1, 1, 0], Authority = [4, 4, 4, 4, 4, 6, 6, 6, 6], Others = [7, 7, 7, 7, 7, 7, 7, 7, 8];

    private static SectorMeeting[] Meetings(int[] sector) => [.. sector.Select((n, i) => new SectorMeeting(n, Parents[i] + Authority[i] + Others[i]))];

    [Fact]
    public void Parents_fade_from_three_a_meeting_to_less_than_one()
    {
        // (1 + 1 + 0)/3 ÷ (4 + 4 + 3 + 3 + 2 + 2)/6 = 0.6667 ÷ 3. The median of the 36 slopes is −0.5.
        var parents = FadingSector.Measure(Meetings(Parents))!;
        Assert.Equal(0.2222, parents.Ratio!.Value, 4);
        Assert.Equal(-0.5, parents.Slope, 12);
        Assert.Equal((0.208, 0.048), (Math.Round(parents.ShareBefore, 3), Math.Round(parents.ShareNow, 3)));
        Assert.Equal(1, parents.AbsentRunning);
        var authority = FadingSector.Measure(Meetings(Authority))!;
        Assert.Equal((0.302, 0.429), (Math.Round(authority.ShareBefore, 3), Math.Round(authority.ShareNow, 3)));
        var result = FadingSector.Signal("parents", Meetings(Parents), key: true);
        Assert.Equal(SignalState.Act, result.State);
        Assert.Contains("from 21% to 5%", string.Join(' ', result.Reasons));
        Assert.Equal(SignalState.Fine, FadingSector.Signal("local authority", Meetings(Authority), key: false).State);
    }

    [Theory]
    [InlineData("222222200", true, SignalState.Act)]   // two meetings running without a key sector
    [InlineData("222222200", false, SignalState.Act)]  // 0.667 ÷ 2 = 0.333: fades anyway
    [InlineData("111111500", true, SignalState.Act)]   // 1.67 ÷ 1 does not fade, but nobody came twice running
    [InlineData("111111500", false, SignalState.Fine)] // others have three
    [InlineData("111111210", false, SignalState.Fine)] // 1 ÷ 1, absent once
    [InlineData("000000000", false, SignalState.Act)]  // never there: no ratio, three running
    [InlineData("22222220", true, SignalState.NotEnoughData)]
    public void A_sector_that_stays_away_needs_something_done(string counts, bool key, SignalState state) =>
        Assert.Equal(state, FadingSector.Signal("voluntary sector", [.. counts.Select(c => new SectorMeeting(c - '0', 12))], key).State);

    [Fact]
    public void Coverage_counts_what_the_map_says_and_who_is_at_the_table()
    {
        MappedSector[] sectors = Sectors(healthCore: false);
        var measure = CoverageGap.Measure(sectors);
        Assert.Equal(0.6667, measure.Unweighted, 4);
        Assert.Equal(0.7571, measure.Weighted, 4); // 53 of 70
        Assert.Equal([("CAMHS", 0.1143), ("young people", 0.0714), ("police and youth justice", 0.0571)], measure.Missing.Select(m => (m.Sector, Math.Round(m.Share, 4))));
        Assert.Equal(SignalState.Look, CoverageGap.Signal(sectors).State);
        var act = CoverageGap.Signal(Sectors(healthCore: true));
        Assert.Equal(SignalState.Act, act.State);
        Assert.Equal("Core to this work and not at the table: CAMHS.", act.Reasons[0]);
        Assert.Contains("6 of the 9 sectors", act.Reasons[1]);
        Assert.Equal(SignalState.Fine, CoverageGap.Signal(sectors, new() { LookBelow = 0.7, ActBelow = 0.5 }).State);
        Assert.Equal(SignalState.NotEnoughData, CoverageGap.Signal(sectors[..2]).State);
        // 13 of 20 links at the table: under 0.75.
        Assert.Equal(SignalState.Act, CoverageGap.Signal([new("a", 10, 1, 1, false), new("b", 7, 1, 0, false), new("c", 3, 1, 2, false)]).State);
    }

    private static MappedSector[] Sectors(bool healthCore) =>
    [
        new("schools", 14, 5, 9, true), new("local authority", 12, 3, 9, true), new("social care", 9, 2, 3, true), new("CAMHS", 8, 1, 0, healthCore), new("parents", 7, 2, 1, true),
        new("voluntary sector", 6, 1, 2, false), new("alternative provision", 5, 1, 1, false), new("young people", 5, 0, 0, false), new("police and youth justice", 4, 0, 3, false),
    ];

    [Fact]
    public void An_empty_core_seat_waits_sixty_days_before_something_must_be_done()
    {
        SeatStanding Seat(DateOnly? vacant = null, DateOnly? ends = null, bool core = true, string marks = "111111") => new("parents", core, vacant, ends, Marks(marks));
        var today = new DateOnly(2026, 3, 31);
        Assert.Equal(SignalState.Fine, SeatVacancy.Signal([Seat(), Seat(ends: today.AddDays(91))], today).State);
        Assert.Equal(SignalState.Look, SeatVacancy.Signal([Seat(today.AddDays(-60))], today).State);
        Assert.Equal(SignalState.Act, SeatVacancy.Signal([Seat(today.AddDays(-61))], today).State);
        Assert.Equal(SignalState.Look, SeatVacancy.Signal([Seat(today.AddDays(-400), core: false)], today).State);
        Assert.Equal(SignalState.Look, SeatVacancy.Signal([Seat(ends: today.AddDays(90))], today).State);
        Assert.Contains("ended 5 days ago", SeatVacancy.Signal([Seat(ends: today.AddDays(-5))], today).Reasons[0]);
        Assert.Equal(SignalState.Fine, SeatVacancy.Signal([Seat(marks: "d111ddd1")], today).State); // three of the last six
        Assert.Equal(SignalState.Look, SeatVacancy.Signal([Seat(marks: "11dddd")], today).State);
        Assert.Equal(SignalState.Fine, SeatVacancy.Signal([Seat(marks: "ddddd")], today).State); // five meetings are too few
        Assert.Equal(SignalState.NotEnoughData, SeatVacancy.Signal([], today).State);
        Assert.Equal("seats", Assert.Throws<ArgumentException>(() => SeatVacancy.Signal([Seat(today.AddDays(1))], today)).ParamName);
    }

    [Fact]
    public void A_sector_that_comes_in_the_evening_and_not_by_day_is_shown_with_both_numbers()
    {
        SectorOccasion Meeting(string part, int present) => new(part, "in the room", "town hall", "term", present, 4);
        SectorOccasion[] four = [Meeting("evening", 4), Meeting("evening", 3), Meeting("evening", 4), Meeting("evening", 3), Meeting("daytime", 2), Meeting("daytime", 1), Meeting("daytime", 1), Meeting("daytime", 0)];
        var result = BarrierPattern.Signal("parents", four);
        Assert.Equal(SignalState.Look, result.State);
        Assert.Equal(0.625, result.Value!.Value, 12); // 14 of 16 less 4 of 16
        Assert.Equal("Parents took 88% of their seats at 4 evening meetings and 25% at 4 daytime meetings.", result.Reasons[0]);
        Assert.Equal(SignalState.NotEnoughData, BarrierPattern.Signal("parents", [.. four[..7], Meeting("evening", 4)]).State);
        // 0.875 less 0.5625 would be 31 points; 0.875 less 0.625 is 25.
        Assert.Equal(SignalState.Fine, BarrierPattern.Signal("parents", [.. four[..4], .. new[] { 3, 3, 2, 2 }.Select(n => Meeting("daytime", n))]).State);
        Assert.Throws<ArgumentException>(() => BarrierPattern.Measure([Meeting("evening", 5)]));
    }

    [Fact]
    public void What_cannot_be_measured_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CoverageGap.Measure([]));
        Assert.Equal("sectors", Assert.Throws<ArgumentOutOfRangeException>(() => CoverageGap.Measure([new("a", double.NaN, 1, 1, false)])).ParamName);
        Assert.Contains("draw the links", Assert.Throws<ArgumentException>(() => CoverageGap.Measure([new("a", 0, 1, 1, false)])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => FadingSector.Measure([new(-1, 3)]));
        Assert.Contains("count the sector into the room", Assert.Throws<ArgumentException>(() => FadingSector.Measure([new(4, 3)])).Message);
        Assert.Throws<ArgumentException>(() => TheilSen.Slope([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TheilSen.Slope([1, double.NaN]));
        Assert.Equal("LookBelow", Assert.Throws<ArgumentOutOfRangeException>(() => new CoverageThresholds { LookBelow = 1.5 }).ParamName);
        Assert.Throws<ArgumentException>(() => FadingSeat.Signal("", [], false));
    }
}
