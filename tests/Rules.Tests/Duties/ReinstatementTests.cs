using Headwater.Duties;
using static Headwater.Rules.Tests.Duties.Made;

namespace Headwater.Rules.Tests.Duties;

/// <summary>What the board's reinstating does to the days out and to the duties, by hand.</summary>
public sealed class ReinstatementTests
{
    [Fact]
    public void A_suspension_that_the_board_ends_counts_the_days_until_the_child_may_be_back()
    {
        var x = Suspended("X1", "2026-09-07", 40) with { BoardNotified = On("2026-09-07"), BoardMeetingOn = On("2026-09-16"), BoardDecision = BoardDecision.Reinstated, BoardDecisionNotified = On("2026-09-17") };
        // 7 to 11 and 14 to 16 September.
        Assert.Equal(8m, ExclusionClock.Compute(Case("2026-11-10", x)).DaysThisYear);
        // The sessions from the 17th on are free for another.
        Assert.Equal(9m, ExclusionClock.Compute(Case("2026-11-10", x, Suspended("X2", "2026-09-18", 2))).DaysThisYear);
        Assert.Equal(20m, ExclusionClock.Compute(Case("2026-11-10", x with { BoardDecision = BoardDecision.Declined })).DaysThisYear);
    }

    [Fact]
    public void Reinstated_on_reconsideration_the_name_stays_on_the_roll_and_the_exclusion_is_over()
    {
        var x = Permanent("X1", "2026-09-14") with
        {
            BoardNotified = On("2026-09-14"),
            BoardMeetingOn = On("2026-10-01"),
            BoardDecision = BoardDecision.Declined,
            BoardDecisionNotified = On("2026-10-02"),
            ReviewApplied = On("2026-10-23"),
            ReviewOutcome = ReviewOutcome.Quashed,
            ReviewOutcomeNotified = On("2026-11-18"),
            ReinstatedOnReconsideration = On("2026-12-01"),
        };
        Assert.Equal((DutyState.Open, DutyState.Waiting), StatesOn("2026-11-30"));
        var after = ExclusionClock.Compute(Case("2026-12-02", x, Suspended("X2", "2026-12-07", 2)));
        Assert.Equal((DutyState.Met, On("2026-12-01")), (after.Duty("X1", DutyKind.Reconsideration)!.State, after.Duty("X1", DutyKind.Reconsideration)!.Done));
        Assert.Null(after.Duty("X1", DutyKind.RemovalFromRollEarliest));
        Assert.Contains("both reinstated", Assert.Throws<CaseRefusedException>(() => ExclusionClock.Compute(Case("2026-12-02", x with { ReconsideredWithoutReinstatement = On("2026-12-01") }))).Message);
        Assert.Contains("before notice of the panel's decision", Assert.Throws<CaseRefusedException>(() => ExclusionClock.Compute(Case("2026-12-02", x with { ReinstatedOnReconsideration = On("2026-11-17") }))).Message);

        (DutyState, DutyState) StatesOn(string day)
        {
            var result = ExclusionClock.Compute(Case(day, x));
            return (result.Duty("X1", DutyKind.Reconsideration)!.State, result.Duty("X1", DutyKind.RemovalFromRollEarliest)!.State);
        }
    }

    [Fact]
    public void Late_notice_alone_does_not_say_that_the_board_met_late()
    {
        // Told on 14 September: 15 school days are up on 5 October.
        var x = Permanent("X1", "2026-09-14") with { BoardNotified = On("2026-09-14"), BoardDecision = BoardDecision.Declined, BoardDecisionNotified = On("2026-10-07") };
        Assert.Equal((DutyState.Met, null), Meeting(x));
        Assert.Equal((DutyState.Late, On("2026-10-06")), Meeting(x with { BoardMeetingOn = On("2026-10-06") }));
        Assert.Equal((DutyState.Met, On("2026-10-05")), Meeting(x with { BoardDecisionNotified = On("2026-10-05") }));

        static (DutyState, DateOnly?) Meeting(Exclusion x)
        {
            var duty = ExclusionClock.Compute(Case("2026-10-10", x)).Duty("X1", DutyKind.BoardMeeting)!;
            return (duty.State, duty.Done);
        }
    }
}
