namespace Headwater.Duties;

/// <summary>Puts the exclusions of a case on the sessions of its calendar, in order of start, and refuses what cannot be.</summary>
internal static class Placing
{
    public static Placed[] Of(ExclusionCase @case, RuleBook book)
    {
        if (@case.Pupil.SessionsServedElsewhere < 0)
            throw new CaseRefusedException("The days served elsewhere this year are fewer than none: give 0 or more.");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var placed = new Placed[@case.Exclusions.Count];
        for (var i = 0; i < placed.Length; i++)
        {
            var x = @case.Exclusions[i];
            if (string.IsNullOrWhiteSpace(x.Id))
                throw new CaseRefusedException($"Exclusion {i + 1} has no id: give each exclusion an id of its own.");
            if (!ids.Add(x.Id))
                throw new CaseRefusedException($"Two exclusions have the id '{x.Id}': give each an id of its own.");
            placed[i] = Place(x, @case, book);
        }

        Array.Sort(placed, (a, b) => a.Order != b.Order ? a.Order.CompareTo(b.Order) : string.CompareOrdinal(a.Exclusion.Id, b.Exclusion.Id));
        RefuseOverlaps(placed, @case.Calendar);
        return placed;
    }

    private static Placed Place(Exclusion x, ExclusionCase @case, RuleBook book)
    {
        var calendar = @case.Calendar;
        var rules = book.InForce(x.Start) ?? throw Refused(x, $"starts on {Day.Words(x.Start)}, before {Day.Words(RuleBook.Earliest)}, the first day of the rules known here: correct the start or leave it out");
        RefuseReasons(x, rules);
        var first = calendar.SessionOn(x.Start, x.StartsAfternoon && x.Kind != ExclusionKind.Lunchtime);
        if (first is not { } session)
        {
            throw Refused(x, calendar.IsSchoolDay(x.Start)
                ? $"starts in the afternoon of {Day.Words(x.Start)}, when there is no session: correct the start or the calendar"
                : $"starts on {Day.Words(x.Start)}, which is no school day in this calendar: correct the start, or the terms and closed days");
        }

        var whole = Length(x, calendar, session);
        Contradictions.Refuse(x);
        var end = whole;
        // The child was out on the morning of the day on which it was cancelled; sessions of that day count as served (1.47).
        if (x.Cancelled is { } cancelled)
            end = Math.Min(end, Math.Max(session, x.Kind == ExclusionKind.Lunchtime ? session + (cancelled < x.Start ? 0 : 1) : calendar.SessionsBefore(cancelled.AddDays(1))));
        if (x.Kind != ExclusionKind.Lunchtime && Reinstated(x) is { } back)
            end = Math.Min(end, Math.Max(session, calendar.SessionsBefore(back)));
        var ended = x.Cancelled <= @case.AsOf;
        return new(x, rules, session, end, x.Cancelled is null || ended ? end : whole) { CancelledByThen = ended, BoardDutyEnded = ended && rules.Find("1.47") is not null };
    }

    /// <summary>The day from which the child may be back because the board said so, at once or on reconsidering.</summary>
    private static DateOnly? Reinstated(Exclusion x) =>
        x.BoardDecision == BoardDecision.Reinstated ? x.BoardDecisionNotified ?? x.BoardMeetingOn : x.ReinstatedOnReconsideration;

    /// <summary>The session after its last one.</summary>
    private static int Length(Exclusion x, SchoolCalendar calendar, int first)
    {
        switch (x.Kind)
        {
            case ExclusionKind.Permanent:
                return x.Sessions == 0 ? Placed.Never : throw Refused(x, $"is permanent and has {x.Sessions} sessions: a permanent exclusion has no number of sessions, so leave it out");
            case ExclusionKind.Lunchtime:
                return x.Sessions == 1 ? first + 1 : throw Refused(x, $"is a lunchtime and has {x.Sessions} sessions: a lunchtime has 1, so give each day its own");
            default:
                if (x.Sessions < 1)
                    throw Refused(x, $"has {x.Sessions} sessions: a suspension has 1 or more, each half a day");
                if (x.Sessions > calendar.Sessions - first)
                    throw Refused(x, $"has {x.Sessions} sessions, and from {Day.Words(x.Start)} the calendar holds only {calendar.Sessions - first}, its last on {Day.Words(calendar.LastDay)}: correct the sessions, or add the next terms");
                return first + x.Sessions;
        }
    }

    private static void RefuseReasons(Exclusion x, RulesInForce rules)
    {
        if (x.Reasons.Count > NationalCodes.MostReasons)
            throw Refused(x, $"has {x.Reasons.Count} reasons: give the {NationalCodes.MostReasons} main ones at most");
        for (var i = 0; i < x.Reasons.Count; i++)
        {
            var known = false;
            foreach (var set in rules.CodeSets)
                known |= set.Codes.ContainsKey(x.Reasons[i]);
            if (!known)
                throw Refused(x, $"has the reason code '{x.Reasons[i]}', which is in no list for a start on {Day.Words(x.Start)}: use one of {string.Join(", ", rules.CodeSets.SelectMany(s => s.Codes.Keys).Distinct().Order(StringComparer.Ordinal))}");
            for (var j = 0; j < i; j++)
            {
                if (x.Reasons[j] == x.Reasons[i])
                    throw Refused(x, $"has the reason code '{x.Reasons[i]}' twice: give it once");
            }
        }
    }

    private static void RefuseOverlaps(Placed[] placed, SchoolCalendar calendar)
    {
        Placed? last = null;
        Placed? lunch = null;
        foreach (var p in placed)
        {
            // One that was cancelled before it began holds no session and hides none.
            if (p.End <= p.First)
                continue;
            if (p.IsLunchtime)
            {
                if (lunch?.First == p.First)
                    throw Overlap(lunch, p);
                if (last is not null && last.End >= calendar.SessionsBefore(p.Exclusion.Start.AddDays(1)))
                    throw Overlap(last, p);
                lunch = p;
            }
            else
            {
                if (last?.Exclusion.Cancelled is { } cancelled && calendar.SessionsBefore(cancelled) <= p.First)
                    last.GiveWay(p.First);
                if (last is not null && last.End > p.First)
                    throw Overlap(last, p);
                last = p;
            }
        }
    }

    private static CaseRefusedException Overlap(Placed earlier, Placed later) =>
        Refused(later.Exclusion, $"starts on {Day.Words(later.Exclusion.Start)}, while exclusion '{earlier.Exclusion.Id}' still runs: a child cannot be excluded twice at once. Correct the start, the half day or the sessions of one of them{(earlier.IsPermanent ? ", or record how the permanent exclusion ended" : "")}");

    internal static CaseRefusedException Refused(Exclusion x, string what) => new($"Exclusion '{x.Id}' {what}.");
}
