using Headwater.Duties;
using static Headwater.Rules.Tests.Duties.Made;

namespace Headwater.Rules.Tests.Duties;

/// <summary>Worked by hand on the year of <see cref="Made"/>.</summary>
public sealed class ExclusionClockTests
{
    [Fact]
    public void Five_days_are_not_more_than_five_and_half_a_day_on_takes_the_term_past_them()
    {
        var five = ExclusionClock.Compute(Case("2026-09-30", Suspended("X1", "2026-09-07", 6), Suspended("X2", "2026-09-21", 4)));
        Assert.Equal((5.0m, 5.0m), (five.DaysThisTerm, five.DaysThisYear));
        Assert.DoesNotContain(five.Duties, d => d.Duty == DutyKind.NotifyBoard);
        var more = ExclusionClock.Compute(Case("2026-09-30", Suspended("X1", "2026-09-07", 6), Suspended("X2", "2026-09-21", 5)));
        Assert.Null(more.Duty("X1", DutyKind.NotifyBoard));
        Assert.Equal((On("2026-09-21"), "1.18"), (more.Duty("X2", DutyKind.NotifyBoard)!.Due, more.Duty("X2", DutyKind.NotifyBoard)!.Rule.Number));
        Assert.Null(more.Duty("X2", DutyKind.BoardMeeting));
    }

    [Fact]
    public void Eleven_lunchtimes_are_more_than_five_days_and_are_no_run()
    {
        var days = new[] { 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21 };
        var result = ExclusionClock.Compute(Case("2026-09-30", [.. days.Select(d => Suspended($"L{d:00}", $"2026-09-{d:00}", 1) with { Kind = ExclusionKind.Lunchtime })]));
        Assert.Equal(5.5m, result.DaysThisTerm);
        Assert.Equal(["L21"], result.Duties.Where(d => d.Duty == DutyKind.NotifyBoard).Select(d => d.Exclusion));
        Assert.DoesNotContain(result.Duties, d => d.Duty == DutyKind.AlternativeProvision);
    }

    [Fact]
    public void Each_session_counts_in_the_term_of_its_own_day()
    {
        // 16, 17 and 18 December, then Tuesday 5 and Wednesday 6 January: three days and two.
        var x = Suspended("X1", "2026-12-16", 10);
        Assert.Equal((3m, 5m), Totals(Case("2026-12-18", x)));
        Assert.Equal((2m, 5m), Totals(Case("2027-01-06", x)));
        // Decided later than the day asked about: not yet.
        Assert.Equal((0m, 0m), Totals(Case("2026-12-15", x)));
        static (decimal, decimal) Totals(ExclusionCase c) => ExclusionClock.Compute(c) is var r ? (r.DaysThisTerm, r.DaysThisYear) : default;
    }

    [Fact]
    public void Past_fifteen_days_the_board_meets_within_15_school_days_whoever_writes()
    {
        var result = ExclusionClock.Compute(Case("2026-11-20", Suspended("X1", "2026-09-07", 20), Suspended("X2", "2026-11-02", 11) with { BoardNotified = On("2026-11-03") }));
        Assert.Equal((null, DutyState.Late), (result.Duty("X1", DutyKind.BoardMeeting)?.Due, result.Duty("X1", DutyKind.NotifyBoard)!.State));
        var meeting = result.Duty("X2", DutyKind.BoardMeeting)!;
        Assert.Equal((On("2026-11-24"), "1.26", DutyState.Open, DutyOwner.GoverningBoard), (meeting.Due, meeting.Rule.Number, meeting.State, meeting.Owner));
        Assert.Contains("15.5 days", meeting.Because);
        // Told a day after the decision: done, and late.
        Assert.Equal((DutyState.Late, On("2026-11-03")), (result.Duty("X2", DutyKind.NotifyBoard)!.State, result.Duty("X2", DutyKind.NotifyBoard)!.Done));
    }

    [Fact]
    public void Representations_past_five_days_give_the_board_50_school_days()
    {
        // After 8 September: 9 to 11 are 3, to 25 September 13, to 23 October 33, 2 to 20 November 48, 23 and 24 November 50.
        var x = Suspended("X1", "2026-09-07", 12) with { BoardNotified = On("2026-09-08"), ParentRepresentations = On("2026-09-10") };
        var meeting = ExclusionClock.Compute(Case("2026-09-10", x)).Duty("X1", DutyKind.BoardMeeting)!;
        Assert.Equal((On("2026-11-24"), "1.28"), (meeting.Due, meeting.Rule.Number));
        var waiting = ExclusionClock.Compute(Case("2026-09-10", x with { BoardNotified = null })).Duty("X1", DutyKind.BoardMeeting)!;
        Assert.Equal((null, DutyState.Waiting), (waiting.Due, waiting.State));
        Assert.Contains("not recorded", waiting.Because);
    }

    [Fact]
    public void An_exam_missed_makes_the_board_meet_and_names_the_exam()
    {
        var result = ExclusionClock.Compute(Case("2027-05-10", Suspended("X1", "2027-05-10", 4) with { BoardNotified = On("2027-05-10"), MissesExam = On("2027-05-11") }));
        var meeting = result.Duty("X1", DutyKind.BoardMeeting)!;
        // 11 to 14 May are 4, 17 to 28 May 14, Monday 7 June 15.
        Assert.Equal((On("2027-06-07"), "1.27", On("2027-05-11")), (meeting.Due, meeting.Rule.Number, meeting.Before));
        Assert.Contains(result.Warnings, w => w.Contains("before it as far as reasonably practicable"));
        Assert.NotNull(result.Duty("X1", DutyKind.NotifyBoard));
    }

    [Theory]
    [InlineData("2026-09-07", 10, false, null)] // five whole days
    [InlineData("2026-09-07", 11, false, "2026-09-14")] // five and a half
    [InlineData("2026-09-07", 9, true, null)] // an afternoon and four days
    [InlineData("2026-09-07", 10, true, "2026-09-14")] // the sixth morning is held
    [InlineData("2026-10-19", 11, false, "2026-11-02")] // over the week that is closed
    public void Education_begins_on_the_sixth_day_of_the_run(string start, int sessions, bool afternoon, string? due)
    {
        var duty = ExclusionClock.Compute(Case("2026-12-01", Suspended("X1", start, sessions, afternoon))).Duty("X1", DutyKind.AlternativeProvision);
        Assert.Equal(due is null ? null : On(due), duty?.Due);
        Assert.Equal(due is null ? null : DutyOwner.GoverningBoard, duty?.Owner);
    }

    [Fact]
    public void Back_to_back_exclusions_are_one_run_and_a_morning_in_school_parts_them()
    {
        var run = ExclusionClock.Compute(Case("2026-09-30", Suspended("X1", "2026-09-09", 6), Permanent("X2", "2026-09-14")));
        // Days out: 9, 10, 11, 14, 15, 16 September.
        Assert.Equal((On("2026-09-16"), DutyOwner.LocalAuthority), (run.Duty("X2", DutyKind.AlternativeProvision)!.Due, run.Duty("X2", DutyKind.AlternativeProvision)!.Owner));
        Assert.Contains(run.Warnings, w => w.StartsWith("Exclusion 'X2' starts straight after 'X1'", StringComparison.Ordinal));
        // Public places: days one to five of the run, each on the exclusion that holds it.
        Assert.Equal([9, 10, 11], run.Duty("X1", DutyKind.NotifyParent)!.NotInPublicPlace.Select(d => d.Day));
        Assert.Equal([14, 15], run.Duty("X2", DutyKind.NotifyParent)!.NotInPublicPlace.Select(d => d.Day));
        var parted = ExclusionClock.Compute(Case("2026-09-30", Suspended("X1", "2026-09-09", 6), Permanent("X2", "2026-09-14") with { StartsAfternoon = true }));
        Assert.Equal(On("2026-09-21"), parted.Duty("X2", DutyKind.AlternativeProvision)!.Due);
    }

    [Fact]
    public void More_than_45_days_in_the_year_with_those_at_another_school_is_a_warning_that_names_the_rule()
    {
        // 40 days from 5 January to 8 March; 5 more elsewhere are 45, and 5.5 are more than that.
        ExclusionCase With(int sessions) => Case("2027-03-24", Suspended("X1", "2027-01-05", 80)) is var c ? c with { Pupil = c.Pupil with { SessionsServedElsewhere = sessions } } : c;
        Assert.DoesNotContain(ExclusionClock.Compute(With(10)).Warnings, w => w.Contains("rule 1.3"));
        var over = ExclusionClock.Compute(With(11));
        Assert.Contains(over.Warnings, w => w.Contains("45.5 days") && w.Contains("rule 1.3"));
        Assert.Equal((40m, 45.5m), (over.DaysThisTerm, over.DaysThisYear));
    }

    [Fact]
    public void The_rules_are_those_of_the_day_on_which_the_exclusion_starts()
    {
        var year = new SchoolCalendar([new(On("2022-06-06"), On("2022-07-20")), new(On("2022-09-01"), On("2022-12-16"))]);
        var result = ExclusionClock.Compute(new(SchoolType.Academy, year, new("P1") { SocialWorker = true, LookedAfter = true }, [Suspended("OLD", "2022-07-18", 2), Permanent("NEW", "2022-09-05")], On("2022-09-05")));
        Assert.Equal("REGS12, REGS12-2022", result.RuleSet);
        Assert.Equal([DutyKind.NotifyParent], result.Duties.Where(d => d.Exclusion == "OLD").Select(d => d.Duty));
        Assert.DoesNotContain("remote", result.Duty("NEW", DutyKind.NotifyParent)!.Rule.Text);
        Assert.NotNull(result.Duty("NEW", DutyKind.NotifySocialWorker));
        Assert.NotNull(result.Duty("NEW", DutyKind.NotifyVirtualSchoolHead));
        // Before September 2022 the local authority heard of what the board heard of.
        var long2022 = ExclusionClock.Compute(new(SchoolType.Academy, year, new("P1"), [Suspended("OLD", "2022-06-06", 11)], On("2022-07-18")));
        Assert.NotNull(long2022.Duty("OLD", DutyKind.NotifyLocalAuthority));
    }

    [Fact]
    public void Beyond_the_calendar_there_is_no_day_and_a_warning()
    {
        var result = ExclusionClock.Compute(Case("2027-07-20", Permanent("X1", "2027-07-19") with { BoardNotified = On("2027-07-19") }));
        Assert.Equal((null, DutyState.BeyondCalendar), (result.Duty("X1", DutyKind.BoardMeeting)!.Due, result.Duty("X1", DutyKind.BoardMeeting)!.State));
        Assert.Equal(DutyState.BeyondCalendar, result.Duty("X1", DutyKind.Papers)!.State);
        // Its sixth day would be the first of the next school year.
        Assert.Equal(DutyState.BeyondCalendar, result.Duty("X1", DutyKind.AlternativeProvision)!.State);
        Assert.Equal(3, result.Warnings.Count(w => w.Contains("outside the calendar")));
    }

    [Fact]
    public void A_pupil_of_18_is_told_and_one_past_school_age_may_be_in_public()
    {
        static DutyDate Told(string born) => ExclusionClock.Compute(Case("2026-09-14", Suspended("X1", "2026-09-14", 2)) is var c ? c with { Pupil = new("P1") { DateOfBirth = On(born) } } : c).Duty("X1", DutyKind.NotifyParent)!;
        Assert.StartsWith("The pupil, who is 18", Told("2008-09-14").Because);
        Assert.StartsWith("The parent", Told("2008-09-15").Because);
        Assert.Empty(Told("2010-08-31").NotInPublicPlace); // 16 on 31 August 2026, left in June
        Assert.Single(Told("2010-09-01").NotInPublicPlace); // 16 on 1 September 2026, of school age until June 2027
    }

    [Fact]
    public void What_follows_straight_on_another_and_what_passes_45_days_has_to_be_explained()
    {
        // 7 September is a Monday; a day in school between parts two suspensions, a lunchtime joins none (rules 1.9, 1.46).
        var first = Suspended("X1", "2026-09-07", 2);
        Assert.Equal([("X2", "1.9")], Asked(first, Suspended("X2", "2026-09-08", 2), Suspended("X3", "2026-09-10", 2)));
        Assert.Equal([("X2", "1.9")], Asked(first, Permanent("X2", "2026-09-08")));
        Assert.Empty(Asked(first, Suspended("X2", "2026-09-09", 2)));
        Assert.Empty(Asked(first, Suspended("X2", "2026-09-08", 1) with { Kind = ExclusionKind.Lunchtime }));
        Assert.Empty(Asked(first, Suspended("X2", "2026-09-08", 2) with { Cancelled = On("2026-09-08") }));
        // 45 days from 7 September: seven weeks before half term, two after it, to 13 November. Half a day on the 17th makes 45.5 (rule 1.3).
        var long45 = Suspended("X1", "2026-09-07", 90);
        Assert.Empty(Asked(long45));
        Assert.Equal([("X2", "1.3"), ("X3", "1.3")], Asked(long45, Suspended("X2", "2026-11-17", 1), Suspended("X3", "2026-11-19", 1)));
        Assert.Empty(Asked(long45, Suspended("X2", "2026-11-17", 1) with { Cancelled = On("2026-11-17") }));
        var elsewhere = ExclusionClock.Compute(Case("2026-12-01", Suspended("X1", "2026-11-17", 1)) with { Pupil = new("P1") { SessionsServedElsewhere = 90 } });
        Assert.Equal("Exclusion 'X1' brings the child to 45.5 days out in the school year that began on Thursday 3 September 2026: more than 45 school days are unlawful (rule 1.3).", Assert.Single(elsewhere.ToExplain).Words);

        static IEnumerable<(string, string)> Asked(params Exclusion[] exclusions) => ExclusionClock.Compute(Case("2026-12-01", exclusions)).ToExplain.Select(e => (e.Exclusion, e.Rule));
    }
}
