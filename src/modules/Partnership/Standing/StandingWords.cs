using Headwater.Collaboration;

namespace Headwater.Partnership.Standing;

/// <summary>What stages and phases are called on screen.</summary>
internal static class StandingWords
{
    public static string Of(Phase phase) => phase switch
    {
        Phase.Convening => "Convening",
        Phase.Coaching => "Coaching",
        Phase.Culmination => "Culmination",
        _ => throw new InvalidOperationException("Unknown phase."),
    };

    public static string Means(Phase phase) => phase switch
    {
        Phase.Convening => "You map the system, bring everyone round the table, and agree what you want to change.",
        Phase.Coaching => "You carry out the plan, with coaching where you ask for it.",
        Phase.Culmination => "Members run it themselves; the facilitator steps back.",
        _ => throw new InvalidOperationException("Unknown phase."),
    };

    public static string Of(FacilitationStage stage) => stage switch
    {
        FacilitationStage.Leads => "The facilitator leads.",
        FacilitationStage.CoLeads => "Members lead together with the facilitator.",
        FacilitationStage.CoachOnCall => "The facilitator coaches when asked.",
        FacilitationStage.Observes => "The facilitator only watches.",
        FacilitationStage.Closed => "Facilitation has closed, with a look back at six months.",
        _ => throw new InvalidOperationException("Unknown stage."),
    };

    public static string Of(SignalState state) => state switch
    {
        SignalState.NotEnoughData => "Too early to say",
        SignalState.Fine => "Fine",
        SignalState.Look => "Look",
        SignalState.Act => "Act",
        _ => throw new InvalidOperationException("Unknown state."),
    };

    public static string Tone(SignalState state) => state switch
    {
        SignalState.Fine => "govuk-tag--green",
        SignalState.Look => "govuk-tag--yellow",
        SignalState.Act => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };
}
