namespace Headwater.Duties;

/// <summary>Who is told, and the education from day six.</summary>
internal sealed class Notices(ExclusionCase @case, Placed placed, List<DutyDate> duties) : DutyBuilder(@case, placed, duties)
{
    private const string WithoutDelay = ", without delay: due on the day of the decision.";

    public void Add()
    {
        var day = DueDay.On(Exclusion.Decided);
        AddParent(day);
        // Until August 2022 the local authority was told when the board was.
        if (Rules.Find("1.16") is { } authority && (MustTellBoard || !authority.Parameters.ContainsKey("overDays")))
            Add(DutyKind.NotifyLocalAuthority, DutyOwner.Headteacher, authority, day, "The local authority is told of it" + WithoutDelay);
        if (Placed.IsPermanent && (Exclusion.LivesInOtherAuthority ?? Case.Pupil.LivesInOtherAuthority))
            Add(DutyKind.NotifyHomeLocalAuthority, DutyOwner.Headteacher, Rules["1.17"], day, "The child lives in another local authority, which is told of a permanent exclusion" + WithoutDelay);
        if (Exclusion.SocialWorker ?? Case.Pupil.SocialWorker)
            Add(DutyKind.NotifySocialWorker, DutyOwner.Headteacher, Rules.Find("1.20"), day, "The child has a social worker, who is told of it" + WithoutDelay);
        if (Exclusion.LookedAfter ?? Case.Pupil.LookedAfter)
            Add(DutyKind.NotifyVirtualSchoolHead, DutyOwner.Headteacher, Rules.Find("1.21"), day, "The child is looked after, so the virtual school head is told" + WithoutDelay);
        if (MustTellBoard)
            Add(DutyKind.NotifyBoard, DutyOwner.Headteacher, Rules["1.18"], day, WhyBoard + WithoutDelay, Exclusion.BoardNotified);
    }

    private bool MustTellBoard => Placed.IsPermanent || Placed.TakesTermPastFive || Placed.TakesTermPastFifteen || Exclusion.MissesExam is not null;

    private string WhyBoard =>
        Placed.IsPermanent ? "The board is told of a permanent exclusion"
        : Placed.TakesTermPastFive || Placed.TakesTermPastFifteen ? $"The board is told of it, since it takes the term to {Day.Sessions(Placed.TermSessions)}"
        : $"The board is told of it, since an exam or test on {Day.Words(Exclusion.MissesExam!.Value)} would be missed";

    private void AddParent(DueDay day)
    {
        var rule = Rules.Find("1.14")!;
        var adult = Case.Pupil.DateOfBirth is { } born && born.AddYears(rule["adultAge"]) <= Exclusion.Decided;
        var who = adult ? "The pupil, who is 18, is told of it in writing" + WithoutDelay : "The parent is told of it in writing" + WithoutDelay;
        var duty = Add(DutyKind.NotifyParent, DutyOwner.Headteacher, rule, day, who);
        if (!adult && Case.Pupil.MayBeOfSchoolAge(Exclusion.Start) && PublicPlaceDays() is { Count: > 0 } days)
            Replace(duty! with { NotInPublicPlace = days });
    }

    /// <summary>Those of the first five school days of the run that this exclusion holds (rule 1.15).</summary>
    private List<DateOnly> PublicPlaceDays()
    {
        var days = new List<DateOnly>();
        if (Placed.RunStartDay < 0)
            return days;
        var end = Math.Min(Placed.RunStartDay + Rules["1.15"]["schoolDays"], Calendar.SchoolDays);
        for (var i = Calendar.DayOfSession(Placed.First); i < end && Calendar.FirstSessionAt(i) < Placed.EndAsOf; i++)
            days.Add(Calendar.DayAt(i));
        return days;
    }

    public void AddCancellation()
    {
        if (Exclusion.Cancelled is { } cancelled)
            Add(DutyKind.NotifyCancellation, DutyOwner.Headteacher, Rules.Find("1.22"), DueDay.On(cancelled), "It was cancelled: everybody who was told of it is told so, in writing and with reasons, without delay.");
    }

    public void AddProvision()
    {
        if (Placed.SixthDay < 0)
            return;
        var rule = Rules["1.46"];
        var due = Placed.SixthDay < Calendar.SchoolDays ? DueDay.On(Calendar.DayAt(Placed.SixthDay)) : new(null, Beyond: true);
        var owner = Placed.IsPermanent ? DutyOwner.LocalAuthority : DutyOwner.GoverningBoard;
        if (Placed.AfterSixthDay)
        {
            Add(DutyKind.AlternativeProvision, owner, rule, due, $"It follows '{Placed.StraightAfter}' without a break, and the sixth school day of the run has passed: from its first day full-time education is the local authority's.");
            return;
        }

        Add(DutyKind.AlternativeProvision, owner, rule, due, $"The run of exclusion began on {Day.Words(Calendar.DayAt(Placed.RunStartDay))}; full-time education begins on its sixth school day.");
    }
}
