namespace Headwater.Duties;

/// <summary>What is no refusal but should be looked at.</summary>
internal static class Warnings
{
    public static void Of(ExclusionCase @case, Placed p, List<string> warnings, List<ToExplain> unusual)
    {
        var x = p.Exclusion;
        void Say(string what) => warnings.Add($"Exclusion '{x.Id}' {what}");
        if (p.StraightAfter is { } before)
        {
            Say($"starts straight after '{before}': a suspension cannot be extended or converted, and another may follow it only in exceptional cases, usually on new evidence (rule 1.9).");
            if (x.Cancelled is null)
                unusual.Add(new(x.Id, "1.9", warnings[^1]));
        }

        if (x.BoardNotified < x.Decided)
            Say($"was told to the board on {Day.Words(x.BoardNotified.Value)}, before it was decided on {Day.Words(x.Decided)}: check both days.");
        if (x.ParentRepresentations < x.Decided)
            Say($"has representations of the parent on {Day.Words(x.ParentRepresentations.Value)}, before it was decided on {Day.Words(x.Decided)}: check both days.");
        if (!p.BoardDutyEnded && !p.IsPermanent)
            OfFurther(@case, p, Say);
        if (x.Cancelled is not null && p.Rules.Find("1.47") is { Confidence: not Confidence.H } earlier)
            Say($"starts before the rule on cancelling (17A) began on 1 September 2023: what cancelling does is by guidance ({earlier.Confidence}).");
        if (x.Kind != ExclusionKind.Lunchtime && x.Cancelled is null && p.Rules.Find("1.23") is not null && ((x.LookedAfter ?? @case.Pupil.LookedAfter) || (x.SocialWorker ?? @case.Pupil.SocialWorker)))
            Say("is of a child who is looked after or has a social worker: education elsewhere is expected from the first day, not the sixth (rule 1.23).");
        OfExam(@case, p, Say);
        OfReview(@case, p, Say);
    }

    /// <summary>More than 45 days in a school year (1.3), and cancelling after that (1.47).</summary>
    public static void OfYears(ExclusionCase @case, Placed[] placed, RuleBook book, List<string> warnings, List<ToExplain> unusual)
    {
        var now = @case.Calendar.YearOf(@case.AsOf);
        foreach (var year in @case.Calendar.Years)
        {
            var count = year == now || (now is null && year == @case.Calendar.Years[0]) ? @case.Pupil.SessionsServedElsewhere : 0;
            var limit = 2 * (book.Find("1.3", year.First)?["schoolDays"] ?? int.MaxValue / 2);
            foreach (var p in placed)
            {
                var own = year.Sessions(p.First, p.EndCounted);
                count += own;
                if (count > limit && own > 0 && p.Exclusion.Cancelled is null)
                    unusual.Add(new(p.Exclusion.Id, "1.3", $"Exclusion '{p.Exclusion.Id}' brings the child to {Day.Sessions(count)} out in the school year that began on {Day.Words(year.First)}: more than {limit / 2} school days are unlawful (rule 1.3)."));
                if (count > limit && p.Exclusion.Cancelled is not null && p.Rules.Find("1.47") is not null && year.Sessions(p.First, Math.Max(p.First + 1, p.EndCounted)) > 0)
                    warnings.Add($"Exclusion '{p.Exclusion.Id}' was cancelled although the child had been out for more than {limit / 2} school days of the year by then: after that it cannot be cancelled (rule 1.47).");
            }

            if (count > limit)
                warnings.Add($"The child is out for {Day.Sessions(count)} in the school year that began on {Day.Words(year.First)}: more than {limit / 2} school days in a school year are unlawful (rule 1.3).");
        }
    }

    public static void BeyondCalendar(ExclusionCase @case, List<DutyDate> duties, List<string> warnings)
    {
        foreach (var duty in duties)
        {
            if (duty.State == DutyState.BeyondCalendar)
                warnings.Add($"Exclusion '{duty.Exclusion}': the day for {duty.Duty.Name()} lies outside the calendar, whose last school day is {Day.Words(@case.Calendar.LastDay)}: add the terms that are missing.");
        }
    }

    /// <summary>Exclusions after the one that took the term past five or 15 days, on which the contract of the shell puts no duty.</summary>
    private static void OfFurther(ExclusionCase @case, Placed p, Action<string> say)
    {
        if (p.FurtherPastFifteen && !p.TakesTermPastFifteen)
            say($"adds to a term that had passed 15 days before it: by law the board meets on it too, {By(@case, p, "1.26")}.");
        else if (p.FurtherPastFive && !p.TakesTermPastFive && !p.TakesTermPastFifteen && p.Exclusion is { ParentRepresentations: not null, MissesExam: null })
            say($"adds to a term that had passed five days before it, and the parent made representations: by law the board considers them, {By(@case, p, "1.28")}.");
    }

    private static string By(ExclusionCase @case, Placed p, string key)
    {
        var (days, told) = (p.Rules[key]["schoolDays"], p.Exclusion.BoardNotified);
        var due = @case.Calendar.After(told ?? p.Exclusion.Decided, days) is { } day ? $"by {Day.Words(day)}" : "by a day after the calendar's last";
        return $"{due}, {days} school days after {(told is null ? "the decision, when it is told" : "it was told")} (rule {key})";
    }

    private static void OfExam(ExclusionCase @case, Placed p, Action<string> say)
    {
        if (p.Exclusion.MissesExam is not { } exam)
            return;
        var last = p.EndAsOf == Placed.Never ? DateOnly.MaxValue : p.EndAsOf > p.First ? @case.Calendar.DayAt(@case.Calendar.DayOfSession(p.EndAsOf - 1)) : p.Exclusion.Start;
        if (exam < p.Exclusion.Start || exam > last)
            say($"has an exam or test on {Day.Words(exam)}, which is no day of it: check both.");
        else if (!p.BoardDutyEnded && p.Exclusion.BoardDecision is null)
            say($"takes in an exam or test on {Day.Words(exam)}: the board meets before it as far as reasonably practicable (rule 1.27).");
    }

    private static void OfReview(ExclusionCase @case, Placed p, Action<string> say)
    {
        var x = p.Exclusion;
        if (!p.IsPermanent && (x.ReviewApplied is not null || x.ReviewOutcome is not null || x.ParentWillNotApply is not null))
            say("is not permanent: there is no review panel for it, and what is recorded of one is passed over (rule 1.36).");
        if (!p.IsPermanent)
            return;
        if (x.BoardDecision is null && x.BoardDecisionNotified is not null)
            say("has notice of the board's decision and not what it decided: the days are those if it declined to reinstate.");
        if (x.ReviewApplied is null || p.BoardDutyEnded)
            return;
        if (x.BoardDecision is null && x.BoardDecisionNotified is null)
            say("has an application for review and no decision of the board: record the decision and when notice of it was given.");
        if (x.BoardDecision == BoardDecision.Reinstated)
            say("was reinstated by the board: the application for review is passed over (rule 1.36).");
        else if (x.BoardDecisionNotified is { } given && @case.Calendar.After(given, p.Rules["1.36"]["schoolDays"]) is { } closes && x.ReviewApplied > closes)
            say($"has an application for review of {Day.Words(x.ReviewApplied.Value)}, after the last day, {Day.Words(closes)}: it is out of time and must be rejected, unless a claim under the Equality Act ended within 15 school days before it (rule 1.36).");
    }
}
