namespace Headwater.Duties;

/// <summary>Notice and reviews of an off-site direction (rules 2.6 to 2.10).</summary>
public static class OffSiteClock
{
    /// <summary>Works out every duty of a direction.</summary>
    /// <param name="direction">The direction.</param>
    /// <param name="book">The rules; null for the country's.</param>
    /// <returns>
    /// Duties and warnings. A school without the power on the first day (an academy, AP academy or PRU before 26 July 2026, rule 2.7)
    /// has no duty under these rules and a warning that says so.
    /// </returns>
    /// <exception cref="CaseRefusedException">The first day is no school day, or before 1 January 2013; or the last day is before the first.</exception>
    public static OffSiteResult Compute(OffSiteDirection direction, RuleBook? book = null)
    {
        ArgumentNullException.ThrowIfNull(direction);
        book ??= RuleBook.National;
        if (direction.LastDay < direction.FirstDay)
            throw new CaseRefusedException($"The direction ends on {Day.Words(direction.LastDay.Value)}, before its first day, {Day.Words(direction.FirstDay)}: correct one of them.");
        if (!direction.Calendar.IsSchoolDay(direction.FirstDay))
            throw new CaseRefusedException($"The direction starts on {Day.Words(direction.FirstDay)}, which is no school day in this calendar: correct the day, or the terms and closed days.");
        if (book.InForce(direction.FirstDay) is not { } rules || rules.Find("2.8") is not { } notice)
            throw new CaseRefusedException($"The direction starts on {Day.Words(direction.FirstDay)}, before the first day of the rules on off-site direction known here, 1 January 2013: correct the day or leave it out.");
        var warnings = new List<string>();
        if (direction.School != SchoolType.Maintained && rules.Find("2.7") is null)
        {
            warnings.Add($"On {Day.Words(direction.FirstDay)} only the governing board of a maintained school had this power (rules 2.6 and 2.7): an academy acted under its own articles, so no notice or review of these rules is asked.");
            return new(rules.Edition.Name, [], warnings);
        }

        OfConditions(direction, warnings);
        var duties = new List<OffSiteDuty>();
        AddNotices(direction, notice, duties);
        AddRequests(direction, rules["2.9"], duties, warnings);
        foreach (var review in direction.Reviews.OrderBy(r => r.On))
        {
            if (rules.Find("2.9/invitations") is { } invitations)
                duties.Add(Dated(direction, OffSiteDutyKind.Invitations, review.On.AddDays(-invitations["days"]), invitations, $"The review is on {Day.Words(review.On)}; invitations go out at least {invitations["days"]} days before it.", review.Invited));
            if (rules.Find("2.9/outcome") is { } outcome)
                duties.Add(Dated(direction, OffSiteDutyKind.Outcome, review.On.AddDays(outcome["days"]), outcome, $"The review is on {Day.Words(review.On)}; whether the direction goes on, and for how long, is sent within {outcome["days"]} days after it.", review.OutcomeSent));
        }

        var local = duties.Exists(d => d.Rule.ChangedLocally) ? ", changed locally" : "";
        return new(rules.Edition.Name + local, [.. duties.OrderBy(d => d.Duty).ThenBy(d => d.Due)], warnings);
    }

    private static void OfConditions(OffSiteDirection direction, List<string> warnings)
    {
        if (direction.IsSanction)
            warnings.Add("It is a sanction: a direction off site may be made to improve behaviour only (rule 2.6).");
        if (direction.HelpFailedOrUnsuitable == false)
            warnings.Add("Help in school or by outreach has not failed and is not unsuitable: until then no direction may be made (rule 2.6).");
        foreach (var review in direction.Reviews)
        {
            if (review is { Stops: false, ContinuesUntil: null })
                warnings.Add($"The review of {Day.Words(review.On)} lets the direction go on without saying for how long: record until when (rule 2.10).");
            else if (review is { Stops: null, OutcomeSent: not null })
                warnings.Add($"The outcome of the review of {Day.Words(review.On)} was sent, and whether the direction goes on is not on record: each review decides it (rule 2.10).");
        }
    }

    private static void AddNotices(OffSiteDirection direction, Rule rule, List<OffSiteDuty> duties)
    {
        var due = direction.Calendar.Before(direction.FirstDay, rule["schoolDays"]);
        var because = $"The first day is {Day.Words(direction.FirstDay)}; written notice is given at least {rule["schoolDays"]} school days before it to the ";
        duties.Add(Dated(direction, OffSiteDutyKind.Notice, due, rule, because + (direction.PupilIsAdult ? "pupil, who is 18." : "parent."), direction.NoticeGiven));
        if (direction.EhcPlan)
            duties.Add(Dated(direction, OffSiteDutyKind.NoticeToLocalAuthority, due, rule, because + "local authority, since the child has an EHC plan.", direction.AuthorityNoticeGiven));
    }

    private static void AddRequests(OffSiteDirection direction, Rule rule, List<OffSiteDuty> duties, List<string> warnings)
    {
        var days = 7 * rule["weeks"];
        foreach (var (asked, byAuthority) in direction.ReviewRequests.OrderBy(r => r.On))
        {
            if (byAuthority && !direction.EhcPlan)
            {
                warnings.Add($"The local authority asked for a review on {Day.Words(asked)}, and there is no EHC plan: this rule gives it no right to one (rule 2.9).");
                continue;
            }

            if (direction.Reviews.Where(r => r.On <= asked && r.On >= asked.AddDays(-days)).Select(r => (DateOnly?)r.On).Max() is { } recent)
            {
                warnings.Add($"The review asked for on {Day.Words(asked)} need not be held: one was on {Day.Words(recent)}, within the {rule["weeks"]} weeks before it (rule 2.9).");
                continue;
            }

            var held = direction.Reviews.Where(r => r.On > asked && r.On <= direction.AsOf).Select(r => (DateOnly?)r.On).Min();
            duties.Add(new(OffSiteDutyKind.RequestedReview, null, held is null ? DutyState.Open : DutyState.Met, rule, $"A review was asked for in writing on {Day.Words(asked)} and none was held in the {rule["weeks"]} weeks before: it is held as soon as practicable.") { Done = held });
        }
    }

    private static OffSiteDuty Dated(OffSiteDirection direction, OffSiteDutyKind kind, DateOnly? due, Rule rule, string because, DateOnly? done)
    {
        done = done > direction.AsOf ? null : done;
        var state = due is null ? done is null ? DutyState.BeyondCalendar : DutyState.Met
            : done is { } day ? day > due ? DutyState.Late : DutyState.Met
            : direction.AsOf > due ? DutyState.Late : DutyState.Open;
        return new(kind, due, state, rule, because) { Done = done };
    }
}
