using Headwater.Duties;
using Headwater.Interface;

namespace Headwater.Children.Movement;

/// <summary>By what a move is judged.</summary>
/// <param name="Today">The day of the question.</param>
/// <param name="Suspensions">The first days of the child's suspensions and exclusions that were not cancelled, as far as the reader sees them.</param>
/// <param name="School">What kind of school it is.</param>
/// <param name="Calendar">Its days; null where they are not known.</param>
/// <param name="Book">The rules as the locality has them.</param>
/// <param name="Born">The child's day of birth.</param>
internal sealed record MoveGround(DateOnly Today, IReadOnlyList<DateOnly> Suspensions, SchoolType School, SchoolCalendar? Calendar, RuleBook Book, DateOnly Born);

/// <summary>Where wording or facts suggest that a move is not what its kind says, or that something of it is missing. Values in, values out.</summary>
internal static class MovementRules
{
    /// <summary>The first time that somebody asks how the child is, by the number that it goes by; how many weeks it is are the locality's (rule 2.3).</summary>
    public const int FirstLook = 6;

    /// <summary>As <see cref="FirstLook"/>, the second time.</summary>
    public const int SecondLook = 12;

    /// <summary>How many weeks after the first day a look is; the second is never before the first.</summary>
    public static int Weeks(int look, RuleBook book, DateOnly start)
    {
        var rule = book.Find("2.3/outcomes", start);
        var first = rule?["firstWeeks"] ?? FirstLook;
        return look == FirstLook ? first : Math.Max(rule?["secondWeeks"] ?? SecondLook, first);
    }

    /// <summary>What should be looked at, each sentence with its rule; none for what was withdrawn.</summary>
    public static IReadOnlyList<string> Warnings(Move m, IReadOnlyList<MoveReview> reviews, MoveGround ground) => m.Withdrawn is not null ? [] :
    [
        .. m.What switch
        {
            MoveKind.ManagedMove => ManagedMove(m, ground.Today),
            MoveKind.OffSiteDirection => OffSite(m, reviews, ground),
            MoveKind.DualRegistration => DualRegistration(m),
            MoveKind.ElectiveHomeEducation => HomeEducation(m, ground),
            _ => LeavingRoll(m, ground),
        },
        .. OfEvery(m, ground.Today),
    ];

    /// <summary>For those who hold a safeguarding role: that there is such a file is not for everybody, the family least.</summary>
    public const string FileWaits = "The child-protection file was not passed on, and the child is there already (rule 2.3).";

    /// <summary>Facts that are for those who hold a safeguarding role.</summary>
    public static bool IsForSafeguarding(MoveField field) => field.Name is nameof(Move.HasFile) or nameof(Move.FilePassedOn);

    /// <summary>When the outcome is asked for; null where there is no first day, or nothing came of it.</summary>
    public static DateOnly? OutcomeDue(Move m, int look, RuleBook book) => m is { Withdrawn: null, Start: { } first } ? first.AddDays(7 * Weeks(look, book, first)) : null;

    /// <summary>The last day there as it stands now: the latest review that decided, otherwise as it was first said.</summary>
    public static DateOnly? EndNow(Move m, IReadOnlyList<MoveReview> reviews) =>
        reviews.Where(r => r.Stops is not null).MaxBy(r => r.Day) is not { } last ? m.End : last.Stops == true ? last.Until ?? last.Day : last.Until ?? m.End;

    private static IEnumerable<string> ManagedMove(Move m, DateOnly today)
    {
        if (m.End is not null)
            yield return "It has a last day. A managed move is for good (rule 2.1): a child who goes for a time is directed off site, and may move when a review finds it right and all agree (rule 2.2).";
        if (MovementWording.Trial(m.Reason, m.Objectives, m.Tried, m.ToName) is { } trial)
            yield return $"The wording says “{trial}”. A managed move has no trial period (rule 2.2): for a time, direct the child off site first.";
        if (MovementWording.Threat(m.Reason, m.Tried, m.Objectives) is { } threat)
            yield return $"The wording says “{threat}”. A move is never asked for under threat of exclusion, whatever a parent agrees to (rules 1.52 and 2.1).";
        foreach (var (who, day) in new[] { ("the parent", m.ParentAgreed), ("the headteacher of this school", m.HomeHeadAgreed), ("the headteacher of the receiving school", m.ReceivingHeadAgreed) })
        {
            if (day is null && m.Start <= today)
                yield return $"It has begun, and the agreement of {who} is not on record. Without all three there is no managed move (rule 2.1).";
            else if (day is null)
                yield return $"The agreement of {who} is still to come. The move does not begin without it (rule 2.1).";
            else if (day > m.Start)
                yield return $"The agreement of {who} came on {Words.Date(day.Value)}, after the move began (rule 2.1).";
        }

        if (m.Tried is null)
            yield return "Nothing is on record of what was tried before. A managed move comes after earlier help (rule 2.1).";
    }

    private static IEnumerable<string> OffSite(Move m, IReadOnlyList<MoveReview> reviews, MoveGround ground)
    {
        if (m.End is null)
            yield return "It has no last day. A direction off site is for a time, and the notice names the number of days (rules 2.6 and 2.8).";
        if (MovementWording.Sanction(m.Reason, m.Objectives) is { } sanction)
            yield return $"The wording says “{sanction}”. A direction off site is made to improve behaviour, never as a sanction (rule 2.6).";
        if (m.HelpFailed is null)
            yield return "It is not on record whether help in school or by outreach had failed or was unsuitable, which comes first (rule 2.6).";
        if (m.Objectives is null)
            yield return "No objectives are on record. The notice gives them with the reasons (rule 2.8).";
        if (m.NoticeGiven is null && NoticeRules.MissingInWords(m, ground.Calendar) is { } missing)
            yield return missing;
        foreach (var silent in reviews.Where(r => r.Stops is null && r.Day < ground.Today))
            yield return $"The review of {Words.Date(silent.Day)} is past, and nothing of it is on record. Each review decides whether the direction goes on, and for how long (rule 2.10).";
        var asked = MovementClock.Of(m, reviews, ground);
        if (asked.Why is { } why)
            yield return why;
        if (asked.Result is not { } result)
        {
            // Whether ten weeks have passed since the last review needs no term dates, but the rules are not asked without them.
            if (m.ReviewAsked is { } day && !reviews.Any(r => r.Stops is not null && r.Day >= day))
                yield return $"A review was asked for in writing on {Words.Date(day)}, and none is on record since. It is held as soon as practicable (rule 2.9).";
            yield break;
        }

        foreach (var warning in result.Warnings)
            yield return warning;
        foreach (var late in result.Duties.Where(d => d.State == DutyState.Late || d is { State: DutyState.Open, Duty: OffSiteDutyKind.RequestedReview }))
            yield return $"{late.Because} {(late.Done is { } done ? $"It was done on {Words.Date(done)}" : "It is not on record that it was done")} (rule {late.Rule.Number}).";
    }

    private static IEnumerable<string> DualRegistration(Move m)
    {
        if (MovementWording.Trial(m.Reason, m.Objectives) is { } trial)
            yield return $"The wording says “{trial}”. Being on two rolls to try out a move is a direction off site, with notice and reviews: record it as one (rule 2.2).";
        if (MovementWording.Threat(m.Reason, m.Tried, m.Objectives) is { } threat)
            yield return $"The wording says “{threat}”. Nothing is agreed under threat of exclusion (rule 1.52).";
        if (m is { ParentAgreed: null } or { HomeHeadAgreed: null } or { ReceivingHeadAgreed: null })
            yield return "Not everybody’s agreement is on record: the parent, this school and the other one. A child who may not come to either is excluded in fact (rule 1.51).";
    }

    private static IEnumerable<string> HomeEducation(Move m, MoveGround ground)
    {
        if (MovementWording.Pressure(m.Reason, m.Tried) is { } pressure)
            yield return $"The wording says “{pressure}”. Home education is the parent’s own choice: to press for it, or to offer it instead of an exclusion, is unlawful whatever the parent agrees to (rules 1.51 and 1.52).";
        if (m.ParentAgreed is null)
            yield return "The parent’s own written notice is not on record. Until it comes the child stays on the roll (rule 1.51).";
        foreach (var soon in SoonAfter(m, ground))
            yield return soon;
    }

    private static IEnumerable<string> LeavingRoll(Move m, MoveGround ground)
    {
        if (m.Ground is null)
            yield return "No ground is on record. A name comes off the roll only on a ground of the regulations; otherwise it is off-rolling (rule 1.51).";
        if (m is { ToOrganisation: null, ToName: null })
            yield return "No destination is on record. Find out where the child goes to, and tell the local authority when nobody knows (rules 1.51 and 1.55).";
        if (MovementWording.Pressure(m.Reason, m.Tried) is { } pressure)
            yield return $"The wording says “{pressure}”. A parent who is pressed to take a child away has not chosen to (rules 1.51 and 1.52).";
        foreach (var soon in SoonAfter(m, ground))
            yield return soon;
    }

    private static IEnumerable<string> SoonAfter(Move m, MoveGround ground)
    {
        var day = m.Start ?? ground.Today;
        if (ground.Book.Find("1.52/weeks", day) is { } soon && ground.Suspensions.Where(s => s <= day && s >= day.AddDays(-7 * soon["weeks"])).Select(s => (DateOnly?)s).Max() is { } last)
            yield return $"The last suspension or exclusion began on {Words.Date(last)}, within {soon["weeks"]} weeks before. Ask the parent, without the school in the room, whether this is what they want (rule 1.52, {soon.Source}).";
    }

    private static IEnumerable<string> OfEvery(Move m, DateOnly today)
    {
        if (m.ChildView is null)
            yield return "The child’s view is not on record (rule 2.3).";
        if (m is { EhcPlan: true, AuthorityContacted: null })
            yield return "The child has an EHC plan, and the local authority was not asked. It comes first: the place is named in the plan (rule 2.4).";
        if (m is { SocialWorker: true, SocialWorkerTold: null })
            yield return "The child has a social worker, who was not told (rule 2.3).";
        if (m is { LookedAfter: true, VirtualSchoolTold: null })
            yield return "The child is looked after, and the virtual school head was not told (rule 2.3).";
        if (m is { HasFile: true, FilePassedOn: null } && m.Start <= today)
            yield return FileWaits;
    }
}
