namespace Headwater.Duties;

/// <summary>The kinds of school that the rules cover (rule 1.2).</summary>
public enum SchoolType
{
    /// <summary>A maintained school.</summary>
    Maintained,

    /// <summary>An academy or free school.</summary>
    Academy,

    /// <summary>A pupil referral unit.</summary>
    Pru,

    /// <summary>An alternative provision academy.</summary>
    AlternativeProvisionAcademy,
}

/// <summary>The kinds of exclusion in law. Safeguarding separation, internal suspension and off-site direction are none.</summary>
public enum ExclusionKind
{
    /// <summary>For a number of sessions.</summary>
    Suspension,

    /// <summary>For good.</summary>
    Permanent,

    /// <summary>From the premises at one lunchtime; counts as half a day.</summary>
    Lunchtime,
}

/// <summary>What the governing board decided.</summary>
public enum BoardDecision
{
    /// <summary>Not to reinstate.</summary>
    Declined,

    /// <summary>To reinstate.</summary>
    Reinstated,
}

/// <summary>What an independent review panel decided (rule 1.42).</summary>
public enum ReviewOutcome
{
    /// <summary>The board's decision stands.</summary>
    Upheld,

    /// <summary>The board is asked to reconsider.</summary>
    Recommended,

    /// <summary>The decision is quashed and the board directed to reconsider.</summary>
    Quashed,
}

/// <summary>What the rules ask about the child.</summary>
/// <param name="Id">The caller's id.</param>
public sealed record ExcludedPupil(string Id)
{
    /// <summary>The day of birth; null where it is not known.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Whether the child is looked after by a local authority.</summary>
    public bool LookedAfter { get; init; }

    /// <summary>Whether the child has a social worker.</summary>
    public bool SocialWorker { get; init; }

    /// <summary>Whether the child has an education, health and care plan.</summary>
    public bool EhcPlan { get; init; }

    /// <summary>Whether the child lives in another local authority than the school's.</summary>
    public bool LivesInOtherAuthority { get; init; }

    /// <summary>Sessions of suspension at earlier schools in the school year that has the day asked about; two are a day.</summary>
    public int SessionsServedElsewhere { get; init; }

    /// <summary>
    /// Whether the child may be of compulsory school age on a day: from the prescribed day (31 March, 31 August, 31 December) on or after
    /// the fifth birthday until the last Friday in June of the school year of the sixteenth
    /// birthday (Education Act 1996 s.8; read as that school year's 30 June). Unknown days of birth may.
    /// </summary>
    /// <param name="day">The day asked about.</param>
    public bool MayBeOfSchoolAge(DateOnly day)
    {
        if (DateOfBirth is not { } born)
            return true;
        var (five, sixteen) = (born.AddYears(5), born.AddYears(16));
        DateOnly[] prescribed = [new(five.Year, 3, 31), new(five.Year, 8, 31), new(five.Year, 12, 31)];
        return day >= Array.Find(prescribed, p => p >= five) && day <= new DateOnly(sixteen.Month >= 9 ? sixteen.Year + 1 : sixteen.Year, 6, 30);
    }
}

/// <summary>One exclusion with the facts that the rules ask about. Dates that have not come yet are null.</summary>
/// <param name="Id">The caller's id, once in a case.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">The first day, a school day.</param>
/// <param name="Sessions">Half days; 1 for a lunchtime, not looked at for a permanent exclusion.</param>
/// <param name="Decided">The day the headteacher decided.</param>
public sealed record Exclusion(string Id, ExclusionKind Kind, DateOnly Start, int Sessions, DateOnly Decided)
{
    /// <summary>Whether it starts with the afternoon of its first day.</summary>
    public bool StartsAfternoon { get; init; }

    /// <summary>Reason codes, at most three.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>When the governing board was told of it.</summary>
    public DateOnly? BoardNotified { get; init; }

    /// <summary>When the parent made representations.</summary>
    public DateOnly? ParentRepresentations { get; init; }

    /// <summary>When the headteacher cancelled it.</summary>
    public DateOnly? Cancelled { get; init; }

    /// <summary>The first public exam or national curriculum test that is missed.</summary>
    public DateOnly? MissesExam { get; init; }

    /// <summary>The day the board meets, or met, on it.</summary>
    public DateOnly? BoardMeetingOn { get; init; }

    /// <summary>What the board decided.</summary>
    public BoardDecision? BoardDecision { get; init; }

    /// <summary>The day on which notice of the board's decision counts as given; see <see cref="NoticeByPost"/>.</summary>
    public DateOnly? BoardDecisionNotified { get; init; }

    /// <summary>The day the parent said in writing that there will be no application for review.</summary>
    public DateOnly? ParentWillNotApply { get; init; }

    /// <summary>The day the parent applied for a review.</summary>
    public DateOnly? ReviewApplied { get; init; }

    /// <summary>What the review panel decided.</summary>
    public ReviewOutcome? ReviewOutcome { get; init; }

    /// <summary>The day the board was told of the panel's decision.</summary>
    public DateOnly? ReviewOutcomeNotified { get; init; }

    /// <summary>The day the board's reconsideration ended without reinstatement.</summary>
    public DateOnly? ReconsideredWithoutReinstatement { get; init; }

    /// <summary>Whether the child was looked after when it was decided; null where <see cref="ExcludedPupil.LookedAfter"/> tells it.</summary>
    public bool? LookedAfter { get; init; }

    /// <summary>Whether the child had a social worker when it was decided; null where <see cref="ExcludedPupil.SocialWorker"/> tells it.</summary>
    public bool? SocialWorker { get; init; }

    /// <summary>Whether the child then lived in another local authority; null where <see cref="ExcludedPupil.LivesInOtherAuthority"/> tells it.</summary>
    public bool? LivesInOtherAuthority { get; init; }

    /// <summary>The day from which the child was reinstated by the board's reconsideration.</summary>
    public DateOnly? ReinstatedOnReconsideration { get; init; }

    /// <summary>When what a duty asks for was done, where no other date tells it.</summary>
    public IReadOnlyDictionary<DutyKind, DateOnly> Done { get; init; } = NothingDone;

    private static readonly IReadOnlyDictionary<DutyKind, DateOnly> NothingDone = new Dictionary<DutyKind, DateOnly>();
}

/// <summary>A child's exclusions at one school, with all that the clock asks.</summary>
/// <param name="School">The school's kind.</param>
/// <param name="Calendar">The school's days.</param>
/// <param name="Pupil">The child.</param>
/// <param name="Exclusions">The exclusions, in any order.</param>
/// <param name="AsOf">The day the answer is given for.</param>
public sealed record ExclusionCase(SchoolType School, SchoolCalendar Calendar, ExcludedPupil Pupil, IReadOnlyList<Exclusion> Exclusions, DateOnly AsOf);
