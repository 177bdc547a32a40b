using Headwater.Duties;
using static Headwater.Rules.Tests.Duties.Made;

namespace Headwater.Rules.Tests.Duties;

/// <summary>Cancelling, the board's decision, review and roll, by hand.</summary>
public sealed class AfterTheDecisionTests
{
    private static readonly Exclusion Declined = Permanent("X1", "2026-09-14") with
    {
        BoardNotified = On("2026-09-14"),
        BoardMeetingOn = On("2026-10-01"),
        BoardDecision = BoardDecision.Declined,
        BoardDecisionNotified = On("2026-10-02"),
    };

    [Fact]
    public void Cancelling_keeps_the_days_before_it_ends_the_board_s_duty_and_is_told()
    {
        var x = Suspended("X1", "2026-09-07", 40) with { BoardNotified = On("2026-09-07"), Cancelled = On("2026-09-16") };
        var before = ExclusionClock.Compute(Case("2026-09-15", x));
        Assert.NotNull(before.Duty("X1", DutyKind.BoardMeeting));
        var after = ExclusionClock.Compute(Case("2026-09-16", x));
        // 7 to 11 and 14 to 16 September: the child was out on the morning of the 16th.
        Assert.Equal((8m, 8m), (after.DaysThisTerm, after.DaysThisYear));
        Assert.Equal((null, null), (after.Duty("X1", DutyKind.BoardMeeting), after.Duty("X1", DutyKind.Papers)));
        Assert.Equal((On("2026-09-16"), DutyOwner.Headteacher, "1.22"), (after.Duty("X1", DutyKind.NotifyCancellation)!.Due, after.Duty("X1", DutyKind.NotifyCancellation)!.Owner, after.Duty("X1", DutyKind.NotifyCancellation)!.Rule.Number));
        Assert.Contains(after.Termly, t => t.Exclusion == "X1" && t.Rule.Number == "1.47" && t.By == On("2026-12-18"));
    }

    [Fact]
    public void Where_the_exclusion_that_passed_five_days_was_cancelled_the_next_one_stands_in_its_place()
    {
        var result = ExclusionClock.Compute(Case("2026-11-10", Suspended("X1", "2026-09-07", 20) with { Cancelled = On("2026-09-16") }, Suspended("X2", "2026-11-02", 2) with { BoardNotified = On("2026-11-02"), ParentRepresentations = On("2026-11-03") }));
        Assert.NotNull(result.Duty("X2", DutyKind.NotifyBoard));
        Assert.Equal("1.28", result.Duty("X2", DutyKind.BoardMeeting)!.Rule.Number);
    }

    [Theory]
    [InlineData("2026-10-01")] // the day of the meeting
    [InlineData("2026-10-05")]
    public void Once_the_board_has_begun_to_meet_nothing_can_be_cancelled(string day) =>
        Assert.Contains("'X1' was cancelled", Assert.Throws<CaseRefusedException>(() => ExclusionClock.Compute(Case("2026-10-10", Declined with { Cancelled = On(day) }))).Message);

    [Fact]
    public void Before_September_2023_cancelling_is_by_guidance_and_says_so()
    {
        var year = new SchoolCalendar([new(On("2023-06-05"), On("2023-07-21")), new(On("2023-09-04"), On("2023-12-15"))]);
        ClockResult Of(string start) => ExclusionClock.Compute(new(SchoolType.Maintained, year, new("P1"), [Permanent("X1", start) with { BoardNotified = On(start), Cancelled = On(start).AddDays(2) }], On(start).AddDays(2)));
        var (old, now) = (Of("2023-07-03"), Of("2023-09-04"));
        Assert.Equal((Confidence.M, Confidence.H), (old.Duty("X1", DutyKind.NotifyCancellation)!.Rule.Confidence, now.Duty("X1", DutyKind.NotifyCancellation)!.Rule.Confidence));
        Assert.Equal((null, null), (old.Duty("X1", DutyKind.BoardMeeting), now.Duty("X1", DutyKind.BoardMeeting)));
        Assert.Contains(old.Warnings, w => w.Contains("17A"));
        Assert.DoesNotContain(now.Warnings, w => w.Contains("17A"));
    }

    [Fact]
    public void A_cancelled_permanent_exclusion_counts_the_days_served_and_one_that_stands_none()
    {
        var x = Permanent("X1", "2026-09-07");
        Assert.Equal(0m, ExclusionClock.Compute(Case("2026-09-30", x)).DaysThisYear);
        // 7 to 11 and 14 September.
        Assert.Equal((6m, 6m), ExclusionClock.Compute(Case("2026-09-30", x with { Cancelled = On("2026-09-14") })) is var r ? (r.DaysThisTerm, r.DaysThisYear) : default);
    }

    [Fact]
    public void Further_exclusions_past_15_days_are_a_warning_in_the_shell_and_have_duties_in_the_product()
    {
        var @case = Case("2026-11-20", Suspended("X1", "2026-09-07", 32), Suspended("X2", "2026-11-02", 2) with { BoardNotified = On("2026-11-02") });
        var shell = ExclusionClock.Compute(@case);
        Assert.Null(shell.Duty("X2", DutyKind.BoardMeeting));
        Assert.Contains(shell.Warnings, w => w.StartsWith("Exclusion 'X2'", StringComparison.Ordinal) && w.Contains("rule 1.26") && w.Contains("Monday 23 November 2026"));
        var product = ExclusionClock.Compute(@case, reading: ThresholdReading.EveryFurther);
        Assert.Equal((On("2026-11-23"), "1.26"), (product.Duty("X2", DutyKind.BoardMeeting)!.Due, product.Duty("X2", DutyKind.BoardMeeting)!.Rule.Number));
        Assert.Contains("17 days", product.Duty("X2", DutyKind.BoardMeeting)!.Because);
        Assert.DoesNotContain(product.Warnings, w => w.Contains("rule 1.26"));
    }

    [Fact]
    public void Representations_on_a_further_exclusion_past_five_days_are_a_warning_in_the_shell_and_a_meeting_in_the_product()
    {
        var @case = Case("2026-11-10", Suspended("X1", "2026-09-07", 12), Suspended("X2", "2026-11-02", 2) with { BoardNotified = On("2026-11-02"), ParentRepresentations = On("2026-11-04") });
        Assert.Null(ExclusionClock.Compute(@case).Duty("X2", DutyKind.BoardMeeting));
        Assert.Contains(ExclusionClock.Compute(@case).Warnings, w => w.Contains("'X2'") && w.Contains("rule 1.28"));
        Assert.Equal("1.28", ExclusionClock.Compute(@case, reading: ThresholdReading.EveryFurther).Duty("X2", DutyKind.BoardMeeting)!.Rule.Number);
    }

    [Fact]
    public void A_permanent_exclusion_straight_after_the_sixth_day_has_provision_of_the_authority_from_its_first_day()
    {
        // 7 to 11, 14 and 15 September, then permanent from the 16th.
        var result = ExclusionClock.Compute(Case("2026-09-16", Suspended("X1", "2026-09-07", 14), Permanent("X2", "2026-09-16")));
        Assert.Equal((On("2026-09-14"), DutyOwner.GoverningBoard), (result.Duty("X1", DutyKind.AlternativeProvision)!.Due, result.Duty("X1", DutyKind.AlternativeProvision)!.Owner));
        Assert.Equal((On("2026-09-16"), DutyOwner.LocalAuthority), (result.Duty("X2", DutyKind.AlternativeProvision)!.Due, result.Duty("X2", DutyKind.AlternativeProvision)!.Owner));
    }

    [Fact]
    public void A_board_that_declines_starts_15_school_days_for_an_application()
    {
        var result = ExclusionClock.Compute(Case("2026-10-05", Declined));
        // The meeting: 15 school days after 14 September are up on 5 October. Papers five before 1 October: 24 September.
        Assert.Equal((On("2026-10-05"), DutyState.Met, On("2026-10-01")), (result.Duty("X1", DutyKind.BoardMeeting)!.Due, result.Duty("X1", DutyKind.BoardMeeting)!.State, result.Duty("X1", DutyKind.BoardMeeting)!.Done));
        Assert.Equal(On("2026-09-24"), result.Duty("X1", DutyKind.Papers)!.Due);
        // 5 to 23 October are 15 school days; the next is 2 November.
        Assert.Equal((On("2026-10-23"), DutyOwner.Parent, "1.36"), (result.Duty("X1", DutyKind.ReviewApplicationCloses)!.Due, result.Duty("X1", DutyKind.ReviewApplicationCloses)!.Owner, result.Duty("X1", DutyKind.ReviewApplicationCloses)!.Rule.Number));
        Assert.Equal((On("2026-11-02"), Confidence.R), (result.Duty("X1", DutyKind.RemovalFromRollEarliest)!.Due, result.Duty("X1", DutyKind.RemovalFromRollEarliest)!.Rule.Confidence));
        Assert.Null(result.Duty("X1", DutyKind.ReviewHearing));
        Assert.Null(ExclusionClock.Compute(Case("2026-10-05", Declined with { BoardDecision = BoardDecision.Reinstated })).Duty("X1", DutyKind.ReviewApplicationCloses));
        Assert.Equal(On("2026-10-09"), ExclusionClock.Compute(Case("2026-10-10", Declined with { ParentWillNotApply = On("2026-10-09") })).Duty("X1", DutyKind.RemovalFromRollEarliest)!.Due);
    }

    [Fact]
    public void An_application_in_time_leads_to_a_hearing_and_keeps_the_name_on_the_roll()
    {
        var applied = Declined with { ReviewApplied = On("2026-10-23") };
        var result = ExclusionClock.Compute(Case("2026-11-03", applied));
        Assert.Equal((On("2026-11-20"), DutyOwner.ReviewPanelArranger), (result.Duty("X1", DutyKind.ReviewHearing)!.Due, result.Duty("X1", DutyKind.ReviewHearing)!.Owner));
        Assert.Equal((DutyState.Met, DutyState.Waiting), (result.Duty("X1", DutyKind.ReviewApplicationCloses)!.State, result.Duty("X1", DutyKind.RemovalFromRollEarliest)!.State));
        var quashed = applied with { ReviewOutcome = ReviewOutcome.Quashed, ReviewOutcomeNotified = On("2026-11-18") };
        var again = ExclusionClock.Compute(Case("2026-11-19", quashed));
        // 19 November to 2 December are ten school days.
        Assert.Equal((On("2026-12-02"), "1.43", DutyState.Open), (again.Duty("X1", DutyKind.Reconsideration)!.Due, again.Duty("X1", DutyKind.Reconsideration)!.Rule.Number, again.Duty("X1", DutyKind.Reconsideration)!.State));
        Assert.Equal((DutyState.Met, DutyState.Waiting), (again.Duty("X1", DutyKind.ReviewHearing)!.State, again.Duty("X1", DutyKind.RemovalFromRollEarliest)!.State));
        Assert.Equal(On("2026-12-01"), ExclusionClock.Compute(Case("2026-12-01", quashed with { ReconsideredWithoutReinstatement = On("2026-12-01") })).Duty("X1", DutyKind.RemovalFromRollEarliest)!.Due);
        var upheld = ExclusionClock.Compute(Case("2026-11-19", applied with { ReviewOutcome = ReviewOutcome.Upheld, ReviewOutcomeNotified = On("2026-11-18") }));
        Assert.Equal((null, On("2026-11-18")), (upheld.Duty("X1", DutyKind.Reconsideration), upheld.Duty("X1", DutyKind.RemovalFromRollEarliest)!.Due));
    }

    [Fact]
    public void An_application_out_of_time_is_rejected_and_said_so()
    {
        var result = ExclusionClock.Compute(Case("2026-11-10", Declined with { ReviewApplied = On("2026-11-02") }));
        Assert.Null(result.Duty("X1", DutyKind.ReviewHearing));
        Assert.Equal((DutyState.Late, On("2026-11-02")), (result.Duty("X1", DutyKind.ReviewApplicationCloses)!.State, result.Duty("X1", DutyKind.RemovalFromRollEarliest)!.Due));
        Assert.Contains(result.Warnings, w => w.Contains("out of time") && w.Contains("1.36"));
    }

    [Fact]
    public void What_was_done_is_met_and_what_was_done_after_its_day_is_late()
    {
        var x = Suspended("X1", "2026-09-14", 2) with { Done = new Dictionary<DutyKind, DateOnly> { [DutyKind.NotifyParent] = On("2026-09-14"), [DutyKind.NotifyLocalAuthority] = On("2026-09-15") } };
        var (monday, tuesday) = (ExclusionClock.Compute(Case("2026-09-14", x)), ExclusionClock.Compute(Case("2026-09-15", x)));
        Assert.Equal((DutyState.Met, DutyState.Open), (monday.Duty("X1", DutyKind.NotifyParent)!.State, monday.Duty("X1", DutyKind.NotifyLocalAuthority)!.State));
        Assert.Equal((DutyState.Late, On("2026-09-15")), (tuesday.Duty("X1", DutyKind.NotifyLocalAuthority)!.State, tuesday.Duty("X1", DutyKind.NotifyLocalAuthority)!.Done));
    }

    [Fact]
    public void A_changed_fact_says_what_moved_and_why()
    {
        var before = Case("2026-11-03", Permanent("X1", "2026-11-02") with { BoardNotified = On("2026-11-02") });
        var closed = before with { Calendar = new(ThreeTerms, [.. Closed, On("2026-11-06")]) };
        var change = Assert.Single(ClockChanges.Between(before, closed), c => c.Duty == DutyKind.BoardMeeting);
        Assert.Equal((On("2026-11-23"), On("2026-11-24")), (change.Before!.Due, change.After!.Due));
        Assert.StartsWith("Exclusion 'X1': the board's meeting moves from due Monday 23 November 2026 to due Tuesday 24 November 2026, because Friday 6 November 2026 is no school day any more.", change.Words);
        // Two facts at once: each change names the one that did it.
        var both = closed with { Pupil = closed.Pupil with { SocialWorker = true } };
        var changes = ClockChanges.Between(before, both);
        Assert.Equal(["what is recorded of the child changed"], Assert.Single(changes, c => c.Duty == DutyKind.NotifySocialWorker).Facts);
        Assert.Equal(["Friday 6 November 2026 is no school day any more"], Assert.Single(changes, c => c.Duty == DutyKind.BoardMeeting).Facts);
        var told = before with { Exclusions = [before.Exclusions[0] with { BoardNotified = null }] };
        Assert.Contains("because the day the board was told on 'X1' was taken back", Assert.Single(ClockChanges.Between(before, told), c => c.Duty == DutyKind.BoardMeeting).Words);
        Assert.Empty(ClockChanges.Between(before, before));
    }

    [Fact]
    public void What_the_child_s_life_was_when_it_was_decided_holds_for_that_exclusion_alone()
    {
        var (first, second) = (Suspended("X1", "2026-09-14", 2) with { SocialWorker = true }, Suspended("X2", "2026-11-02", 2) with { LookedAfter = true, SocialWorker = false });
        var result = ExclusionClock.Compute(Case("2026-11-03", first, second));
        Assert.Equal([("X1", DutyKind.NotifySocialWorker), ("X2", DutyKind.NotifyVirtualSchoolHead)], result.Duties.Where(d => d.Duty is DutyKind.NotifySocialWorker or DutyKind.NotifyVirtualSchoolHead).Select(d => (d.Exclusion, d.Duty)));
    }
}
