namespace Headwater.Duties;

/// <summary>The board's meeting, the review of a permanent exclusion and the roll.</summary>
internal sealed class BoardDuties(ExclusionCase @case, Placed placed, List<DutyDate> duties) : DutyBuilder(@case, placed, duties)
{
    public void AddMeeting()
    {
        if (Placed.BoardDutyEnded || MeetingRule() is not ({ } rule, var why))
            return;
        var due = DueDay.After(Calendar, Exclusion.BoardNotified, rule["schoolDays"]);
        AddMeeting(rule, why, due);
        AddPapers(due);
    }

    /// <summary>What follows once the board declined to reinstate after a permanent exclusion.</summary>
    public void AddAfterDecision()
    {
        if (Placed.BoardDutyEnded || !Placed.IsPermanent || Exclusion.BoardDecision == BoardDecision.Reinstated || (Exclusion.BoardDecision is null && Exclusion.BoardDecisionNotified is null))
            return;
        var closes = DueDay.After(Calendar, Exclusion.BoardDecisionNotified, Rules["1.36"]["schoolDays"]);
        var inTime = Exclusion.ReviewApplied is { } applied && !(closes.Day < applied);
        AddApplication(closes);
        if (inTime)
            AddReview();
        AddRoll(inTime);
    }

    /// <summary>Which rule makes the board meet, and why; the strictest first.</summary>
    private (Rule? Rule, string Why) MeetingRule()
    {
        if (Placed.IsPermanent)
            return (Rules["1.25"], "it is permanent" + Exam);
        if (Placed.TakesTermPastFifteen)
            return (Rules["1.26"], $"it takes the term to {Day.Sessions(Placed.TermSessions)}, more than {Rules["1.26"]["overDays"]}{Exam}");
        if (Exclusion.MissesExam is { } exam)
            return (Rules["1.27"], $"an exam or test on {Day.Words(exam)} would be missed, before which it meets if that is reasonably practicable");
        if (Placed.TakesTermPastFive && Exclusion.ParentRepresentations is { } made)
            return (Rules["1.28"], $"it takes the term to {Day.Sessions(Placed.TermSessions)} and the parent made representations on {Day.Words(made)}");
        return default;
    }

    private string Exam => Exclusion.MissesExam is { } exam ? $", and before the exam or test on {Day.Words(exam)} if that is reasonably practicable" : "";

    private void AddMeeting(Rule rule, string why, DueDay due)
    {
        var because = Exclusion.BoardNotified is { } told
            ? $"The board was told on {Day.Words(told)} and meets within {Day.Count(rule["schoolDays"], "school day")} after it, since {why}."
            : $"The board meets within {Day.Count(rule["schoolDays"], "school day")} after it is told, since {why}; when it was told is not recorded.";
        // Notice within the time shows that it met in time; later notice says nothing of the day on which it met.
        var held = Exclusion.BoardMeetingOn ?? (Exclusion.BoardDecisionNotified <= due.Day ? Exclusion.BoardDecisionNotified : null);
        var settled = held is null && (Exclusion.BoardDecision is not null || Exclusion.BoardDecisionNotified <= Case.AsOf);
        var duty = Add(DutyKind.BoardMeeting, DutyOwner.GoverningBoard, rule, due, because, held, settled);
        if (Exclusion.MissesExam is not null)
            Replace(duty! with { Before = Exclusion.MissesExam });
    }

    private void AddPapers(DueDay meetingDue)
    {
        if (Rules.Find("1.32") is not { } rule)
            return;
        var meets = Exclusion.BoardMeetingOn ?? meetingDue.Day;
        var due = meets is not { } on ? meetingDue : Calendar.Before(on, rule["schoolDays"]) is { } day ? DueDay.On(day) : new(null, Beyond: true);
        var because = meets is { } meeting
            ? $"Papers reach everybody {Day.Count(rule["schoolDays"], "school day")} before the board {(Exclusion.BoardMeetingOn is null ? "must meet at the latest" : "meets")}, {Day.Words(meeting)}."
            : $"Papers reach everybody {Day.Count(rule["schoolDays"], "school day")} before the board meets; that day is not known.";
        Add(DutyKind.Papers, DutyOwner.GoverningBoard, rule, due, because);
    }

    private void AddApplication(DueDay closes)
    {
        var rule = Rules["1.36"];
        var because = Exclusion.BoardDecisionNotified is { } given
            ? $"Notice that the board declined to reinstate was given on {Day.Words(given)}; the parent may apply for a review within {Day.Count(rule["schoolDays"], "school day")} after it."
            : "The parent may apply for a review once notice of the board's decision is given; that day is not recorded.";
        Add(DutyKind.ReviewApplicationCloses, DutyOwner.Parent, rule, closes, because, Exclusion.ReviewApplied ?? Exclusion.ParentWillNotApply);
    }

    private void AddReview()
    {
        var rule = Rules["1.38"];
        var heard = Exclusion.ReviewOutcomeNotified <= Case.AsOf || (Exclusion.ReviewOutcome is not null && Exclusion.ReviewOutcomeNotified is null);
        Add(DutyKind.ReviewHearing, DutyOwner.ReviewPanelArranger, rule, DueDay.After(Calendar, Exclusion.ReviewApplied, rule["schoolDays"]),
            $"The parent applied on {Day.Words(Exclusion.ReviewApplied!.Value)}; the hearing begins within {Day.Count(rule["schoolDays"], "school day")} after it.", settled: heard);
        if (Exclusion.ReviewOutcome is not (ReviewOutcome.Recommended or ReviewOutcome.Quashed))
            return;
        var again = Rules["1.43"];
        var what = Exclusion.ReviewOutcome == ReviewOutcome.Quashed ? "quashed the decision" : "recommended reconsideration";
        var because = Exclusion.ReviewOutcomeNotified is { } told
            ? $"The panel {what}, and the board was told on {Day.Words(told)}; it meets again within {Day.Count(again["schoolDays"], "school day")} after it."
            : $"The panel {what}; the board meets again within {Day.Count(again["schoolDays"], "school day")} after it is told, and when it was told is not recorded.";
        Add(DutyKind.Reconsideration, DutyOwner.GoverningBoard, again, DueDay.After(Calendar, Exclusion.ReviewOutcomeNotified, again["schoolDays"]), because, Exclusion.ReconsideredWithoutReinstatement ?? Exclusion.ReinstatedOnReconsideration);
    }

    private void AddRoll(bool inTime)
    {
        if (Rules.Find("1.48") is not { } rule || Exclusion.ReinstatedOnReconsideration <= Case.AsOf)
            return;
        var (due, because) = inTime ? AfterReview()
            : Exclusion.ParentWillNotApply is { } said ? (DueDay.On(said), $"The parent said in writing on {Day.Words(said)} that there will be no application for review.")
            : Exclusion.BoardDecisionNotified is { } given
                ? (DueDay.After(Calendar, given, rule["schoolDays"] + 1), $"{Day.Count(rule["schoolDays"], "school day")} after notice of the board's decision on {Day.Words(given)} must have passed without an application for review; this is the next one.")
                : (DueDay.Waiting, "The time for applying for a review begins with notice of the board's decision; that day is not recorded.");
        Add(DutyKind.RemovalFromRollEarliest, DutyOwner.Headteacher, rule, due, because);
    }

    private (DueDay Due, string Because) AfterReview() => Exclusion switch
    {
        { ReviewOutcome: null } => (DueDay.Waiting, "The name stays on the roll until the review ends."),
        { ReviewOutcome: ReviewOutcome.Upheld, ReviewOutcomeNotified: { } told } => (DueDay.On(told), $"The panel upheld the board's decision, as was told on {Day.Words(told)}."),
        { ReviewOutcome: ReviewOutcome.Upheld } => (DueDay.Waiting, "The panel upheld the board's decision; when that was told is not recorded."),
        { ReconsideredWithoutReinstatement: { } ended } => (DueDay.On(ended), $"The board's reconsideration ended without reinstatement on {Day.Words(ended)}."),
        _ => (DueDay.Waiting, "The name stays on the roll until the board has reconsidered."),
    };
}
