using Headwater.Children.Exclusions;
using Headwater.Children.Family;
using Headwater.Children.Response;
using Headwater.Duties;
using Headwater.Kernel;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Family;

/// <summary>Sentences and days of the family's page, by hand, on Tuesday 10 November 2026.</summary>
public sealed class FamilyRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);

    [Theory]
    [InlineData(null, false, "Nothing is planned just now.")]
    [InlineData("2026-11-24", false, "There is a plan to help your child. We look at it again on Tuesday 24 November 2026.")]
    [InlineData("2026-11-24", true, "There is a plan to help you. We look at it again on Tuesday 24 November 2026.")]
    [InlineData("2026-11-03", false, "There is a plan to help your child. We should have looked at it by Tuesday 3 November 2026. Ask the school when it will be.")]
    public void Without_an_exclusion_the_plan_says_where_things_stand(string? review, bool young, string words) =>
        Assert.Equal(words, FamilyRules.Standing([Suspension("2026-10-05", "2026-10-06")], review is null ? [] : [Plan(review)], Today, young));

    [Fact]
    public void What_keeps_the_child_out_comes_before_a_plan()
    {
        Assert.Equal("Your child is suspended from school until Friday 13 November 2026.", FamilyRules.Standing([Suspension("2026-11-09", "2026-11-13")], [Plan("2026-11-24")], Today, false));
        Assert.Equal("You are suspended from school until Friday 13 November 2026.", FamilyRules.Standing([Suspension("2026-11-09", "2026-11-13")], [], Today, true));
        Assert.Equal("You are suspended from school from Monday 16 November 2026 until Tuesday 17 November 2026.", FamilyRules.Standing([Suspension("2026-11-16", "2026-11-17")], [], Today, true));
        // The last day out is still a day out; the day after is not.
        Assert.StartsWith("Your child is suspended", FamilyRules.Standing([Suspension("2026-11-09", "2026-11-10")], [], Today, false), StringComparison.Ordinal);
        Assert.Equal("Nothing is planned just now.", FamilyRules.Standing([Suspension("2026-11-05", "2026-11-09")], [], Today, false));
        var permanent = Permanent(x => x.BoardNotified = Today);
        Assert.Equal("Your child is out of this school for good. The governing board has still to decide if your child comes back.", FamilyRules.Standing([Suspension("2026-11-09", "2026-11-13"), permanent], [], Today, false));
        Assert.Equal("The governing board has decided that you do not come back to this school.", FamilyRules.Standing([Permanent(x => x.BoardDecision = BoardDecision.Declined)], [], Today, true));
        // Cancelled or undone, it keeps nobody out.
        Assert.Equal("Nothing is planned just now.", FamilyRules.Standing([Permanent(x => x.BoardDecision = BoardDecision.Reinstated), Permanent(x => x.Cancelled = Today), Permanent(x => x.ReinstatedOnReconsideration = Today)], [], Today, false));
    }

    [Fact]
    public void Days_to_come_stand_in_order_each_with_what_can_be_done_before_it()
    {
        var suspension = Suspension("2026-11-09", "2026-11-13", [Due(DutyKind.AlternativeProvision, "2026-11-16"), Due(DutyKind.Papers, "2026-11-12", done: "2026-11-10"), Due(DutyKind.NotifyParent, "2026-11-09")]);
        suspension.Row.BoardMeetingOn = new(2026, 11, 20);
        var next = FamilyRules.Next([suspension], [Plan("2026-11-24"), Plan("2026-11-03")], Today, young: false);
        Assert.Equal(
            [("2026-11-16", "From this day your child must have full-time lessons."), ("2026-11-16", "Your child is back at school."), ("2026-11-20", "The governing board meets."), ("2026-11-24", "We look at the plan again.")],
            next.Select(n => (n.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), n.What)));
        Assert.All(next, n => Assert.NotEmpty(n.Before));
        // Without a day of its own the meeting has a last day; once it is decided neither counts.
        suspension.Row.BoardMeetingOn = null;
        var due = suspension with { Duties = [Due(DutyKind.BoardMeeting, "2026-12-01")] };
        Assert.Contains(FamilyRules.Next([due], [], Today, true), n => n is { What: "The governing board must have met by this day." } && n.Day == new DateOnly(2026, 12, 1));
        suspension.Row.BoardDecision = BoardDecision.Declined;
        Assert.DoesNotContain(FamilyRules.Next([due], [], Today, true), n => n.What.Contains("board", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_board_can_do_is_said_as_the_law_has_it()
    {
        // Permanent: the board must meet (rule 1.26). More than five days in a term: it must, if the parent writes, within 50 school days (1.28). Fewer: it must consider what is said, and cannot reinstate.
        Assert.Equal("The governing board must meet and decide if your child comes back.", FamilyRules.Power(Permanent(_ => { }), false));
        Assert.Equal("If you write, the governing board must meet within 50 school days. It can decide that you come back.", FamilyRules.Power(Suspension("2026-11-02", "2026-11-09", [Due(DutyKind.NotifyBoard, "2026-11-02")]), true));
        Assert.Equal("The governing board must think about what you write. It cannot undo a time out that is so short.", FamilyRules.Power(Suspension("2026-11-09", "2026-11-09"), false));
        Assert.Equal("The governing board must meet and can decide that your child comes back sooner.", FamilyRules.Power(Suspension("2026-10-05", "2026-11-09", [Due(DutyKind.BoardMeeting, "2026-11-20")]), false));
    }

    [Fact]
    public void What_is_owed_to_the_family_leaves_out_what_is_owed_to_others()
    {
        var owed = FamilyRules.Owed(Suspension("2026-11-09", "2026-11-13", [Due(DutyKind.NotifyParent, "2026-11-09", done: "2026-11-09"), Due(DutyKind.NotifyLocalAuthority, "2026-11-09"), Due(DutyKind.NotifySocialWorker, "2026-11-09"), Due(DutyKind.AlternativeProvision, "2026-11-16")]), young: true);
        Assert.Equal([("The school must tell your parents in writing.", "This was done."), ("You must have full-time lessons from the sixth day.", "This is still to come.")], owed.Select(o => (o.What, o.How)));
    }

    [Theory]
    [InlineData(2, "We got there.")]
    [InlineData(1, "It is better than at the start. We are not there yet.")]
    [InlineData(0, "It is the same as at the start.")]
    [InlineData(-1, "It is harder than at the start.")]
    [InlineData(-2, "It is much harder than at the start.")]
    [InlineData(null, "We have not looked at this yet.")]
    public void Steps_are_told_in_words(int? step, string words) => Assert.Equal(words, FamilyRules.Went(step));

    [Theory]
    [InlineData("", "Asked")]
    [InlineData("a+", "Given")]
    [InlineData("a-", "Declined")]
    [InlineData("a+ a!", "Withdrawn")]
    [InlineData("a+ a! a+", "Given")]
    // One parent ends what the other agreed to, and only they turn it again.
    [InlineData("a+ b!", "Withdrawn")]
    [InlineData("a+ b! a+", "Withdrawn")]
    [InlineData("a+ b! b+", "Given")]
    [InlineData("a+ b-", "Declined")]
    public void A_consent_stands_while_somebody_says_yes_and_nobody_who_answered_says_no(string steps, string state)
    {
        var people = new Dictionary<char, PersonId> { ['a'] = PersonId.New(), ['b'] = PersonId.New(), ['s'] = PersonId.New() };
        var read = steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => (people[s[0]], s[1] switch { '+' => ConsentDeed.Given, '-' => ConsentDeed.Declined, _ => ConsentDeed.Withdrawn }));
        Assert.Equal(state, ConsentRules.StateOf([(people['s'], ConsentDeed.Asked), .. read]).ToString());
    }

    [Fact]
    public void A_yes_can_always_be_taken_back_and_a_no_turned()
    {
        Assert.True(ConsentRules.May(ConsentDeed.Given, ConsentDeed.Withdrawn));
        Assert.True(ConsentRules.May(null, ConsentDeed.Withdrawn));
        Assert.All(new ConsentDeed?[] { null, ConsentDeed.Declined, ConsentDeed.Withdrawn }, last => Assert.True(ConsentRules.May(last, ConsentDeed.Given)));
        Assert.False(ConsentRules.May(ConsentDeed.Given, ConsentDeed.Given));
        Assert.False(ConsentRules.May(ConsentDeed.Withdrawn, ConsentDeed.Withdrawn));
        Assert.False(ConsentRules.May(null, ConsentDeed.Asked));
    }

    private static FamilyExclusion Suspension(string start, string last, params IReadOnlyList<DutyDate> duties)
    {
        var end = Day(last);
        var back = end.DayOfWeek == DayOfWeek.Friday ? end.AddDays(3) : end.AddDays(1);
        return new(Row(ExclusionKind.Suspension, Day(start), 2), end, back, duties);
    }

    private static FamilyExclusion Permanent(Action<RecordedExclusion> with)
    {
        var row = Row(ExclusionKind.Permanent, new(2026, 11, 9), 0);
        with(row);
        return new(row, null, null, []);
    }

    private static RecordedExclusion Row(ExclusionKind what, DateOnly start, int sessions) => new()
    {
        Id = Guid.CreateVersion7(), ChildId = ChildId.New(), SchoolId = OrganisationId.New(), What = what, Start = start, Sessions = sessions, Decided = start, YearGroup = 8, RecordedBy = PersonId.New(), RecordedAtUtc = default,
    };

    private static DutyDate Due(DutyKind kind, string day, string? done = null) =>
        new("x", kind, DutyOwner.Headteacher, Day(day), done is null ? DutyState.Open : DutyState.Met, RuleBook.National.Find("1.14", new(2026, 11, 9))!, "", "") { Done = done is null ? null : Day(done) };

    private static PlanCycle Plan(string review) => new()
    {
        Id = Guid.CreateVersion7(), ChildId = ChildId.New(), Visibility = Visibility.Family, OwnerId = OrganisationId.New(), PlanKind = PlanKind.SupportPlan, StageNumber = 2, Began = new(2026, 9, 7), NeedsAndStrengths = "x", CoordinatorId = PersonId.New(), ReviewOn = Day(review),
    };
}
