namespace Headwater.Duties;

/// <summary>On which exclusions the duties lie that begin with more than five and more than 15 days in a term.</summary>
public enum ThresholdReading
{
    /// <summary>On the one whose sessions first take the term past the limit; of further ones past 15 days a warning tells.</summary>
    FirstOfTerm,

    /// <summary>On that one and on every further one of the term, as regulations 23 and 24 have it (rules 1.18, 1.26, 1.28).</summary>
    EveryFurther,
}

/// <summary>The legal clock: what the law asks after a child's exclusions, of whom, by when.</summary>
public static class ExclusionClock
{
    /// <summary>Works out the totals and every duty of a case. The order of its exclusions never matters.</summary>
    /// <param name="case">The case.</param>
    /// <param name="book">The rules; null for the country's.</param>
    /// <param name="reading">Where the duties of more than five and 15 days lie.</param>
    /// <returns>Totals, duties in order of start, what goes into the term's report, and warnings.</returns>
    /// <exception cref="CaseRefusedException">
    /// Exclusions overlap or have one id, one has more sessions than the calendar holds, starts on a day without school, has an
    /// unknown reason, has days that contradict each other, or was cancelled after the board began to meet. The message names the exclusion and what to do.
    /// </exception>
    public static ClockResult Compute(ExclusionCase @case, RuleBook? book = null, ThresholdReading reading = ThresholdReading.FirstOfTerm)
    {
        ArgumentNullException.ThrowIfNull(@case);
        book ??= RuleBook.National;
        var placed = Placing.Of(@case, book);
        Counting.Thresholds(placed, @case.Calendar, reading);
        Counting.Runs(placed, @case.Calendar);
        var duties = new List<DutyDate>(8 * placed.Length);
        var termly = new List<TermlyReport>();
        var warnings = new List<string>();
        var unusual = new List<ToExplain>();
        foreach (var p in placed)
        {
            var (notices, board) = (new Notices(@case, p, duties), new BoardDuties(@case, p, duties));
            notices.Add();
            board.AddMeeting();
            notices.AddProvision();
            board.AddAfterDecision();
            notices.AddCancellation();
            AddTermly(@case, p, termly);
            Warnings.Of(@case, p, warnings, unusual);
        }

        Warnings.OfYears(@case, placed, book, warnings, unusual);
        Warnings.BeyondCalendar(@case, duties, warnings);
        var term = Counting.Sessions(placed, @case.Calendar.TermOf(@case.AsOf), @case.AsOf);
        var year = Counting.Sessions(placed, @case.Calendar.YearOf(@case.AsOf), @case.AsOf) + @case.Pupil.SessionsServedElsewhere;
        return new(RuleSet(placed, duties, @case.AsOf), term, year, duties, termly, warnings) { ToExplain = unusual };
    }

    private static void AddTermly(ExclusionCase @case, Placed p, List<TermlyReport> termly)
    {
        var told = p.IsPermanent || p.TakesTermPastFive || p.TakesTermPastFifteen || p.Exclusion.MissesExam is not null;
        var rule = p.Exclusion.Cancelled is not null && p.Rules.Find("1.47/report") is { } cancelled ? cancelled : told ? null : p.Rules.Find("1.19");
        if (rule is not null)
            termly.Add(new(p.Exclusion.Id, @case.Calendar.CountingTerms[@case.Calendar.TermIndexOfSession(p.First)].Last, rule));
    }

    private static string RuleSet(Placed[] placed, List<DutyDate> duties, DateOnly asOf)
    {
        var names = "";
        RuleEdition? last = null;
        foreach (var p in placed)
        {
            if (p.Rules.Edition == last)
                continue;
            last = p.Rules.Edition;
            names = names.Length == 0 ? last.Name : names + ", " + last.Name;
        }

        if (names.Length == 0)
            names = RuleBook.EditionOf(asOf)?.Name ?? "none";
        return duties.Exists(d => d.Rule.ChangedLocally) ? names + ", changed locally" : names;
    }
}
