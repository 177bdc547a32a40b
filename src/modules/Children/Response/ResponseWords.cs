namespace Headwater.Children.Response;

/// <summary>What is said on screen.</summary>
internal static class ResponseWords
{
    public static string Of(PlanKind kind) => kind switch
    {
        PlanKind.SupportPlan => "support plan",
        PlanKind.PastoralProgramme => "pastoral support programme",
        _ => kind.ToString(),
    };

    /// <summary>As a title.</summary>
    public static string Title(PlanKind kind) => kind == PlanKind.PastoralProgramme ? "Pastoral support programme" : "Support plan";

    public static string Of(ActionState state) => state switch
    {
        ActionState.Open => "To do",
        ActionState.Done => "Done",
        ActionState.Declined => "The family or the child said no",
        ActionState.NotDone => "Did not come about",
        _ => state.ToString(),
    };

    public static string Of(TalkCause cause) => cause switch
    {
        TalkCause.SuspensionDays => "Days of suspension",
        TalkCause.SeriousIncident => "One serious incident",
        TalkCause.Worry => "A worry",
        _ => cause.ToString(),
    };

    /// <summary>One sentence for the top of the record.</summary>
    public static string State(IReadOnlyCollection<PlanCycle> open, DateOnly today)
    {
        if (open.Count == 0)
            return "no plan is open";
        var next = open.Min(p => p.ReviewOn);
        var plans = open.Count == 1 ? $"a {Of(open.First().PlanKind)} is open" : $"{open.Count} plans are open";
        return next < today ? $"{plans}, and its review was due on {Interface.Words.Date(next)}" : $"{plans}, to be looked at on {Interface.Words.Date(next)}";
    }
}
