using Headwater.Duties;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Children.Movement;

/// <summary>Where the pages are.</summary>
internal static class MovementLinks
{
    public static string Of(ChildId child) => $"/children/{child}/moves";

    public static string Record(ChildId child) => $"/children/{child}/moves/record";

    public static string Record(ChildId child, MoveKind kind) => $"/children/{child}/moves/record?kind={kind}";

    public static string One(ChildId child, Guid move) => $"/children/{child}/moves/{move}";

    public static string Notice(ChildId child, Guid move, NoticeTo to) => $"/children/{child}/moves/{move}/notice/{to}";

    public static string Facts(ChildId child, Guid move) => $"/children/{child}/moves/{move}/facts";
}

/// <summary>What kinds, outcomes and duties are called on screen.</summary>
internal static class MovementWords
{
    public static string Of(MoveKind kind) => kind switch
    {
        MoveKind.ManagedMove => "Managed move",
        MoveKind.OffSiteDirection => "Off-site direction",
        MoveKind.DualRegistration => "Dual registration",
        MoveKind.ElectiveHomeEducation => "Elective home education",
        _ => "Leaving the roll",
    };

    public static IReadOnlyList<(string Value, string Words, string Hint)> Kinds { get; } =
    [
        (nameof(MoveKind.ManagedMove), Of(MoveKind.ManagedMove), "To another mainstream school for good. The parent and both headteachers agree, before it begins. There is no trial."),
        (nameof(MoveKind.OffSiteDirection), Of(MoveKind.OffSiteDirection), "To another place for a time, to improve behaviour, when help in school has not worked. With notice and reviews; the child comes back."),
        (nameof(MoveKind.DualRegistration), Of(MoveKind.DualRegistration), "On the rolls of two schools at once, such as this one and a hospital school."),
        (nameof(MoveKind.ElectiveHomeEducation), Of(MoveKind.ElectiveHomeEducation), "The parent chose, unasked, to teach the child at home, and told the school in writing."),
        (nameof(MoveKind.LeavingRoll), Of(MoveKind.LeavingRoll), "The name comes off the roll on another ground, such as moving house or starting at a school that the parent chose."),
    ];

    public static string Of(MoveOutcome outcome) => outcome switch
    {
        MoveOutcome.Settled => "Settled",
        MoveOutcome.WithSupport => "There, with support",
        MoveOutcome.Ended => "Ended",
        MoveOutcome.Returned => "Came back",
        _ => "Not known",
    };

    public static string Of(OffSiteDutyKind duty) => duty switch
    {
        OffSiteDutyKind.Notice => "Give written notice to the parent, or the pupil from the age of 18",
        OffSiteDutyKind.NoticeToLocalAuthority => "Give written notice to the local authority",
        OffSiteDutyKind.RequestedReview => "Hold the review that was asked for",
        OffSiteDutyKind.Invitations => "Invite to the review",
        _ => "Send the outcome of the review",
    };

    public static string Of(NoticeTo to, bool adult) => to == NoticeTo.Authority ? "Notice to the local authority" : adult ? "Notice to the pupil" : "Notice to the parent";

    public static (string Words, string Tag) Of(OffSiteDuty duty) => duty switch
    {
        { State: DutyState.Met } => ("Done", "govuk-tag--green"),
        { State: DutyState.Late, Done: not null } => ("Done late", "govuk-tag--orange"),
        { State: DutyState.Late } => ("Late", "govuk-tag--red"),
        { State: DutyState.BeyondCalendar } => ("No term dates yet", "govuk-tag--yellow"),
        _ => ("To do", "govuk-tag--blue"),
    };

    /// <summary>One sentence of where it stands.</summary>
    public static string Standing(Move m, IReadOnlyList<MoveReview> reviews, DateOnly today) => m switch
    {
        { Withdrawn: { } day } => $"Withdrawn on {Words.Date(day)}",
        { Start: null } => "Not settled yet",
        { Start: { } first } when first > today => $"Begins on {Words.Date(first)}",
        { What: MoveKind.ElectiveHomeEducation or MoveKind.LeavingRoll or MoveKind.ManagedMove } => $"Since {Words.Date(m.Start.Value)}",
        _ when MovementRules.EndNow(m, reviews) is { } last => last < today ? $"From {Words.Date(m.Start.Value)}, over since {Words.Date(last)}" : $"From {Words.Date(m.Start.Value)} to {Words.Date(last)}",
        _ => $"Since {Words.Date(m.Start.Value)}, no last day set",
    };

    public static string Of(MoveReview r) => r.Stops switch
    {
        null => "Planned",
        true => $"It stops{(r.Until is { } last ? $": the last day is {Words.Date(last)}" : "")}",
        false => $"It goes on{(r.Until is { } until ? $" until {Words.Date(until)}" : "")}",
    };
}
