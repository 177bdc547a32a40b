namespace Headwater.Duties;

/// <summary>Refuses days of one exclusion that cannot all be true.</summary>
internal static class Contradictions
{
    public static void Refuse(Exclusion x)
    {
        NotBefore(x, "it was decided", x.Decided, ("starts", x.Start), ("was cancelled", x.Cancelled),
            ("misses an exam", x.MissesExam), ("has the board's meeting", x.BoardMeetingOn), ("has notice of the board's decision", x.BoardDecisionNotified), ("has the parent's word that there will be no application", x.ParentWillNotApply),
            ("has an application for review", x.ReviewApplied), ("has notice of the panel's decision", x.ReviewOutcomeNotified), ("was reconsidered without reinstatement", x.ReconsideredWithoutReinstatement), ("was reinstated on reconsideration", x.ReinstatedOnReconsideration));
        NotBefore(x, "the board was told", x.BoardNotified, ("has the board's meeting", x.BoardMeetingOn), ("has notice of the board's decision", x.BoardDecisionNotified));
        NotBefore(x, "the board met", x.BoardMeetingOn, ("has notice of the board's decision", x.BoardDecisionNotified), ("has the parent's word that there will be no application", x.ParentWillNotApply), ("has an application for review", x.ReviewApplied));
        NotBefore(x, "notice of the board's decision was given", x.BoardDecisionNotified, ("has an application for review", x.ReviewApplied), ("has the parent's word that there will be no application", x.ParentWillNotApply), ("has notice of the panel's decision", x.ReviewOutcomeNotified));
        NotBefore(x, "the parent applied for a review", x.ReviewApplied, ("has notice of the panel's decision", x.ReviewOutcomeNotified));
        NotBefore(x, "notice of the panel's decision was given", x.ReviewOutcomeNotified, ("was reconsidered without reinstatement", x.ReconsideredWithoutReinstatement), ("was reinstated on reconsideration", x.ReinstatedOnReconsideration));
        if (x.ReconsideredWithoutReinstatement is not null && x.ReinstatedOnReconsideration is not null)
            throw Placing.Refused(x, "was both reinstated on reconsideration and reconsidered without reinstatement: leave out one of the days");
        RefuseCancelling(x);
    }

    private static void NotBefore(Exclusion x, string what, DateOnly? first, params ReadOnlySpan<(string Does, DateOnly? On)> later)
    {
        foreach (var (does, on) in later)
        {
            if (on < first)
                throw Placing.Refused(x, $"{does} on {Day.Words(on.Value)}, before {what} on {Day.Words(first.Value)}: correct one of the days");
        }
    }

    private static void RefuseCancelling(Exclusion x)
    {
        if (x.Cancelled is not { } cancelled)
            return;
        if (x.BoardMeetingOn <= cancelled)
            throw Placing.Refused(x, $"was cancelled on {Day.Words(cancelled)}, when the board's meeting of {Day.Words(x.BoardMeetingOn.Value)} had begun; from then on it cannot be cancelled (rule 1.47). Correct one of the days, or leave out the cancelling");
        if (x.BoardMeetingOn is null && x.BoardDecision is not null && (x.BoardDecisionNotified is null || x.BoardDecisionNotified <= cancelled))
            throw Placing.Refused(x, $"was cancelled on {Day.Words(cancelled)}, when the board had decided; after that it cannot be cancelled (rule 1.47). Correct the days, or leave out the cancelling");
    }
}
