using CsCheck;
using Headwater.Duties;
using Headwater.Testing;
using static Headwater.Rules.Tests.Duties.Made;

namespace Headwater.Rules.Tests.Duties;

[Trait("Deep", "clock")]
public sealed class ClockPropertyTests
{
    private const int Full = 10_000;

    private static readonly DutyKind[] CountedForward = [DutyKind.BoardMeeting, DutyKind.AlternativeProvision, DutyKind.ReviewApplicationCloses, DutyKind.ReviewHearing, DutyKind.Reconsideration, DutyKind.RemovalFromRollEarliest];

    /// <summary>Up to twelve closures on any days of the year, over the terms of <see cref="Made"/>.</summary>
    private static readonly Gen<DateOnly[]> Closures = Gen.Int[0, 323].Select(n => On("2026-09-03").AddDays(n)).Array[0, 12];

    /// <summary>A stretch: how many sessions in school before it, how many out.</summary>
    private static readonly Gen<(int Gap, int Out)[]> Stretches = Gen.Select(Gen.Int[0, 30], Gen.Int[1, 24]).Array[1, 8];

    [Fact]
    public void The_nth_school_day_is_the_one_that_counting_by_finger_finds() => Gen.Select(Closures, Gen.Int[0, 330], Gen.Int[1, 60]).Hold(Full, (closures, at, n) =>
    {
        var calendar = new SchoolCalendar(ThreeTerms, closures);
        var from = On("2026-08-30").AddDays(at);
        bool IsOpen(DateOnly d) => ThreeTerms.Any(t => d >= t.Start && d <= t.End) && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closures.Contains(d);
        DateOnly? Finger(int step)
        {
            var (day, left) = (from, n);
            while (left > 0)
            {
                day = day.AddDays(step);
                if (day > On("2027-07-31") || day < On("2026-08-01"))
                    return null;
                left -= IsOpen(day) ? 1 : 0;
            }

            return day;
        }

        Assert.Equal(Finger(1), calendar.After(from, n));
        if (from <= On("2027-07-23"))
            Assert.Equal(Finger(-1), calendar.Before(from, n));
        Assert.Equal(IsOpen(from), calendar.IsSchoolDay(from));
    });

    [Fact]
    public void A_closure_never_brings_a_day_that_is_counted_in_school_days_forward() => Gen.Select(Closures, Gen.Int[0, 150], Gen.Int[0, 20], Gen.Int[0, 323]).Hold(Full, (closures, at, told, closed) =>
    {
        var before = new SchoolCalendar(ThreeTerms, closures);
        var start = before.After(On("2026-09-01"), at + 1)!.Value;
        if (start == On("2026-09-03").AddDays(closed))
            return;
        var x = Permanent("X1", start.ToString("O")) with { BoardNotified = start.AddDays(told), BoardDecision = BoardDecision.Declined, BoardDecisionNotified = start.AddDays(told + 9), ReviewApplied = start.AddDays(told + 12), ReviewOutcome = ReviewOutcome.Quashed, ReviewOutcomeNotified = start.AddDays(told + 25) };
        var after = new SchoolCalendar(ThreeTerms, [.. closures, On("2026-09-03").AddDays(closed)]);
        foreach (var exclusion in new[] { x, x with { ReviewApplied = null } })
        {
            var (old, now) = (ExclusionClock.Compute(new(SchoolType.Maintained, before, new("P1"), [exclusion], start)), ExclusionClock.Compute(new(SchoolType.Maintained, after, new("P1"), [exclusion], start)));
            foreach (var kind in CountedForward)
                Assert.True((old.Duty("X1", kind)?.Due ?? DateOnly.MinValue) <= (now.Duty("X1", kind)?.Due ?? DateOnly.MaxValue), $"{kind}: {old.Duty("X1", kind)?.Due} and {now.Duty("X1", kind)?.Due}");
        }
    });

    /// <summary>
    /// The same with a suspension of up to 50 school days, told to the board and with representations. Papers are the exception: their day
    /// is counted back from the meeting (rule 1.32), so that a closure before the meeting brings it forward.
    /// </summary>
    [Fact]
    public void A_closure_brings_no_day_of_a_long_suspension_forward_but_that_of_the_papers_which_is_counted_back() => Gen.Select(Closures, Gen.Int[0, 120], Gen.Int[11, 100], Gen.Select(Gen.Int[0, 12], Gen.Int[0, 323])).Hold(Full, (closures, at, sessions, days) =>
    {
        var (told, closed) = days;
        var before = new SchoolCalendar(ThreeTerms, closures);
        var start = before.After(On("2026-09-01"), at + 1)!.Value;
        if (start == On("2026-09-03").AddDays(closed) || before.Sessions - before.SessionsBefore(start) < sessions + 2)
            return;
        var x = new Exclusion("X1", ExclusionKind.Suspension, start, sessions, start) { BoardNotified = start.AddDays(told), ParentRepresentations = start.AddDays(told), BoardMeetingOn = start.AddDays(told + 21) };
        var after = new SchoolCalendar(ThreeTerms, [.. closures, On("2026-09-03").AddDays(closed)]);
        if (after.Sessions - after.SessionsBefore(start) < sessions)
            return;
        var (old, now) = (ExclusionClock.Compute(new(SchoolType.Maintained, before, new("P1"), [x], start)), ExclusionClock.Compute(new(SchoolType.Maintained, after, new("P1"), [x], start)));
        foreach (var kind in CountedForward.Where(k => now.Duty("X1", k) is not null))
            Assert.True((old.Duty("X1", kind)?.Due ?? DateOnly.MinValue) <= (now.Duty("X1", kind)!.Due ?? DateOnly.MaxValue), $"{kind}: {old.Duty("X1", kind)?.Due} and {now.Duty("X1", kind)?.Due}");
        if (old.Duty("X1", DutyKind.Papers)?.Due is { } papers && now.Duty("X1", DutyKind.Papers) is { } moved)
            Assert.True(moved.Due is null || moved.Due <= papers, $"papers: {papers} and {moved.Due}");
    });

    [Fact]
    public void Splitting_a_suspension_changes_no_count_and_no_sixth_day() => Gen.Select(Closures, Gen.Int[0, 200], Gen.Int[2, 60], Gen.Int[1, 59]).Hold(Full, (closures, at, sessions, cut) =>
    {
        var calendar = new SchoolCalendar(ThreeTerms, closures);
        var first = Math.Min(at, calendar.Sessions - sessions);
        cut = 1 + (cut % (sessions - 1 == 0 ? 1 : sessions - 1));
        var whole = Out(calendar, "A", first, sessions);
        Exclusion[] parts = cut == sessions ? [whole] : [Out(calendar, "A", first, cut), Out(calendar, "B", first + cut, sessions - cut) with { Decided = whole.Decided }];
        for (var day = calendar.FirstDay; day <= calendar.LastDay; day = day.AddDays(17))
        {
            var (one, two) = (Compute(calendar, day, whole), Compute(calendar, day, parts));
            Assert.Equal((one.SessionsThisTerm, one.SessionsThisYear), (two.SessionsThisTerm, two.SessionsThisYear));
            Assert.Equal(one.Duties.Any(d => d.Duty == DutyKind.NotifyBoard), two.Duties.Any(d => d.Duty == DutyKind.NotifyBoard));
            Assert.Equal(one.Duties.Where(d => d.Duty == DutyKind.AlternativeProvision).Select(d => d.Due), two.Duties.Where(d => d.Duty == DutyKind.AlternativeProvision).Select(d => d.Due));
        }
    });

    [Fact]
    public void Cancelling_keeps_exactly_the_sessions_up_to_that_day() => Gen.Select(Closures, Gen.Int[0, 200], Gen.Int[1, 60], Gen.Int[0, 90]).Hold(Full, (closures, at, sessions, later) =>
    {
        var calendar = new SchoolCalendar(ThreeTerms, closures);
        var x = Out(calendar, "A", Math.Min(at, calendar.Sessions - sessions), sessions);
        var cancelled = x.Start.AddDays(later);
        // Two for each school day from the start to the day of cancelling, less a first morning in school, and never more than there were.
        var served = Math.Min(sessions, Enumerable.Range(0, later + 1).Sum(i => calendar.SessionsOn(x.Start.AddDays(i))) - (x.StartsAfternoon ? 1 : 0));
        Assert.Equal(served, Compute(calendar, calendar.LastDay, x with { Cancelled = cancelled }).SessionsThisYear);
        Assert.Equal(sessions, Compute(calendar, calendar.LastDay, x).SessionsThisYear);
    });

    [Fact]
    public void The_order_of_the_exclusions_changes_nothing() => Gen.Select(Closures, Stretches, Gen.Int[0, 1000]).Hold(Full, (closures, stretches, seed) =>
    {
        var calendar = new SchoolCalendar(ThreeTerms, closures);
        var exclusions = Made(calendar, stretches);
        var shuffled = exclusions.ToArray();
        new Random(seed).Shuffle(shuffled);
        var (one, two) = (Compute(calendar, On("2027-03-01"), exclusions), Compute(calendar, On("2027-03-01"), shuffled));
        Assert.Equal(Lines(one), Lines(two));
    });

    [Fact]
    public void A_threshold_lies_on_one_exclusion_of_a_term_the_first_with_which_counting_by_finger_passes_it() => Gen.Select(Closures, Stretches).Hold(Full, (closures, stretches) =>
    {
        var calendar = new SchoolCalendar(ThreeTerms, closures);
        var exclusions = Made(calendar, stretches);
        var (expected, counts) = (new SortedSet<string>(StringComparer.Ordinal), new Dictionary<(int Term, int Limit), bool>());
        var totals = new int[3];
        foreach (var x in exclusions)
        {
            foreach (var day in Days(calendar, x))
                totals[Array.FindIndex(ThreeTerms, t => day >= t.Start && day <= t.End)]++;
            for (var term = 0; term < 3; term++)
            {
                foreach (var limit in new[] { 10, 30 })
                {
                    if (totals[term] > limit && counts.TryAdd((term, limit), true))
                        expected.Add(x.Id);
                }
            }
        }

        Assert.Equal(expected, Compute(calendar, On("2027-03-01"), exclusions).Duties.Where(d => d.Duty == DutyKind.NotifyBoard).Select(d => d.Exclusion).Order(StringComparer.Ordinal));
    });

    private static ClockResult Compute(SchoolCalendar calendar, DateOnly asOf, params Exclusion[] exclusions) => ExclusionClock.Compute(new(SchoolType.Maintained, calendar, new("P1"), exclusions, asOf));

    private static List<string> Lines(ClockResult result) => [result.RuleSet, result.SessionsThisTerm.ToString(), .. result.Duties.Select(d => $"{d.Exclusion} {d.Duty} {d.Due} {d.State} {d.Because} {string.Join(' ', d.NotInPublicPlace)}"), .. result.Termly.Select(t => $"{t}"), .. result.Warnings];

    /// <summary>The day of each session, by finger.</summary>
    private static IEnumerable<DateOnly> Days(SchoolCalendar calendar, Exclusion x)
    {
        var left = x.Sessions;
        for (var day = x.Start; left > 0; day = day.AddDays(1))
        {
            for (var half = day == x.Start && x.StartsAfternoon ? 1 : 0; half < 2 && left > 0 && calendar.IsSchoolDay(day); half++, left--)
                yield return day;
        }
    }

    private static Exclusion[] Made(SchoolCalendar calendar, (int Gap, int Out)[] stretches)
    {
        var (list, at) = (new List<Exclusion>(), 0);
        foreach (var (gap, length) in stretches)
        {
            if (at + gap + length > calendar.Sessions)
                break;
            list.Add(Out(calendar, $"X{list.Count}", at + gap, length));
            at += gap + length;
        }

        return [.. list];
    }

    /// <summary>A suspension on sessions by their numbers: two to a day.</summary>
    private static Exclusion Out(SchoolCalendar calendar, string id, int first, int sessions)
    {
        var start = calendar.After(On("2026-09-01"), (first / 2) + 1)!.Value;
        return new(id, ExclusionKind.Suspension, start, sessions, calendar.FirstDay) { StartsAfternoon = first % 2 == 1 };
    }
}
