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
        Assert.Equal(1, OffSiteClock.Compute(new(SchoolType.Maintained, year, On(first), On(first))).Duties.Count);
    }

    [Fact]
    public void A_review_that_is_asked_for_is_held_unless_one_was_in_the_ten_weeks_before()
    {
        var direction = Direction with { AsOf = On("2027-02-01"), Reviews = [new(On("2026-11-16"))], ReviewRequests = [On("2027-01-25"), On("2027-01-26")] };
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

    [Theory]
    [InlineData(OtherProvision.None, "2026-09-07", 'E')]
    [InlineData(OtherProvision.RegisteredSchool, "2026-09-07", 'D')]
    [InlineData(OtherProvision.ArrangedByAuthority, "2024-08-19", 'K')]
    [InlineData(OtherProvision.ArrangedByAuthority, "2024-07-19", 'B')]
    [InlineData(OtherProvision.ApprovedActivity, "2026-09-07", 'B')]
    public void The_register_says_E_then_where_the_child_is(OtherProvision provision, string day, char code) => Assert.Equal(code, RegisterCodes.Of(provision, On(day)));

    [Theory]
    [InlineData(500_000, 26, 0, 250_000)]
    [InlineData(456_789, 17, 400_000, 549_335)] // 456789 × 17 ÷ 52 = 149334.87, and £4,000
    [InlineData(26, 1, 0, 1)] // half a penny goes up
    [InlineData(25, 1, 0, 0)]
    [InlineData(456_789, 52, 0, 456_789)]
    [InlineData(456_789, 0, 0, 0)]
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
    [InlineData("2026-11-06", "2026-11-10")] // Friday; Monday, Tuesday
    [InlineData("2026-12-24", "2026-12-30")] // Christmas Day, the weekend, and Monday 28 in Boxing Day's place
    public void A_letter_counts_as_given_on_the_second_working_day(string posted, string given)
    {
        Assert.Equal(On(given), NoticeByPost.Given(On(posted), new HashSet<DateOnly> { On("2026-12-25"), On("2026-12-28") }));
        Assert.Equal(On(posted), NoticeByPost.GivenByHand(On(posted)));
    }
}
