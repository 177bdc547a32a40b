namespace Headwater.Partnership.Plan;

internal static class PlanWords
{
    public static string Of(ActivityStatus status) => status switch
    {
        ActivityStatus.Proposed => "Proposed",
        ActivityStatus.Live => "Live",
        ActivityStatus.Paused => "Paused",
        ActivityStatus.Done => "Done",
        ActivityStatus.Stopped => "Stopped",
        _ => throw new InvalidOperationException("Unknown status."),
    };

    public static string Tone(ActivityStatus status) => status switch
    {
        ActivityStatus.Live => "govuk-tag--green",
        ActivityStatus.Paused => "govuk-tag--yellow",
        ActivityStatus.Proposed => "govuk-tag--blue",
        _ => "govuk-tag--grey",
    };

    public static string Of(StepKind kind) => kind switch
    {
        StepKind.Milestone => "Milestone",
        StepKind.Action => "Action",
        StepKind.Risk => "Risk",
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    /// <summary>What a field of an activity or a step is called where the file would change it.</summary>
    public static string Field(string name) => name switch
    {
        nameof(ActivityFields.Outcome) => "What it is to change",
        nameof(ActivityFields.Measure) => "How we will see it",
        nameof(ActivityFields.SubGroup) => "Sub-group",
        nameof(ActivityFields.ChairSeat) => "Chair",
        nameof(ActivityFields.LeadSector) => "Led by",
        nameof(ActivityFields.Start) => "Starts on",
        nameof(ActivityFields.Target) => "Target day",
        nameof(ActivityFields.Status) => "How it stands",
        nameof(ActivityFields.OverWhy) => "Why more than six",
        nameof(ActivityFields.CarriedBy) => "Carried on by",
        nameof(ActivityFields.CarriedOwner) => "Owner there",
        nameof(ActivityFields.CarriedFrom) => "Carried on since",
        nameof(StepFields.BlockedBy) => "Blocked by",
        nameof(StepFields.Answer) => "What is done about it",
        _ => name,
    };

    public static string Of(ReviewWord word) => word switch
    {
        ReviewWord.Continue => "Continue as it is",
        ReviewWord.Change => "Continue, and change something",
        ReviewWord.Stop => "Stop",
        ReviewWord.Finish => "Finish: it has done what it was for",
        _ => throw new InvalidOperationException("Unknown word."),
    };

    /// <summary>How a step stands on a day.</summary>
    public static string Stand(PlanStep step, DateOnly today) => (step.Kind, step.DoneOn, step.Due) switch
    {
        (StepKind.Risk, { } over, _) => $"Over since {Interface.Words.Date(over)}",
        (_, { } done, _) => $"{(step.Kind == StepKind.Milestone ? "Reached" : "Done")} on {Interface.Words.Date(done)}",
        (_, null, { } due) when due < today => $"Overdue since {Interface.Words.Date(due)}",
        (_, null, { } due) => $"Due on {Interface.Words.Date(due)}",
        (StepKind.Risk, null, null) => "Open",
        _ => "No date",
    };

    public static string Count(int n, string one, string many) => $"{Interface.Words.Count(n)} {(n == 1 ? one : many)}";
}
