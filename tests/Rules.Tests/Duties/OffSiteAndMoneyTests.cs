using Headwater.Duties;
using static Headwater.Rules.Tests.Duties.Made;

namespace Headwater.Rules.Tests.Duties;

public sealed class OffSiteAndMoneyTests
{
    private static readonly OffSiteDirection Direction = new(SchoolType.Maintained, Calendar, On("2026-11-03"), On("2026-11-01"));

    [Fact]
    public void Notice_is_given_two_school_days_before_the_first_day_and_to_the_authority_with_a_plan()
    {
        var result = OffSiteClock.Compute(Direction with { EhcPlan = true, NoticeGiven = On("2026-10-23") });
        // Before Tuesday 3 November: Monday 2 November and Friday 23 October.
        Assert.Equal([(OffSiteDutyKind.Notice, On("2026-10-23"), DutyState.Met), (OffSiteDutyKind.NoticeToLocalAuthority, On("2026-10-23"), DutyState.Late)], result.Duties.Select(d => (d.Duty, d.Due!.Value, d.State)));
        Assert.Equal("2.8", result.Duties[0].Rule.Number);
        Assert.Contains("pupil, who is 18", OffSiteClock.Compute(Direction with { PupilIsAdult = true }).Duties[0].Because);
    }

    [Theory]
    [InlineData("2026-07-24", 0, 1)]
    [InlineData("2026-09-07", 1, 0)]
    public void Academies_have_the_power_and_its_rules_from_26_July_2026(string first, int duties, int warnings)
    {
        var year = new SchoolCalendar([new(On("2026-06-01"), On("2026-07-24")), new(On("2026-09-03"), On("2026-12-18"))]);
        var result = OffSiteClock.Compute(new(SchoolType.Academy, year, On(first), On(first)));
        Assert.Equal((duties, warnings), (result.Duties.Count, result.Warnings.Count));
        Assert.Single(OffSiteClock.Compute(new(SchoolType.Maintained, year, On(first), On(first))).Duties);
    }

    [Fact]
    public void A_review_that_is_asked_for_is_held_unless_one_was_in_the_ten_weeks_before()
    {
        var direction = Direction with { AsOf = On("2027-02-01"), Reviews = [new(On("2026-11-16"))], ReviewRequests = [new(On("2027-01-25")), new(On("2027-01-26"))] };
        var result = OffSiteClock.Compute(direction);
        // 70 days before 25 January 2027 is 16 November 2026.
        Assert.Contains(result.Warnings, w => w.Contains("Monday 25 January 2027 need not be held"));
        var asked = Assert.Single(result.Duties, d => d.Duty == OffSiteDutyKind.RequestedReview);
        Assert.Equal((null, DutyState.Open), (asked.Due, asked.State));
        Assert.Contains("26 January 2027", asked.Because);
        Assert.Equal(DutyState.Met, OffSiteClock.Compute(direction with { Reviews = [.. direction.Reviews, new(On("2027-02-01"))] }).Duties.Single(d => d.Duty == OffSiteDutyKind.RequestedReview).State);
    }

    [Fact]
    public void Invitations_go_six_days_before_a_review_and_its_outcome_within_six_after()
    {
        var result = OffSiteClock.Compute(Direction with { AsOf = On("2026-12-01"), NoticeGiven = On("2026-10-20"), Reviews = [new(On("2026-11-26"), On("2026-11-20"))] });
        Assert.Equal([(OffSiteDutyKind.Invitations, On("2026-11-20"), DutyState.Met), (OffSiteDutyKind.Outcome, On("2026-12-02"), DutyState.Open)], result.Duties.Skip(1).Select(d => (d.Duty, d.Due!.Value, d.State)));
        Assert.All(result.Duties.Skip(1), d => Assert.Equal(Confidence.R, d.Rule.Confidence));
    }

    [Fact]
    public void Impossible_directions_are_refused()
    {
        static string Refused(OffSiteDirection d) => Assert.Throws<CaseRefusedException>(() => OffSiteClock.Compute(d)).Message;
        Assert.Contains("no school day", Refused(Direction with { FirstDay = On("2026-10-26") }));
        Assert.Contains("before its first day", Refused(Direction with { LastDay = On("2026-11-02") }));
        Assert.Contains("1 January 2013", Refused(new(SchoolType.Maintained, new([new(On("2012-09-03"), On("2012-12-21"))]), On("2012-11-05"), On("2012-11-05"))));
    }

    [Fact]
    public void A_direction_is_no_sanction_and_comes_after_other_help_and_a_review_says_until_when()
    {
        Assert.Empty(OffSiteClock.Compute(Direction with { HelpFailedOrUnsuitable = true }).Warnings);
        Assert.Equal(2, OffSiteClock.Compute(Direction with { IsSanction = true, HelpFailedOrUnsuitable = false }).Warnings.Count(w => w.Contains("rule 2.6")));
        Assert.Contains("rule 2.10", Assert.Single(OffSiteClock.Compute(Direction with { Reviews = [new(On("2026-11-20")) { Stops = false }] }).Warnings));
        Assert.Empty(OffSiteClock.Compute(Direction with { Reviews = [new(On("2026-11-20")) { Stops = false, ContinuesUntil = On("2027-02-12") }, new(On("2027-02-01")) { Stops = true }] }).Warnings);
    }

    [Theory]
    [InlineData("2026-09-21", "2026-09-17")]
    [InlineData("2026-11-03", "2026-10-23")]
    [InlineData("2027-01-05", "2026-12-17")]
    public void Notice_by(string first, string by) => Assert.Equal(On(by), OffSiteClock.Compute(Direction with { FirstDay = On(first) }).Duties.Single().Due);

    [Theory]
    [InlineData("2026-10-02", "2026-12-14", false, false, true)]
    [InlineData("2026-10-02", "2026-11-30", false, false, false)] // 59 days
    [InlineData(null, "2026-11-30", false, false, true)]
    [InlineData("2026-09-11", "2026-11-23", true, true, true)] // 73 days
    [InlineData(null, "2026-11-23", false, true, false)] // the authority without a plan
    public void A_review_is_held_for_whoever_may_ask(string? last, string asked, bool plan, bool authority, bool held) =>
        Assert.Equal(held, OffSiteClock.Compute(Direction with { EhcPlan = plan, Reviews = last is null ? [] : [new(On(last))], ReviewRequests = [new(On(asked), authority)] }).Duties.Any(d => d.Duty == OffSiteDutyKind.RequestedReview));

    [Theory]
    [InlineData(OtherProvision.None, "2026-09-07", 'E')]
    [InlineData(OtherProvision.RegisteredSchool, "2026-09-21", 'D')]
    [InlineData(OtherProvision.ArrangedByAuthority, "2026-11-05", 'K')]
    [InlineData(OtherProvision.ArrangedByAuthority, "2024-08-19", 'K')]
    [InlineData(OtherProvision.ArrangedByAuthority, "2024-02-20", 'B')]
    [InlineData(OtherProvision.ApprovedActivity, "2026-09-21", 'B')]
    public void The_register_says_E_then_where_the_child_is(OtherProvision provision, string day, char code) => Assert.Equal(code, RegisterCodes.Of(provision, On(day)));

    [Theory]
    [InlineData(521_300, 30, 0, 300_750)]
    [InlineData(650_000, 17, 400_000, 612_500)]
    [InlineData(520_000, 13, 0, 130_000)]
    [InlineData(742_000, 39, 400_000, 956_500)]
    [InlineData(480_000, 52, 0, 480_000)]
    [InlineData(480_000, 0, 400_000, 400_000)]
    [InlineData(495_500, 23, 0, 219_163)] // and 24/52 of a penny
    [InlineData(456_789, 17, 400_000, 549_335)] // 456789 × 17 ÷ 52 = 149334.87, and £4,000
    [InlineData(26, 1, 0, 1)] // half a penny goes up
    [InlineData(25, 1, 0, 0)]
    public void Money_follows_to_the_penny(long year, int weeks, long review, long pence) => Assert.Equal(pence, BudgetAdjustment.Pence(year, weeks, review));

    [Fact]
    public void Complete_weeks_are_counted_with_both_ends()
    {
        Assert.Equal(1, BudgetAdjustment.CompleteWeeks(On("2027-03-25"), On("2027-03-31")));
        Assert.Equal(0, BudgetAdjustment.CompleteWeeks(On("2027-03-26"), On("2027-03-31")));
        Assert.Equal(0, BudgetAdjustment.CompleteWeeks(On("2027-04-26"), On("2027-03-31")));
        Assert.Throws<ArgumentOutOfRangeException>(() => BudgetAdjustment.Pence(1, 53));
        Assert.Throws<ArgumentOutOfRangeException>(() => BudgetAdjustment.Pence(-1, 5));
    }

    [Theory]
    [InlineData("2026-10-05", "2026-10-07")]
    [InlineData("2026-10-09", "2026-10-13")] // Monday, Tuesday
    [InlineData("2026-10-10", "2026-10-13")]
    [InlineData("2026-12-24", "2026-12-30")] // Christmas Day, the weekend, and Monday 28 in Boxing Day's place
    [InlineData("2027-03-24", "2027-03-30")] // Thursday; Good Friday and Easter Monday; Tuesday
    [InlineData("2027-04-30", "2027-05-05")] // the bank holiday on Monday
    public void A_letter_counts_as_given_on_the_second_working_day(string posted, string given)
    {
        Assert.Equal(On(given), NoticeByPost.Given(On(posted), new[] { "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03" }.Select(On).ToHashSet()));
        Assert.Equal(On(posted), NoticeByPost.GivenByHand(On(posted)));
    }

    [Fact]
    public void A_decision_posted_on_a_Friday_leaves_the_parent_until_the_15th_school_day_after_Tuesday()
    {
        var given = NoticeByPost.Given(On("2026-10-02"), new HashSet<DateOnly>());
        // 7 to 9 October are 3, to the 16th 8, to the 23rd 13, 2 and 3 November 15.
        Assert.Equal((On("2026-10-06"), On("2026-11-03")), (given, Calendar.After(given, 15)));
    }

    [Theory]
    [InlineData("suspension", "2026-09-14", 12, "2026-09-14 2026-09-15 2026-09-16 2026-09-17 2026-09-18")]
    [InlineData("suspension", "2026-09-14", 6, "2026-09-14 2026-09-15 2026-09-16")]
    [InlineData("permanent", "2026-10-22", 0, "2026-10-22 2026-10-23 2026-11-02 2026-11-03 2026-11-04")]
    [InlineData("permanent", "2026-12-16", 0, "2026-12-16 2026-12-17 2026-12-18 2027-01-05 2027-01-06")]
    public void Not_in_a_public_place_on_days_one_to_five(string kind, string start, int sessions, string days)
    {
        var x = kind == "permanent" ? Permanent("X1", start) : Suspended("X1", start, sessions);
        Assert.Equal(days.Split(' ').Select(On), ExclusionClock.Compute(Case(start, x)).Duty("X1", DutyKind.NotifyParent)!.NotInPublicPlace);
    }

    public static TheoryData<string?, PanelMember[]> Panels()
    {
        var (chair, governor, head) = (new PanelMember(PanelPlace.LayChair), new PanelMember(PanelPlace.Governor) { MonthsAsGovernor = 36 }, new PanelMember(PanelPlace.Headteacher) { HeadInLastFiveYears = true });
        return new()
        {
            { null, [chair, governor, head] },
            { null, [chair, governor, head, governor, head] },
            { "paid school staff", [chair with { WasPaidSchoolStaff = true }, governor, head] },
            { "this one has 4", [chair, governor, head, governor] },
            { "fewer than 12 months", [chair, governor with { MonthsAsGovernor = 11 }, head] },
            { "teacher or head in the last five", [chair, governor with { TaughtInLastFiveYears = true }, head] },
            { "not been one within", [chair, governor, head with { HeadInLastFiveYears = false }] },
            { "one lay member", [governor, governor, head] },
            { "a governor and a headteacher", [chair, governor, governor] },
        };
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public void Who_may_sit_on_a_review_panel(string? problem, PanelMember[] members)
    {
        if (problem is null)
            Assert.Empty(ReviewPanel.Problems(members));
        else
            Assert.Contains(problem, Assert.Single(ReviewPanel.Problems(members)));
    }

    [Fact]
    public void The_panel_may_order_money_only_after_a_decision_quashed_and_ten_school_days()
    {
        Assert.Equal(On("2026-11-19"), ReviewPanel.AdjustmentAfter(ReviewOutcome.Quashed, On("2026-11-05"), Calendar));
        // 17 and 18 December, 5 to 8 and 11 to 14 January.
        Assert.Equal(On("2027-01-14"), ReviewPanel.AdjustmentAfter(ReviewOutcome.Quashed, On("2026-12-16"), Calendar));
        Assert.Null(ReviewPanel.AdjustmentAfter(ReviewOutcome.Recommended, On("2026-11-05"), Calendar));
    }
}
