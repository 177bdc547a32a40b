using Headwater.Duties;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.FairAccess.Referrals;

/// <summary>Worked by hand from the fact sheet: rules 3.3, 3.4, 3.5, 3.8 and 3.13.</summary>
public sealed class ReferralRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);
    private static readonly OrganisationId Alder = OrganisationId.New(), Beech = OrganisationId.New(), Cedar = OrganisationId.New();

    /// <summary>Terms from 3 September to 18 December with half term from 26 to 30 October, and from 5 January to 25 March.</summary>
    private static readonly SchoolCalendar Calendar = new(
        [new(new(2026, 9, 3), new(2026, 12, 18)), new(new(2027, 1, 5), new(2027, 3, 25))], Enumerable.Range(26, 5).Select(d => new DateOnly(2026, 10, d)));

    // Counted on a calendar. From Tuesday 10 November: 11-13 (3), 16-20 (8), 23-27 (13), 30-4 (18), 7 and 8 December.
    // From Monday 19 October: 20-23 (4), half term, 2-6 November (9), 9-13 (14), 16-20 (19), 23 November.
    // From Saturday 5 December: 7-11 (5), 14-18 (10), holidays, 5-8 January (14), 11-15 (19), 18 January.
    [Theory]
    [InlineData("2026-11-10", "2026-12-08")]
    [InlineData("2026-10-19", "2026-11-23")]
    [InlineData("2026-12-05", "2027-01-18")]
    public void The_twentieth_school_day_after_acceptance_is_the_last(string accepted, string due) => Assert.Equal(Day(due), ReferralRules.Clock(Day(accepted), Calendar, Day(accepted)).Due);

    [Theory]
    [InlineData("2026-11-10", 20, false, "To be placed by Tuesday 8 December 2026 (in 20 school days).")]
    [InlineData("2026-11-13", 17, false, "To be placed by Tuesday 8 December 2026 (in 17 school days).")]
    [InlineData("2026-11-15", 17, false, "To be placed by Tuesday 8 December 2026 (in 17 school days).")]
    [InlineData("2026-12-07", 1, false, "To be placed by Tuesday 8 December 2026 (in 1 school day).")]
    [InlineData("2026-12-08", 0, false, "To be placed today.")]
    [InlineData("2026-12-09", 0, true, "To be placed by Tuesday 8 December 2026: that day is past.")]
    public void Days_left_are_school_days(string today, int left, bool late, string words)
    {
        var clock = ReferralRules.Clock(Day("2026-11-10"), Calendar, Day(today));
        Assert.Equal((left, late, words), (clock.DaysLeft, clock.IsLate, ReferralRules.Words(clock)));
    }

    [Fact]
    public void Where_the_term_dates_do_not_reach_it_is_said_and_no_day_is_made_up()
    {
        // From Friday 12 March 2027: 15-19 (5), 22-25 (9), and the calendar ends.
        Assert.Null(ReferralRules.Clock(Day("2027-03-12"), Calendar, Day("2027-03-12")).Due);
        Assert.Equal("The term dates do not reach twenty school days ahead. Give them, so that the day can be told.", ReferralRules.Words(ReferralRules.Clock(Today, null, Today)));
    }

    [Theory]
    [InlineData(true, false, "virtual school head")]
    [InlineData(false, true, "named in the plan")]
    [InlineData(true, true, "virtual school head")]
    [InlineData(null, true, "named in the plan")]
    [InlineData(false, false, null)]
    [InlineData(null, null, null)]
    public void A_child_who_is_looked_after_or_has_a_plan_has_a_route_of_its_own(bool? lookedAfter, bool? plan, string? words)
    {
        var route = ReferralRules.OwnRoute(lookedAfter, plan);
        Assert.Equal(words is null, route is null);
        Assert.Contains(words ?? "", route ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_school_that_excluded_is_barred_by_itself()
    {
        var paper = Whole();
        Assert.Equal([(Cedar, "A brother was hurt there.")], ReferralRules.Barred(paper.Referral, paper.Schools).Select(b => (b.Key, b.Value)));
        paper.Referral.ExcludedBy = Alder;
        Assert.Equal([Alder, Cedar], ReferralRules.Barred(paper.Referral, paper.Schools).Keys.OrderBy(k => k == Cedar));
        Assert.Equal("It permanently excluded the child. Nobody is placed back at the school that excluded.", ReferralRules.Barred(paper.Referral, paper.Schools)[Alder]);
        // And no wish of the family's makes it otherwise.
        paper.Referral.ExcludedBy = Beech;
        Assert.Contains("The family wishes the school that excluded the child. It cannot be asked: talk with the family about another.", ReferralRules.Missing(paper, 8, Protocol(), Today));
    }

    [Fact]
    public void A_whole_referral_misses_nothing_and_an_empty_one_is_told_all_in_plain_words()
    {
        Assert.Empty(ReferralRules.Missing(Whole(), 8, Protocol(), Today));
        var empty = new ReferralPaper(New(), [], null, []);
        Assert.Equal(
        [
            "Choose the category.",
            "Say what shows that the child is of this category.",
            "Say what was tried to get a place by the ordinary way. Fair access comes after it.",
            "Say what the child needs.",
            "Ask the child, and write down what the child thinks.",
            "Ask the parents, and write down what they think.",
            "Name the schools that the family wishes, or tick that it names none.",
            "Name the schools before this one.",
            "Say how the child can travel.",
            "Say what a school must know to keep everybody safe. If there is nothing, say so.",
        ], ReferralRules.Missing(empty, 8, Protocol(), Today));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void Subjects_are_asked_in_years_ten_and_eleven_only(int year, bool asked)
    {
        var paper = Whole();
        Assert.Equal(asked, ReferralRules.Missing(paper, year, Protocol(), Today).Any(m => m.StartsWith("Name the subjects", StringComparison.Ordinal)));
        paper.Referral.Subjects = "English, mathematics";
        Assert.Empty(ReferralRules.Missing(paper, year, Protocol(), Today));
    }

    [Fact]
    public void A_family_that_names_no_school_says_so()
    {
        var paper = Whole() with { Schools = [] };
        Assert.Equal(["Name the schools that the family wishes, or tick that it names none."], ReferralRules.Missing(paper, 8, Protocol(), Today));
        paper.Referral.NoPreference = true;
        Assert.Empty(ReferralRules.Missing(paper, 8, Protocol(), Today));
    }

    // Four weeks before Tuesday 10 November is Tuesday 13 October.
    [Theory]
    [InlineData("2026-10-13", null)]
    [InlineData("2026-10-14", "Category (l) asks for four weeks out of education: from Wednesday 14 October 2026 on that is Wednesday 11 November 2026. Choose another category, or wait.")]
    [InlineData(null, "Enter the first day without a school: category (l) asks for four weeks out of education.")]
    public void Category_l_asks_for_four_weeks_out_of_education(string? since, string? missing)
    {
        var paper = Whole();
        (paper.Referral.Category, paper.Referral.UnplacedSince) = (Category.L, since is null ? null : Day(since));
        Assert.Equal(missing is null ? [] : [missing], ReferralRules.Missing(paper, 8, Protocol(), Today));
    }

    [Fact]
    public void A_category_that_the_protocol_does_not_use_is_none_and_without_a_protocol_nobody_is_placed()
    {
        var paper = Whole();
        paper.Referral.Category = Category.M;
        Assert.Equal(["The protocol here does not use category (m). Choose another."], ReferralRules.Missing(paper, 8, Protocol(), Today));
        Assert.StartsWith("No protocol of this kind is in force here", Assert.Single(ReferralRules.Missing(Whole(), 8, null, Today)), StringComparison.Ordinal);
    }

    // Rule 3.8: only with a particularly high share, and prejudice too; attendance, a count of suspensions, needs and disability are no grounds.
    [Theory]
    [InlineData(RefusalGrounds.HighShare | RefusalGrounds.Prejudice, 0)]
    [InlineData(RefusalGrounds.ManyExcluded | RefusalGrounds.Prejudice, 0)]
    [InlineData(RefusalGrounds.HighShare | RefusalGrounds.ManyExcluded | RefusalGrounds.Prejudice, 0)]
    [InlineData(RefusalGrounds.HighShare, 1)]
    [InlineData(RefusalGrounds.Prejudice, 1)]
    [InlineData(RefusalGrounds.None, 2)]
    [InlineData(RefusalGrounds.Attendance, 3)]
    [InlineData(RefusalGrounds.HighShare | RefusalGrounds.Prejudice | RefusalGrounds.Suspensions, 1)]
    [InlineData(RefusalGrounds.HighShare | RefusalGrounds.Prejudice | RefusalGrounds.Needs | RefusalGrounds.Disability, 2)]
    internal void A_refusal_for_challenging_behaviour_needs_its_grounds_and_others_are_none(RefusalGrounds grounds, int problems) => Assert.Equal(problems, ReferralRules.WhyGroundsFail(grounds).Count());

    [Fact]
    public void Category_j_asks_who_refused_on_which_grounds_and_for_which_behaviour()
    {
        var paper = Whole();
        (paper.Referral.Category, paper.Referral.Grounds) = (Category.J, RefusalGrounds.Attendance | RefusalGrounds.HighShare | RefusalGrounds.Prejudice);
        Assert.Equal(
        [
            "Name the school that refused the child.",
            "Poor attendance at another school is no ground.",
            "Describe the behaviour: what, how often, for how long, and what was tried. It must be beyond what schools ordinarily manage.",
        ], ReferralRules.Missing(paper, 8, Protocol(), Today));
        (paper.Referral.RefusedBy, paper.Referral.Grounds, paper.Referral.Behaviour) = (Beech, RefusalGrounds.HighShare | RefusalGrounds.Prejudice, "Threw chairs on most days for a term; a mentor, a plan and outreach did not help.");
        Assert.Empty(ReferralRules.Missing(paper, 8, Protocol(), Today));
        // Of any other category nothing of this is asked.
        (paper.Referral.Category, paper.Referral.RefusedBy) = (Category.A, null);
        Assert.Empty(ReferralRules.Missing(paper, 8, Protocol(), Today));
    }

    [Fact]
    public void Those_who_wait_longest_come_first_and_those_who_do_not_wait_are_not_there()
    {
        var (out50, accepted, begun, placed, given) = (New(), New(), New(), New(), New());
        (out50.UnplacedSince, out50.AcceptedOn, out50.State) = (Day("2026-09-21"), Day("2026-11-09"), ReferralState.Accepted);
        (accepted.AcceptedOn, accepted.State) = (Day("2026-10-12"), ReferralState.Accepted);
        (placed.State, given.State) = (ReferralState.Placed, ReferralState.Withdrawn);
        Assert.Equal([out50, accepted, begun], ReferralRules.LongestFirst([begun, placed, accepted, given, out50]));
        // From 21 September to 10 November: 9 days of September, 31 of October, 10 of November.
        Assert.Equal("50 days", ReferralWords.Waited(out50, Today));
        Assert.Equal("1 day", ReferralWords.Waited(begun, Today.AddDays(1)));
    }

    [Fact]
    public void Days_that_cannot_be_are_refused()
    {
        var r = New();
        r.UnplacedSince = Today.AddDays(1);
        Assert.Contains("lies in the future", Assert.Throws<InputRefusedException>(() => ReferralRules.Refuse(r, new(2013, 5, 2), Today)).Message, StringComparison.Ordinal);
        r.UnplacedSince = new(2017, 5, 1);
        Assert.Contains("before the child was at school", Assert.Throws<InputRefusedException>(() => ReferralRules.Refuse(r, new(2013, 5, 2), Today)).Message, StringComparison.Ordinal);
        r.UnplacedSince = new(2017, 5, 2);
        ReferralRules.Refuse(r, new(2013, 5, 2), Today);
    }

    private static ProtocolContent Protocol()
    {
        var head = new ProtocolVersion { Id = Guid.NewGuid(), Track = Track.Mainstream, Number = 1, MadeBy = PersonId.New(), MadeAtUtc = default, ChangedAtUtc = default };
        return new(head, [.. Enum.GetValues<Category>().Select(c => new ProtocolCategory { VersionId = head.Id, Letter = c, Words = "Words", IsUsed = c != Category.M, Points = 1 })], []);
    }

    private static Referral New() => new() { Id = Guid.NewGuid(), ChildId = ChildId.New(), Track = Track.Mainstream, ReferredBy = Alder, RecordedBy = PersonId.New(), RecordedAtUtc = new(2026, 11, 10, 9, 0, 0, DateTimeKind.Utc) };

    /// <summary>With a wish for Beech and Cedar barred.</summary>
    private static ReferralPaper Whole()
    {
        var r = New();
        (r.Category, r.Evidence, r.OrdinarySteps, r.Needs, r.ChildView, r.ParentView, r.PreviousSchools, r.Transport) = (Category.A, "A plan.", "Two schools said no.", "A mentor.", "Near, please.", "Soon, please.", "One primary school.", "By bus.");
        return new(r,
            [new() { Id = Guid.NewGuid(), ChildId = r.ChildId, ReferralId = r.Id, SchoolId = Beech, Wish = 1 }, new() { Id = Guid.NewGuid(), ChildId = r.ChildId, ReferralId = r.Id, SchoolId = Cedar, BarredBecause = "A brother was hurt there." }],
            new() { Id = Guid.NewGuid(), ChildId = r.ChildId, ReferralId = r.Id, Visibility = Visibility.Professionals, OwnerId = Alder, Text = "Nothing." }, []);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
