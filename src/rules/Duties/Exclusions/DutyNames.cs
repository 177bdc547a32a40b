namespace Headwater.Duties;

/// <summary>The words that stand for duties, owners and states on screens.</summary>
public static class DutyNames
{
    /// <summary>A duty in words, to stand within a sentence.</summary>
    /// <param name="duty">The duty.</param>
    public static string Name(this DutyKind duty) => duty switch
    {
        DutyKind.NotifyParent => "telling the parent",
        DutyKind.NotifyLocalAuthority => "telling the local authority",
        DutyKind.NotifyHomeLocalAuthority => "telling the home local authority",
        DutyKind.NotifySocialWorker => "telling the social worker",
        DutyKind.NotifyVirtualSchoolHead => "telling the virtual school head",
        DutyKind.NotifyBoard => "telling the governing board",
        DutyKind.BoardMeeting => "the board's meeting",
        DutyKind.Papers => "papers for the meeting",
        DutyKind.AlternativeProvision => "education from the sixth day",
        DutyKind.ReviewApplicationCloses => "the last day to apply for a review",
        DutyKind.ReviewHearing => "the review hearing",
        DutyKind.Reconsideration => "the board's reconsideration",
        DutyKind.RemovalFromRollEarliest => "the first day on which the name may leave the roll",
        DutyKind.NotifyCancellation => "telling everybody of the cancelling",
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty, "There is no such duty."),
    };

    /// <summary>An owner in words.</summary>
    /// <param name="owner">The owner.</param>
    public static string Name(this DutyOwner owner) => owner switch
    {
        DutyOwner.Headteacher => "headteacher",
        DutyOwner.GoverningBoard => "governing board",
        DutyOwner.LocalAuthority => "local authority",
        DutyOwner.ReviewPanelArranger => "who arranges the review",
        DutyOwner.Parent => "parent",
        _ => throw new ArgumentOutOfRangeException(nameof(owner), owner, "There is no such owner."),
    };

    /// <summary>A state in words.</summary>
    /// <param name="state">The state.</param>
    public static string Name(this DutyState state) => state switch
    {
        DutyState.Open => "open",
        DutyState.Met => "met",
        DutyState.Late => "late",
        DutyState.Waiting => "waiting",
        DutyState.BeyondCalendar => "beyond the calendar",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
    };
}
