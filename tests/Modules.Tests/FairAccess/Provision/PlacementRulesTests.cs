using Headwater.Duties;
using Headwater.FairAccess.Provision;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.FairAccess.Provision;

/// <summary>Worked by hand on a calendar.</summary>
public sealed class PlacementRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);
    private static readonly OrganisationId Unit = OrganisationId.New(), Alder = OrganisationId.New();

    /// <summary>From 3 September to 18 December with half term from 26 to 30 October, and from 5 January to 25 March.</summary>
    private static readonly SchoolCalendar Calendar = new(
        [new(new(2026, 9, 3), new(2026, 12, 18)), new(new(2027, 1, 5), new(2027, 3, 25))], Enumerable.Range(26, 5).Select(d => new DateOnly(2026, 10, d)));

    [Fact]
    public void The_last_terms_that_are_not_later_hold_and_of_one_day_what_was_written_last()
    {
        List<PlacementTerms> terms = [Terms("2026-10-05", 10), Terms("2026-11-02", 15), Terms("2026-11-02", 16, written: 2), Terms("2026-11-30", 25)];
        foreach (var (day, hours) in new[] { ("2026-09-01", 10), ("2026-10-05", 10), ("2026-11-01", 10), ("2026-11-02", 16), ("2026-11-29", 16), ("2026-11-30", 25), ("2027-02-01", 25) })
            Assert.Equal((day, hours * 60), (day, PlacementRules.TermsOn(terms, Day(day)).Minutes));
    }

    // From Wednesday 14 October: that week and the next, not half term, the weeks of 2 and 9 November: four weeks by Tuesday 10 November.
    // £100 a week, and £150 from Monday 9 November: 3 × 100 + 150. A change in the middle of a week counts from the next week on.
    [Theory]
    [InlineData("2026-11-09", "2026-11-10", null, 4, 45_000)]
    [InlineData("2026-11-04", "2026-11-10", null, 4, 45_000)]
    [InlineData("2026-11-09", "2026-11-08", null, 3, 30_000)]
    [InlineData("2026-11-09", "2026-10-13", null, 0, 0)]
    [InlineData("2026-11-09", "2026-11-10", "2026-11-06", 3, 30_000)]
    [InlineData("2026-11-09", "2026-10-28", null, 2, 20_000)]
    public void A_week_with_school_is_counted_whole_at_what_it_cost_on_its_first_day(string dearerFrom, string today, string? ended, int weeks, long pence)
    {
        var placement = Placed("2026-10-14", ended);
        List<PlacementTerms> terms = [Terms("2026-10-14", 25, 10_000), Terms(dearerFrom, 25, 15_000)];
        Assert.Equal(new PlacementCost(weeks, pence), PlacementRules.Cost(placement, terms, Calendar, Day(today)));
    }

    [Fact]
    public void Without_term_dates_every_week_counts() =>
        Assert.Equal(new PlacementCost(5, 50_000), PlacementRules.Cost(Placed("2026-10-14"), [Terms("2026-10-14", 25, 10_000)], null, Today));

    // Present 3 and late 1 of 4 + 2 + 1; a session that was not required and one that was not entered do not count.
    [Fact]
    public void Late_is_present_and_what_was_not_required_is_not_in_the_denominator()
    {
        List<PlacementDay> days =
        [
            OfDay(2, SessionMark.Present, SessionMark.Late), OfDay(3, SessionMark.Present, SessionMark.NotRequired), OfDay(4, SessionMark.AuthorisedAbsence, SessionMark.UnauthorisedAbsence),
            OfDay(5, SessionMark.AuthorisedAbsence, null), OfDay(6, SessionMark.Present, null),
        ];
        Assert.Equal(new SessionCount(4, 7, 1, 1), PlacementRules.Attendance(days));
        Assert.Equal("57% (4 of 7 sessions), 1 late, 1 absent and not allowed", PlacementWords.Said(PlacementRules.Attendance(days)));
        Assert.Equal("Nothing entered yet", PlacementWords.Said(PlacementRules.Attendance([])));
    }

    [Fact]
    public void Ready_since_the_first_of_the_reviews_that_said_so_until_one_says_otherwise()
    {
        PlacementReview first = Held("2026-10-20", ReviewDecision.GoesOn), second = Held("2026-11-03", ReviewDecision.ReadyToReturn), third = Held("2026-11-09", ReviewDecision.ReadyToReturn), planned = Held(null, null);
        Assert.Null(PlacementRules.ReadySince([first, planned]));
        Assert.Equal(Day("2026-11-03"), PlacementRules.ReadySince([planned, third, second, first]));
        Assert.Null(PlacementRules.ReadySince([second, third, Held("2026-11-10", ReviewDecision.GoesOn)]));
        Assert.Equal(Day("2026-11-10"), PlacementRules.ReadySince([Held("2026-11-03", ReviewDecision.ReadyToReturn), Held("2026-11-09", ReviewDecision.Other), Held("2026-11-10", ReviewDecision.ReadyToReturn)]));
    }

    [Theory]
    [InlineData(25, 0, null, null, null)]
    [InlineData(10, 15, null, null, null)]
    [InlineData(0, 25, null, null, "Enter the hours a week with the provider.")]
    [InlineData(24, 0, null, "2026-12-01", "24 hours a week are fewer than full time (25 hours are taken as full time here). Say why")]
    [InlineData(10, 14, "The doctor.", null, "Enter the day from which the child is full time")]
    [InlineData(10, 14, "The doctor.", "2026-10-14", "lies before these hours begin")]
    [InlineData(10, 14, "The doctor.", "2026-12-01", null)]
    public void Fewer_hours_than_full_time_need_a_reason_and_an_end(int hours, int elsewhere, string? because, string? full, string? refused)
    {
        var terms = new PlacementTerms
        {
            Id = Guid.NewGuid(), ChildId = default, PlacementId = default, FromDay = Day("2026-10-14"), Minutes = 60 * hours, MinutesElsewhere = 60 * elsewhere, WeeklyPence = 0, PlannedLast = Day("2026-12-18"), FewerBecause = because, FullTimeFrom = full is null ? null : Day(full), RecordedBy = default, RecordedAtUtc = default,
        };
        if (refused is null)
            PlacementRules.Refuse(terms, Day("2026-10-14"));
        else
            Assert.Contains(refused, Assert.Throws<InputRefusedException>(() => PlacementRules.Refuse(terms, Day("2026-10-14"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-13", "The planned last day lies before")]
    [InlineData("2026-10-14", null)]
    [InlineData("2029-10-14", null)]
    [InlineData("2029-10-15", "more than 3 years after the first")]
    public void A_planned_last_day_lies_within_three_years(string last, string? refused)
    {
        if (refused is null)
            PlacementRules.RefuseLast(Day(last), Day("2026-10-14"), Day("2026-10-14"));
        else
            Assert.Contains(refused, Assert.Throws<InputRefusedException>(() => PlacementRules.RefuseLast(Day(last), Day("2026-10-14"), Day("2026-10-14"))).Message, StringComparison.Ordinal);
    }

    // Six weeks after Wednesday 14 October is Wednesday 25 November; eight weeks after Tuesday 3 November is Tuesday 29 December.
    [Fact]
    public void Reviews_come_in_time()
    {
        Assert.Equal((Day("2026-11-25"), Day("2026-12-29")), (PlacementRules.FirstReviewBy(Day("2026-10-14")), PlacementRules.NextReviewBy(Day("2026-11-03"))));
        PlacementRules.RefuseReviewDay(Day("2026-11-25"), Day("2026-10-14"), Day("2026-11-25"), "the last day for it");
        Assert.Contains("comes too late: the last day for it is Wednesday 25 November 2026", Assert.Throws<InputRefusedException>(() => PlacementRules.RefuseReviewDay(Day("2026-11-26"), Day("2026-10-14"), Day("2026-11-25"), "the last day for it")).Message, StringComparison.Ordinal);
        Assert.Contains("must come after Wednesday 14 October 2026", Assert.Throws<InputRefusedException>(() => PlacementRules.RefuseReviewDay(Day("2026-10-14"), Day("2026-10-14"), Day("2026-11-25"), "")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_should_be_looked_at_is_said_in_words()
    {
        var terms = new PlacementTerms { Id = Guid.NewGuid(), ChildId = default, PlacementId = default, FromDay = Day("2026-09-07"), Minutes = 600, MinutesElsewhere = 0, WeeklyPence = 0, PlannedLast = Day("2026-11-09"), FewerBecause = "The doctor.", FullTimeFrom = Today, RecordedBy = default, RecordedAtUtc = default };
        var planned = new PlacementReview { Id = Guid.NewGuid(), ChildId = default, PlacementId = default, PlannedFor = Day("2026-11-09"), RecordedBy = default };
        var late = PlacementRules.Warnings(new(Placed("2026-09-07"), [terms], [planned], [], []), [], null, null, Today);
        Assert.Equal(4, late.Count);
        Assert.Contains("The review of Monday 9 November 2026 is late.", late[0], StringComparison.Ordinal);
        Assert.Contains("The planned last day, Monday 9 November 2026, is past.", late[1], StringComparison.Ordinal);
        Assert.Contains("still has 10 hours a week", late[2], StringComparison.Ordinal);
        Assert.Contains("No check of this provider is on record.", late[3], StringComparison.Ordinal);
        // The day before, none of the three was late.
        Assert.Single(PlacementRules.Warnings(new(Placed("2026-09-07"), [terms], [planned], [], []), [], null, null, Today.AddDays(-1)));
        // Of what ended nothing is asked but whether the child stayed: twelve weeks after Tuesday 18 August is Tuesday 10 November.
        Assert.Contains("Ask the school", Assert.Single(PlacementRules.Warnings(new(Placed("2026-06-01", "2026-08-18", PlacementEnding.ReturnedToMainstream), [terms], [], [], []), [], null, null, Today)), StringComparison.Ordinal);
        Assert.Empty(PlacementRules.Warnings(new(Placed("2026-06-01", "2026-08-19", PlacementEnding.ReturnedToMainstream), [terms], [], [], []), [], null, null, Today));
        Assert.Empty(PlacementRules.Warnings(new(Placed("2026-06-01", "2026-08-01", PlacementEnding.LeftArea), [terms], [], [], []), [], null, null, Today));
    }

    [Fact]
    public void The_last_visit_to_a_provider_counts_and_says_what_was_not_seen()
    {
        ProviderCheck old = Check("2025-11-10", "2026-11-09", Seen.All), now = Check("2026-10-01", "2026-11-10", Seen.All & ~Seen.Insurance);
        Assert.False(ProviderRules.IsInDate([], Today));
        Assert.False(ProviderRules.IsInDate([old], Today));
        Assert.True(ProviderRules.IsInDate([now, old], Today));
        Assert.Contains("the next visit was due by Monday 9 November 2026", Assert.Single(ProviderRules.Warnings([old], Today)), StringComparison.Ordinal);
        Assert.Equal("Not seen at the visit of Thursday 1 October 2026: Insurance.", Assert.Single(ProviderRules.Warnings([old, now], Today)));
        // More than eighteen hours in an unregistered place.
        Assert.Empty(ProviderRules.Unregistered([now], 25 * 60, true, null));
        var unregistered = Check("2026-10-01", "2026-12-01", Seen.All, isRegistered: false);
        Assert.Empty(ProviderRules.Unregistered([unregistered], 18 * 60, true, null));
        Assert.Contains("the law does not allow it", Assert.Single(ProviderRules.Unregistered([unregistered], (18 * 60) + 1, true, null)), StringComparison.Ordinal);
        Assert.Contains("With five such children", Assert.Single(ProviderRules.Unregistered([unregistered], 20 * 60, null, false)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-11", "2027-02-01", "lies in the future")]
    [InlineData("2021-11-09", "2022-02-01", "more than five years back")]
    [InlineData("2026-11-10", "2026-11-10", "before this one was made")]
    [InlineData("2026-11-10", "2027-11-11", "by Wednesday 10 November 2027")]
    [InlineData("2026-11-10", "2027-11-10", null)]
    public void A_visit_was_made_and_the_next_comes_within_a_year(string visited, string next, string? refused)
    {
        if (refused is null)
            ProviderRules.Refuse(Check(visited, next, Seen.All), Today);
        else
            Assert.Contains(refused, Assert.Throws<InputRefusedException>(() => ProviderRules.Refuse(Check(visited, next, Seen.All), Today)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("350", 35_000, "£350")]
    [InlineData("£1,250.50", 125_050, "£1,250.50")]
    [InlineData(" 0 ", 0, "£0")]
    public void Pounds_are_kept_in_pence(string typed, long pence, string words) => Assert.Equal((pence, words), (TypedAmount.Pence(typed, "the cost a week"), TypedAmount.Pounds(TypedAmount.Pence(typed, "the cost a week"))));

    [Theory]
    [InlineData("")]
    [InlineData("12,50")]
    [InlineData("-1")]
    [InlineData("350.505")]
    [InlineData("NaN")]
    [InlineData("1e3")]
    [InlineData("20000.01")]
    public void What_is_no_amount_is_refused_by_its_name(string typed) => Assert.Contains("the cost a week", Assert.Throws<InputRefusedException>(() => TypedAmount.Pence(typed, "the cost a week")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("25", 1500)]
    [InlineData("12.5", 750)]
    [InlineData("12.25", 735)]
    [InlineData("", null)]
    public void Hours_are_kept_in_minutes(string typed, int? minutes) => Assert.Equal(minutes, TypedAmount.Minutes(typed, "hours a week"));

    [Theory]
    [InlineData("12:30")]
    [InlineData("12.333")]
    [InlineData("61")]
    [InlineData("-2")]
    public void What_are_no_hours_is_refused_by_its_name(string typed) => Assert.Contains("hours a week", Assert.Throws<InputRefusedException>(() => TypedAmount.Minutes(typed, "hours a week")).Message, StringComparison.Ordinal);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static Placement Placed(string first, string? ended = null, PlacementEnding? ending = null) => new()
    {
        Id = Guid.NewGuid(), ChildId = default, ProviderId = Unit, CommissionerId = Alder, Purpose = PlacementPurpose.ShortSpell, AgreedRole = "Mornings.", FirstDay = Day(first), EndedOn = ended is null ? null : Day(ended), Ending = ending, RecordedBy = default, RecordedAtUtc = default,
    };

    private static PlacementTerms Terms(string from, int hours, long pence = 0, int written = 1) => new()
    {
        Id = Guid.NewGuid(), ChildId = default, PlacementId = default, FromDay = Day(from), Minutes = 60 * hours, MinutesElsewhere = 0, WeeklyPence = pence, PlannedLast = Day("2026-12-18"), RecordedBy = default, RecordedAtUtc = new(2026, 11, written, 0, 0, 0, DateTimeKind.Utc),
    };

    private static PlacementDay OfDay(int day, SessionMark? morning, SessionMark? afternoon) => new() { PlacementId = default, ChildId = default, Day = new(2026, 11, day), Morning = morning, Afternoon = afternoon, RecordedBy = default, RecordedAtUtc = default };

    private static PlacementReview Held(string? day, ReviewDecision? decision) => new() { Id = Guid.NewGuid(), ChildId = default, PlacementId = default, PlannedFor = Day(day ?? "2026-12-01"), HeldOn = day is null ? null : Day(day), Decision = decision, RecordedBy = default };

    private static ProviderCheck Check(string visited, string next, Seen seen, bool isRegistered = true) => new() { Id = Guid.NewGuid(), ProviderId = Unit, VisitedOn = Day(visited), NextDue = Day(next), Seen = seen, IsRegistered = isRegistered, CheckedBy = default, CheckedAtUtc = default };
}
