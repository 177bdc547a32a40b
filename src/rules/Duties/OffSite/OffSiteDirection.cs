namespace Headwater.Duties;

/// <summary>A written request for a review (2.9).</summary>
/// <param name="On">The day of it.</param>
/// <param name="ByAuthority">Whether the local authority asked, which may where there is an EHC plan; otherwise the parent.</param>
public sealed record ReviewRequest(DateOnly On, bool ByAuthority = false);

/// <summary>A review of an off-site direction.</summary>
/// <param name="On">The day it is, or was, held.</param>
/// <param name="Invited">The day the invitations went out; null when they have not.</param>
/// <param name="OutcomeSent">The day its outcome was sent; null when it has not been.</param>
public sealed record OffSiteReview(DateOnly On, DateOnly? Invited = null, DateOnly? OutcomeSent = null)
{
    /// <summary>Whether the direction stops with it; null while it has not decided (2.10).</summary>
    public bool? Stops { get; init; }

    /// <summary>Until when it goes on, where it does (2.10).</summary>
    public DateOnly? ContinuesUntil { get; init; }
}

/// <summary>A child sent to another place for a time to improve behaviour (Education Act 2002 s.29A). Never counted as suspension.</summary>
/// <param name="School">The kind of the school that directs.</param>
/// <param name="Calendar">Its days.</param>
/// <param name="FirstDay">The first day at the other place.</param>
/// <param name="AsOf">The day the answer is given for.</param>
public sealed record OffSiteDirection(SchoolType School, SchoolCalendar Calendar, DateOnly FirstDay, DateOnly AsOf)
{
    /// <summary>The last day agreed so far; null while none is.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Whether the child has an education, health and care plan.</summary>
    public bool EhcPlan { get; init; }

    /// <summary>Whether the pupil is 18 or older, and is told in the parent's place.</summary>
    public bool PupilIsAdult { get; init; }

    /// <summary>The day written notice was given to the parent or pupil.</summary>
    public DateOnly? NoticeGiven { get; init; }

    /// <summary>The day written notice was given to the local authority, asked for with an EHC plan.</summary>
    public DateOnly? AuthorityNoticeGiven { get; init; }

    /// <summary>Written requests for a review.</summary>
    public IReadOnlyList<ReviewRequest> ReviewRequests { get; init; } = [];

    /// <summary>Whether it is a sanction, which it may not be (2.6).</summary>
    public bool IsSanction { get; init; }

    /// <summary>Whether help in school or by outreach has failed or is unsuitable, without which it may not be made (2.6); null where that is not recorded.</summary>
    public bool? HelpFailedOrUnsuitable { get; init; }

    /// <summary>Reviews held or planned.</summary>
    public IReadOnlyList<OffSiteReview> Reviews { get; init; } = [];
}

/// <summary>What an off-site direction asks of the governing board.</summary>
public enum OffSiteDutyKind
{
    /// <summary>Written notice to the parent, or the pupil from the age of 18 (2.8).</summary>
    Notice,

    /// <summary>Written notice to the local authority, with an EHC plan (2.8).</summary>
    NoticeToLocalAuthority,

    /// <summary>A review that was asked for (2.9); as soon as practicable, so without a day.</summary>
    RequestedReview,

    /// <summary>Invitations to a review (2.9).</summary>
    Invitations,

    /// <summary>The outcome of a review, which says whether the direction goes on and for how long (2.9, 2.10).</summary>
    Outcome,
}

/// <summary>One duty of an off-site direction; all are the governing board's.</summary>
/// <param name="Duty">What is to be done.</param>
/// <param name="Due">The last day for it; null where the law gives no day, or the calendar does not hold it.</param>
/// <param name="State">How it stands.</param>
/// <param name="Rule">The rule in the version used.</param>
/// <param name="Because">Why, in one sentence.</param>
public sealed record OffSiteDuty(OffSiteDutyKind Duty, DateOnly? Due, DutyState State, Rule Rule, string Because)
{
    /// <summary>The day it was done; null when it was not by the day asked about.</summary>
    public DateOnly? Done { get; init; }
}

/// <summary>What the rules ask of a direction.</summary>
/// <param name="RuleSet">The edition used.</param>
/// <param name="Duties">In order of <see cref="OffSiteDutyKind"/>, then of day.</param>
/// <param name="Warnings">What should be looked at.</param>
public sealed record OffSiteResult(string RuleSet, IReadOnlyList<OffSiteDuty> Duties, IReadOnlyList<string> Warnings);
