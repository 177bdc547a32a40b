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
        RefuseCancelling(x);
        var end = whole;
        if (x.Cancelled is { } cancelled)
            end = Math.Min(end, Math.Max(session, calendar.SessionsBefore(cancelled)));
        if (x.Kind == ExclusionKind.Permanent && x.BoardDecision == BoardDecision.Reinstated && (x.BoardDecisionNotified ?? x.BoardMeetingOn) is { } back)
            end = Math.Min(end, Math.Max(session, calendar.SessionsBefore(back)));
        var ended = x.Cancelled <= @case.AsOf;
        return new(x, rules, session, end)
        {
            EndAsOf = x.Cancelled is null || ended ? end : whole,
            BoardDutyEnded = ended && rules.Find("1.47") is not null,
        };
    }

    /// <summary>The session after its last one.</summary>
    private static int Length(Exclusion x, SchoolCalendar calendar, int first)
    {
        switch (x.Kind)
        {
            case ExclusionKind.Permanent:
                return Placed.Never;
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

    private static void RefuseCancelling(Exclusion x)
    {
        if (x.Cancelled is not { } cancelled)
            return;
        if (cancelled < x.Decided)
            throw Refused(x, $"was cancelled on {Day.Words(cancelled)}, before it was decided on {Day.Words(x.Decided)}: correct one of the days");
        if (x.BoardMeetingOn <= cancelled)
            throw Refused(x, $"was cancelled on {Day.Words(cancelled)}, when the board's meeting of {Day.Words(x.BoardMeetingOn.Value)} had begun; from then on it cannot be cancelled (rule 1.47). Correct one of the days, or leave out the cancelling");
        if (x.BoardDecision is not null && (x.BoardDecisionNotified is null || x.BoardDecisionNotified <= cancelled) && x.BoardMeetingOn is null)
            throw Refused(x, $"was cancelled on {Day.Words(cancelled)}, when the board had decided; after that it cannot be cancelled (rule 1.47). Correct the days, or leave out the cancelling");
    }

    private static void RefuseOverlaps(Placed[] placed, SchoolCalendar calendar)
    {
        Placed? last = null;
        Placed? lunch = null;
        foreach (var p in placed)
        {
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
                // One that was cancelled before it began holds no session and hides none.
                if (p.End <= p.First)
                    continue;
                if (last is not null && last.End > p.First)
                    throw Overlap(last, p);
                last = p;
            }
        }
    }

    private static CaseRefusedException Overlap(Placed earlier, Placed later) =>
        Refused(later.Exclusion, $"starts on {Day.Words(later.Exclusion.Start)}, while exclusion '{earlier.Exclusion.Id}' still runs: a child cannot be excluded twice at once. Correct the start, the half day or the sessions of one of them{(earlier.IsPermanent ? ", or record how the permanent exclusion ended" : "")}");

    private static CaseRefusedException Refused(Exclusion x, string what) => new($"Exclusion '{x.Id}' {what}.");
}
