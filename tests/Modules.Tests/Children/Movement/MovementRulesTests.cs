using Headwater.Children.Movement;
using Headwater.Duties;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Movement;

/// <summary>Where wording or facts suggest that a move is not what its kind says. Each case names the rule it comes from.</summary>
public sealed class MovementRulesTests
{
    private static readonly SchoolCalendar Calendar = new([new(Day("2026-09-03"), Day("2026-12-18")), new(Day("2027-01-05"), Day("2027-03-25"))], [.. Enumerable.Range(26, 5).Select(d => new DateOnly(2026, 10, d))]);

    private static readonly MoveGround Ground = new(Day("2026-11-10"), [], SchoolType.Maintained, Calendar, RuleBook.National, Day("2013-05-02"));

    [Fact]
    public void A_managed_move_that_all_agreed_to_before_it_began_is_not_remarked_on() => Assert.Empty(MovementRules.Warnings(Managed(), [], Ground));

    [Fact]
    public void A_managed_move_has_no_end_no_trial_and_no_threat()
    {
        Says(Managed(m => m.End = Day("2026-12-18")), "A managed move is for good (rule 2.1)");
        Says(Managed(m => m.Reason = "A Trial period of six weeks."), "The wording says “Trial”", "(rule 2.2)");
        Says(Managed(m => m.Reason = "To avoid exclusion."), "The wording says “avoid exclusion”", "(rules 1.52 and 2.1)");
        // The phrase begins a word: "industrial" holds it and says nothing of one.
        Assert.Empty(MovementRules.Warnings(Managed(m => m.Reason = "Wants the course in industrial design."), [], Ground));
        Says(Managed(m => m.Objectives = "We are trialling it."), "The wording says “trialling”");
    }

    [Fact]
    public void A_managed_move_needs_all_three_agreements_before_it_begins()
    {
        Says(Managed(m => m.ReceivingHeadAgreed = null), "It has begun, and the agreement of the headteacher of the receiving school is not on record");
        Says(Managed(m => (m.ParentAgreed, m.Start) = (null, Day("2026-11-16"))), "The agreement of the parent is still to come");
        Says(Managed(m => m.HomeHeadAgreed = Day("2026-11-05")), "The agreement of the headteacher of this school came on Thursday 5 November 2026, after the move began (rule 2.1)");
        Says(Managed(m => m.Tried = null), "Nothing is on record of what was tried before");
    }

    [Fact]
    public void What_every_move_asks_for_is_missed_where_it_is_not_on_record()
    {
        Says(Managed(m => (m.ChildView, m.EhcPlan, m.SocialWorker, m.LookedAfter, m.HasFile) = (null, true, true, true, true)),
            "The child’s view is not on record (rule 2.3)", "the local authority was not asked", "a social worker, who was not told", "the virtual school head was not told", "The child-protection file was not passed on");
        // The file follows the child: before the first day it need not be there.
        Assert.DoesNotContain(MovementRules.Warnings(Managed(m => (m.HasFile, m.Start) = (true, Day("2026-11-16"))), [], Ground), w => w.Contains("file", StringComparison.Ordinal));
        Assert.Empty(MovementRules.Warnings(Managed(m => (m.ChildView, m.Withdrawn) = (null, Day("2026-11-10"))), [], Ground));
    }

    [Fact]
    public void An_off_site_direction_is_for_a_time_no_sanction_and_noticed_two_school_days_before()
    {
        // Before Wednesday 11 November: Tuesday the 10th and Monday the 9th (rule 2.8).
        Assert.Empty(MovementRules.Warnings(OffSite("2026-11-11", m => m.NoticeGiven = Day("2026-11-09")), [], Ground));
        Says(OffSite("2026-11-11"), "written notice is given at least 2 school days before it", "It is not on record that it was done (rule 2.8)");
        Says(OffSite("2026-11-11", m => m.NoticeGiven = Day("2026-11-10")), "It was done on Tuesday 10 November 2026 (rule 2.8)");
        // Before Thursday the 12th: the 11th and the 10th, which is today.
        Assert.Empty(MovementRules.Warnings(OffSite("2026-11-12"), [], Ground));
        Says(OffSite("2026-11-12", m => m.End = null), "It has no last day");
        Says(OffSite("2026-11-12", m => m.Reason = "A sanction for fighting."), "The wording says “sanction”", "(rule 2.6)");
        Says(OffSite("2026-11-12", m => m.HelpFailed = false), "until then no direction may be made (rule 2.6)");
        Says(OffSite("2026-11-12", m => (m.HelpFailed, m.Objectives) = (null, null)), "It is not on record whether help in school", "No objectives are on record", "The notice cannot be written yet: what it is to reach is not on record (rule 2.8).");
        // Once notice was given on paper nobody asks what it said.
        Assert.Empty(MovementRules.Warnings(OffSite("2026-11-12", m => (m.PlaceAddress, m.NoticeGiven) = (null, Day("2026-11-10"))), [], Ground));
        // A Saturday cannot be the first day of school anywhere: the clock says so, and the row is kept.
        Says(OffSite("2026-11-14"), "which is no school day in this calendar");
        Assert.Contains("term dates are not recorded", Assert.Single(MovementRules.Warnings(OffSite("2026-11-12"), [], Ground with { Calendar = null })), StringComparison.Ordinal);
        Assert.Contains(MovementRules.Warnings(OffSite("2026-11-02", m => m.ReviewAsked = Day("2026-11-09")), [], Ground with { Calendar = null }), w => w.Contains("A review was asked for in writing on Monday 9 November 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void A_review_that_was_asked_for_is_held_and_what_it_decided_moves_the_last_day()
    {
        var move = OffSite("2026-09-07", m => (m.NoticeGiven, m.ReviewAsked) = (Day("2026-09-03"), Day("2026-10-20")));
        Says(move, "A review was asked for in writing on Tuesday 20 October 2026", "(rule 2.9)");
        Assert.Equal(Day("2026-12-18"), MovementRules.EndNow(move, []));
        var held = Review("2026-11-04", r => (r.Stops, r.Until, r.Invited, r.OutcomeSent) = (false, Day("2027-01-29"), Day("2026-10-29"), Day("2026-11-06")));
        Assert.Empty(MovementRules.Warnings(move, [held], Ground));
        Assert.Equal(Day("2027-01-29"), MovementRules.EndNow(move, [held]));
        Assert.Equal(Day("2026-11-09"), MovementRules.EndNow(move, [held, Review("2026-11-09", r => r.Stops = true)]));
        // Planned for yesterday, and nothing written down (rule 2.10).
        Assert.Contains(MovementRules.Warnings(move, [held, Review("2026-11-09")], Ground), w => w.Contains("The review of Monday 9 November 2026 is past", StringComparison.Ordinal));
        // Going on without a day is going on for ever (rule 2.10).
        Assert.Contains(MovementRules.Warnings(move, [Review("2026-11-04", r => (r.Stops, r.Invited, r.OutcomeSent) = (false, Day("2026-10-29"), Day("2026-11-06")))], Ground), w => w.Contains("without saying for how long", StringComparison.Ordinal));
    }

    [Fact]
    public void Home_education_is_the_parent_s_own_choice_and_no_way_round_an_exclusion()
    {
        Assert.Empty(MovementRules.Warnings(Made(MoveKind.ElectiveHomeEducation, m => m.Reason = "Mother asked to teach her at home, as her brother was."), [], Ground));
        Says(Made(MoveKind.ElectiveHomeEducation, m => m.Reason = "The school suggested it instead of exclusion."), "unlawful whatever the parent agrees to (rules 1.51 and 1.52)");
        Says(Made(MoveKind.ElectiveHomeEducation, m => m.ParentAgreed = null), "own written notice is not on record");
        // Twelve weeks before 10 November is 18 August.
        var told = MovementRules.Warnings(Made(MoveKind.ElectiveHomeEducation), [], Ground with { Suspensions = [Day("2026-06-01"), Day("2026-08-18")] });
        Assert.Contains("began on Tuesday 18 August 2026", Assert.Single(told), StringComparison.Ordinal);
        Assert.Empty(MovementRules.Warnings(Made(MoveKind.ElectiveHomeEducation), [], Ground with { Suspensions = [Day("2026-08-17")] }));
    }

    [Fact]
    public void Leaving_the_roll_has_a_ground_and_a_destination()
    {
        Assert.Empty(MovementRules.Warnings(Made(MoveKind.LeavingRoll), [], Ground));
        Says(Made(MoveKind.LeavingRoll, m => (m.Ground, m.ToName) = (null, null)), "No ground is on record", "No destination is on record");
    }

    [Fact]
    public void Two_rolls_to_try_out_a_move_are_an_off_site_direction()
    {
        Assert.Empty(MovementRules.Warnings(Made(MoveKind.DualRegistration, Agreed), [], Ground));
        Says(Made(MoveKind.DualRegistration, m =>
        {
            Agreed(m);
            m.Reason = "A trial at the other school.";
        }), "record it as one (rule 2.2)");
        Says(Made(MoveKind.DualRegistration), "Not everybody’s agreement is on record");
    }

    [Fact]
    public void Outcomes_are_due_six_and_twelve_weeks_after_the_first_day_and_one_at_a_time()
    {
        var move = Managed(m => m.Start = Day("2026-09-29"));
        Assert.Equal((Day("2026-11-10"), Day("2026-12-22")), (MovementRules.OutcomeDue(move, 6, RuleBook.National), MovementRules.OutcomeDue(move, 12, RuleBook.National)));
        Assert.Equal([("Say how the child is 6 weeks after the first day: managed move", Day("2026-11-10"))], Due(move));
        Assert.Empty(Due(Managed(m => (m.Start, m.At6Weeks) = (Day("2026-09-29"), MoveOutcome.Settled))));
        // Twelve weeks after 18 August: today; the look at six weeks is past and its place is taken.
        Assert.Equal([("Say how the child is 12 weeks after the first day: managed move", Day("2026-11-10"))], Due(Managed(m => m.Start = Day("2026-08-18"))));
        Assert.Empty(Due(Managed(m => m.Start = null)));
        Assert.Equal([("Hold the review: off-site direction", Day("2026-11-16"))], Due(OffSite("2026-11-02"), Review("2026-11-16")));
        Assert.Equal([("Write down what the review decided: off-site direction", Day("2026-11-09"))], Due(OffSite("2026-11-02"), Review("2026-11-09")));
        Assert.Empty(Due(OffSite("2026-11-02"), Review("2026-11-18")));

        static IEnumerable<(string, DateOnly)> Due(Move m, params MoveReview[] reviews) => MovementHome.Due(m, reviews, Ground.Today, RuleBook.National).Select(t => (t.Text, t.Due!.Value));
    }

    [Fact]
    public void How_many_weeks_after_the_first_day_somebody_asks_is_the_locality_s()
    {
        var book = RuleBook.National.With(new RuleChange("2.3/outcomes", "Our protocol") { Parameters = new Dictionary<string, int> { ["firstWeeks"] = 4, ["secondWeeks"] = 16 } });
        var move = Managed(m => m.Start = Day("2026-10-13"));
        // Four weeks after 13 October: today. Sixteen: 2 February.
        Assert.Equal((Day("2026-11-10"), Day("2027-02-02")), (MovementRules.OutcomeDue(move, MovementRules.FirstLook, book), MovementRules.OutcomeDue(move, MovementRules.SecondLook, book)));
        Assert.Equal("Say how the child is 4 weeks after the first day: managed move", Assert.Single(MovementHome.Due(move, [], Ground.Today, book)).Text);
        // The second is never before the first.
        Assert.Equal(20, MovementRules.Weeks(MovementRules.SecondLook, RuleBook.National.With(new RuleChange("2.3/outcomes", "Ours") { Parameters = new Dictionary<string, int> { ["firstWeeks"] = 20 } }), Day("2026-10-13")));
        (move.At6Weeks, move.At6WeeksOn) = (MoveOutcome.Settled, Day("2026-11-10"));
        Assert.Equal([("After 4 weeks", "Settled, Tuesday 10 November 2026")], MoveFacts.Outcomes(move));
    }

    private static void Says(Move move, params string[] parts)
    {
        var said = MovementRules.Warnings(move, [], Ground);
        Assert.All(parts, p => Assert.Contains(said, s => s.Contains(p, StringComparison.Ordinal)));
        // Nothing is said that no part belongs to.
        Assert.All(said, s => Assert.Contains(parts, p => s.Contains(p, StringComparison.Ordinal)));
    }

    private static void Agreed(Move m) => (m.ParentAgreed, m.HomeHeadAgreed, m.ReceivingHeadAgreed) = (Day("2026-10-19"), Day("2026-10-20"), Day("2026-10-21"));

    private static Move Managed(Action<Move>? with = null) => Made(MoveKind.ManagedMove, m =>
    {
        Agreed(m);
        m.Start = Day("2026-11-02");
        with?.Invoke(m);
    });

    private static Move OffSite(string start, Action<Move>? with = null) => Made(MoveKind.OffSiteDirection, m =>
    {
        (m.Start, m.End, m.HelpFailed, m.Objectives) = (Day(start), Day("2026-12-18"), true, "To manage break times.");
        (m.PlaceAddress, m.ReportTo, m.Days, m.SessionTimes) = ("1 River Road", "Ms Reed", 20, "9.15 to 15.00");
        with?.Invoke(m);
    });

    private static Move Made(MoveKind kind, Action<Move>? with = null)
    {
        var move = new Move
        {
            Id = Guid.CreateVersion7(), ChildId = default, SchoolId = default, What = kind, Start = Day("2026-11-10"), ToName = "Somewhere", Reason = "It is in the child’s interest.", ChildView = "I want to go.", Tried = "A mentor.",
            ParentAgreed = kind == MoveKind.ElectiveHomeEducation ? Day("2026-11-09") : null, Ground = kind == MoveKind.LeavingRoll ? "Registered at another school" : null,
            RecordedBy = default, RecordedAtUtc = new(2026, 11, 10, 9, 0, 0, DateTimeKind.Utc),
        };
        with?.Invoke(move);
        return move;
    }

    private static MoveReview Review(string day, Action<MoveReview>? with = null)
    {
        var review = new MoveReview { Id = Guid.CreateVersion7(), ChildId = default, MoveId = default, Day = Day(day) };
        with?.Invoke(review);
        return review;
    }
}
