namespace Headwater.Duties;

/// <summary>Counts sessions by term and year, and finds the unbroken runs.</summary>
internal static class Counting
{
    /// <summary>
    /// Marks the exclusions whose sessions first take a term past five and past 15 days. Where the one that did was cancelled,
    /// so that no board meets on it, the next of that term stands in its place as well: it too makes the total more than that.
    /// </summary>
    public static void Thresholds(ReadOnlySpan<Placed> placed, SchoolCalendar calendar, ThresholdReading reading)
    {
        var terms = calendar.CountingTerms;
        Span<int> totals = terms.Count <= 64 ? stackalloc int[terms.Count] : new int[terms.Count];
        Span<byte> passed = terms.Count <= 64 ? stackalloc byte[terms.Count] : new byte[terms.Count];
        totals.Clear();
        passed.Clear();
        foreach (var p in placed)
        {
            if (p.EndCounted <= p.First)
                continue;
            for (var t = calendar.TermIndexOfSession(p.First); t < terms.Count && terms[t].FirstSession < p.EndCounted; t++)
            {
                totals[t] += terms[t].Sessions(p.First, p.EndCounted);
                Mark(p, totals[t], ref passed[t]);
            }

            if (reading == ThresholdReading.EveryFurther)
            {
                p.TakesTermPastFive |= p.FurtherPastFive;
                p.TakesTermPastFifteen |= p.FurtherPastFifteen;
            }
        }
    }

    /// <summary>What an exclusion does to a term that stands at so many half days with it; a bit each for five and 15 passed.</summary>
    private static void Mark(Placed p, int total, ref byte passed)
    {
        var (five, fifteen) = (2 * p.Rules["1.18"]["overDays"], 2 * p.Rules["1.26"]["overDays"]);
        p.FurtherPastFive |= (passed & 1) != 0;
        p.FurtherPastFifteen |= (passed & 2) != 0;
        if (total <= five)
            return;
        p.TermSessions = Math.Max(p.TermSessions, total);
        p.TakesTermPastFive |= (passed & 1) == 0;
        p.TakesTermPastFifteen |= total > fifteen && (passed & 2) == 0;
        if (!p.BoardDutyEnded)
            passed |= total > fifteen ? (byte)3 : (byte)1;
    }

    /// <summary>Half days within a stretch of sessions, of the exclusions decided by a day.</summary>
    public static int Sessions(ReadOnlySpan<Placed> placed, SchoolSpan? within, DateOnly decidedBy)
    {
        var count = 0;
        foreach (var p in placed)
        {
            if (within is { } span && p.Exclusion.Decided <= decidedBy)
                count += span.Sessions(p.First, p.EndCounted);
        }

        return count;
    }

    /// <summary>
    /// Joins what follows without a session in school between to runs; the first day out is day one (rule 1.46). A lunchtime
    /// is no day out. Each exclusion learns where its run began, and the one that holds the sixth day that it does.
    /// </summary>
    public static void Runs(ReadOnlySpan<Placed> placed, SchoolCalendar calendar)
    {
        Placed? previous = null;
        foreach (var p in placed)
        {
            if (p.IsLunchtime || p.EndAsOf <= p.First)
                continue;
            var follows = previous is not null && previous.EndAsOf == p.First;
            p.StraightAfter = follows ? previous!.Exclusion.Id : null;
            p.RunStartDay = follows ? previous!.RunStartDay : calendar.DayOfSession(p.First);
            var sixth = p.RunStartDay + p.Rules["1.46"]["schoolDay"] - 1;
            p.AfterSixthDay = follows && p.IsPermanent && sixth < calendar.SchoolDays && calendar.FirstSessionAt(sixth) < p.First;
            if (p.AfterSixthDay)
                p.SixthDay = calendar.DayOfSession(p.First);
            else if (sixth >= calendar.SchoolDays ? p.IsPermanent : calendar.FirstSessionAt(sixth) is var session && session >= p.First && session < p.EndAsOf)
                p.SixthDay = sixth;
            previous = p;
        }
    }
}
