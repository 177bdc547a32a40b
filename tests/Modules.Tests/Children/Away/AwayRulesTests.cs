using Headwater.Children.Away;
using Headwater.Duties;
using Headwater.Kernel;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Away;

/// <summary>What looks like informal exclusion, and half days away from class. Terms as in the scene: half term 26 to 30 October 2026.</summary>
public sealed class AwayRulesTests
{
    private static readonly SchoolCalendar Calendar = new([new(Day("2026-09-03"), Day("2026-12-18")), new(Day("2027-01-05"), Day("2027-03-25"))], [.. Enumerable.Range(26, 5).Select(d => new DateOnly(2026, 10, d))]);

    private static readonly DateOnly Today = Day("2026-11-10");

    [Fact]
    public void A_part_time_timetable_that_is_as_it_should_be_is_not_remarked_on()
    {
        // Six weeks to the day from 2 November: 14 December.
        Assert.Empty(AwayRules.LooksInformal(PartTime("2026-11-02", "2026-12-14"), Today, Calendar));
    }

    [Fact]
    public void A_part_time_timetable_for_behaviour_without_end_agreement_or_review_is_remarked_on_for_each()
    {
        var t = PartTime("2026-11-02", null, t => (t.ForBehaviour, t.ParentAgreed, t.ReviewOn) = (true, null, null));
        Says(t, Calendar, "never a way to manage behaviour", "It has no end", "No parent’s agreement", "No day for a review");
        Assert.All(AwayRules.LooksInformal(t, Today, Calendar), s => Assert.Contains("(rule 1.53)", s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-02", "2026-12-14", false)]
    [InlineData("2026-11-02", "2026-12-15", true)]
    [InlineData("2026-09-29", null, false)]
    [InlineData("2026-09-28", null, true)]
    public void More_than_six_weeks_is_asked_about_whether_planned_or_so_far(string from, string? to, bool longer)
    {
        // 42 days after 28 September is 9 November, which is past on the 10th; after 29 September it is the 10th itself.
        Assert.Equal(longer, AwayRules.LooksInformal(PartTime(from, to), Today, Calendar).Any(s => s.Contains("longer than 6 weeks", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_locality_that_has_a_number_of_its_own_is_asked_by_it_and_its_source_is_named()
    {
        var book = RuleBook.National.With(new RuleChange("1.53/weeks", "Our protocol of 2026") { Parameters = new Dictionary<string, int> { ["weeks"] = 4 } }, new RuleChange("1.13/halfDays", "Our protocol of 2026") { Parameters = new Dictionary<string, int> { ["halfDays"] = 4 } });
        // Four weeks from Monday 2 November: the 30th.
        Assert.Empty(AwayRules.LooksInformal(PartTime("2026-11-02", "2026-11-30"), Today, Calendar, book));
        Assert.StartsWith("It is longer than 4 weeks. The law gives no number; this one is from: Our protocol of 2026 (changed locally", Assert.Single(AwayRules.LooksInformal(PartTime("2026-11-02", "2026-12-01"), Today, Calendar, book)), StringComparison.Ordinal);
        // Two days and a half: five half days, more than four; by the country's number nobody asks.
        var removal = Made(AwayKind.InternalRemoval, "2026-11-02", "2026-11-06", 5);
        Assert.Empty(AwayRules.LooksInformal(removal, Today, Calendar));
        Assert.Contains("5 half days out of class", Assert.Single(AwayRules.LooksInformal(removal, Today, Calendar, book)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_that_is_past_while_it_goes_on_is_said_and_not_once_it_is_over()
    {
        Says(PartTime("2026-11-02", "2026-12-04", t => t.ReviewOn = Day("2026-11-09")), Calendar, "The review of Monday 9 November 2026 is past");
        Assert.Empty(AwayRules.LooksInformal(PartTime("2026-10-05", "2026-11-09", t => t.ReviewOn = Day("2026-10-19")), Today, Calendar));
    }

    [Fact]
    public void Who_is_sent_off_the_site_for_behaviour_is_excluded_whatever_it_is_called()
    {
        foreach (var kind in new[] { AwayKind.SafeguardingSeparation, AwayKind.InternalRemoval })
            Says(Made(kind, "2026-11-10", "2026-11-10", 10, t => (t.ForBehaviour, t.Allegation, t.OnSite) = (true, true, false)), Calendar, "sent off the site for behaviour and no suspension is recorded");
    }

    [Fact]
    public void A_separation_needs_an_allegation_and_education()
    {
        Assert.Empty(AwayRules.LooksInformal(Made(AwayKind.SafeguardingSeparation, "2026-11-09", null, 10, t => (t.Allegation, t.OnSite) = (true, false)), Today, Calendar));
        Says(Made(AwayKind.SafeguardingSeparation, "2026-11-09", null, 10, t => (t.OnSite, t.Education) = (false, null)), Calendar, "No allegation of harm is on record", "duty to arrange it");
        Says(Made(AwayKind.SafeguardingSeparation, "2026-11-09", null, 10, t => (t.Allegation, t.ForBehaviour) = (true, true)), Calendar, "not for discipline");
    }

    [Fact]
    public void An_internal_removal_over_ten_half_days_is_asked_about_and_half_term_does_not_count()
    {
        // Monday 2 to Friday 6 November: ten half days.
        Assert.Empty(AwayRules.LooksInformal(Made(AwayKind.InternalRemoval, "2026-11-02", "2026-11-06", 10), Today, Calendar));
        Says(Made(AwayKind.InternalRemoval, "2026-11-02", "2026-11-09", 10), Calendar, "12 half days out of class");
        // 22 and 23 October, half term, 2 to 4 November: five school days. Without term dates every weekday counts: ten of them.
        Assert.Empty(AwayRules.LooksInformal(Made(AwayKind.InternalRemoval, "2026-10-22", "2026-11-04", 10), Today, Calendar));
        Says(Made(AwayKind.InternalRemoval, "2026-10-22", "2026-11-04", 10), null, "20 half days out of class");
        Says(Made(AwayKind.InternalRemoval, "2026-11-02", "2026-11-02", 2, t => t.Education = null), Calendar, "No education is on record");
        Says(Made(AwayKind.InternalRemoval, "2026-11-02", "2026-11-02", 2, t => t.OnSite = false), Calendar, "no internal removal");
    }

    [Fact]
    public void Half_days_are_counted_by_kind_week_by_week_up_to_today()
    {
        var lost = AwayRules.HalfDays(
        [
            // 19 to 23 October 4, half term none, 2 to 6 November 4; 9 and 10 November the four that there were.
            PartTime("2026-10-19", null, t => t.HalfDaysAWeek = 4),
            // Thursday and Friday: four half days of the ten asked for.
            Made(AwayKind.SafeguardingSeparation, "2026-11-05", "2026-11-06", 10),
            // Two in one week of ten half days: no more than ten.
            Made(AwayKind.InternalRemoval, "2026-11-02", "2026-11-06", 6),
            Made(AwayKind.InternalRemoval, "2026-11-02", "2026-11-06", 6),
        ], Today, Calendar);
        Assert.Equal((12, 4, 10), (lost[AwayKind.PartTimeTimetable], lost[AwayKind.SafeguardingSeparation], lost[AwayKind.InternalRemoval]));
        Assert.Equal(0, AwayRules.HalfDays([PartTime("2026-11-16", null)], Today, Calendar)[AwayKind.PartTimeTimetable]);
    }

    private static void Says(TimeOut t, SchoolCalendar? calendar, params string[] parts)
    {
        var said = AwayRules.LooksInformal(t, Today, calendar);
        Assert.Equal(parts.Length, said.Count);
        Assert.All(parts, p => Assert.Contains(said, s => s.Contains(p, StringComparison.Ordinal)));
    }

    private static TimeOut PartTime(string from, string? to, Action<TimeOut>? with = null) => Made(AwayKind.PartTimeTimetable, from, to, 5, t =>
    {
        (t.OnSite, t.ParentAgreed, t.ReviewOn) = (false, Day("2026-11-01"), Day("2026-11-23"));
        with?.Invoke(t);
    });

    private static TimeOut Made(AwayKind kind, string from, string? to, int halfDays, Action<TimeOut>? with = null)
    {
        var t = new TimeOut
        {
            Id = Guid.CreateVersion7(), ChildId = default, SchoolId = default, What = kind, FromDay = Day(from), ToDay = to is null ? null : Day(to), HalfDaysAWeek = halfDays, Why = "Made up.", OnSite = true,
            Education = "Work with a teacher.", RecordedBy = default, RecordedAtUtc = new(2026, 11, 10, 9, 0, 0, DateTimeKind.Utc),
        };
        with?.Invoke(t);
        return t;
    }
}
