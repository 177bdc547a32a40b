namespace Headwater.FairAccess.Panels;

/// <summary>Where the pages are.</summary>
internal static class PanelLinks
{
    public const string List = "/fair-access/panels";

    public static string One(Guid meeting) => $"/fair-access/panels/{meeting}";

    public static string Proposal(Guid meeting) => $"/fair-access/panels/{meeting}/proposal";

    public static string Minutes(Guid meeting) => $"/fair-access/panels/{meeting}/minutes";

    public static string Case(Guid meeting, Guid @case) => $"/fair-access/panels/{meeting}/cases/{@case}";
}

/// <summary>What things are called on screen.</summary>
internal static class PanelWords
{
    public static (string Words, string Tag) Of(MeetingState state) => state switch
    {
        MeetingState.Called => ("Called", "govuk-tag--blue"),
        MeetingState.Closed => ("Held", "govuk-tag--green"),
        _ => ("Called off", "govuk-tag--grey"),
    };

    public static (string Words, string Tag) Of(PanelOutcome? outcome) => outcome switch
    {
        PanelOutcome.Place => ("Placed", "govuk-tag--green"),
        PanelOutcome.Defer => ("Later meeting", "govuk-tag--yellow"),
        PanelOutcome.NotFairAccess => ("Sent back", "govuk-tag--orange"),
        _ => ("Not decided yet", "govuk-tag--grey"),
    };

    public static IReadOnlyList<(string Value, string Words, string Hint)> Outcomes { get; } =
    [
        (nameof(PanelOutcome.Place), "A school takes the child", "Choose the school below."),
        (nameof(PanelOutcome.Defer), "The case comes before a later meeting", "The twenty school days run on."),
        (nameof(PanelOutcome.NotFairAccess), "It is no case of this protocol", "It goes back to whoever referred, with the reason."),
    ];

    /// <summary>The reason for which members see a child for one meeting.</summary>
    public static string Purpose(PanelMeeting meeting) => $"Paper of the fair access panel of {Interface.Words.Date(meeting.Day)}.";
}
