using Headwater.Collaboration;

namespace Headwater.Partnership.SteppingBack;

internal static class SteppingLinks
{
    public const string Stage = "/collaborative/stepping-back";
    public const string Move = "/collaborative/stepping-back/move";
    public const string Secretariat = "/collaborative/stepping-back/secretariat";
    public const string Readiness = "/collaborative/readiness";

    public static string Attest(ReadinessItem item) => FormattableString.Invariant($"/collaborative/readiness/{(int)item}");

    public static string Review(Guid id) => $"/collaborative/readiness/reviews/{id}";
}

/// <summary>What checks and results are called on screen.</summary>
internal static class SteppingWords
{
    /// <summary>G1 to G5 for the gates, 6 to 14 for the signs.</summary>
    public static string Code(ReadinessItem item) => FormattableString.Invariant($"{(item <= ReadinessItem.MemberRunMeetings ? "G" : "")}{(int)item}");

    public static string Of(ReadinessItem item) => item switch
    {
        ReadinessItem.Chairs => "Members chair every live activity, half of them not from the anchor",
        ReadinessItem.Secretariat => "A secretariat is named, with hours confirmed for twelve months",
        ReadinessItem.FacilitatorRemoval => "Without the facilitator members still reach each other",
        ReadinessItem.KeySeats => "Parents and voluntary groups hold their seats and come as before",
        ReadinessItem.MemberRunMeetings => "Members called, chaired and minuted the last three meetings",
        ReadinessItem.Coverage => "The sectors on the map are at the table",
        ReadinessItem.Leadership => "Leading is spread",
        ReadinessItem.Succession => "Critical roles have a deputy or successor",
        ReadinessItem.OwnDecisions => "Members reach decisions without the facilitator",
        ReadinessItem.Heard => "Every sector is heard",
        ReadinessItem.Trust => "Trust has not fallen",
        ReadinessItem.PlanKept => "The plan is kept and looked at",
        ReadinessItem.Funded => "Money is there for a year, and not from one funder",
        ReadinessItem.Handover => "The hand-over pack is complete and members run the next survey",
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    /// <summary>The page where a check's evidence is recorded.</summary>
    public static string Source(ReadinessItem item) => item switch
    {
        ReadinessItem.Chairs or ReadinessItem.Leadership or ReadinessItem.PlanKept => Plan.PlanLinks.Board,
        ReadinessItem.Secretariat => SteppingLinks.Secretariat,
        ReadinessItem.FacilitatorRemoval or ReadinessItem.Trust => Network.NetworkLinks.All,
        ReadinessItem.KeySeats or ReadinessItem.Succession => Shared.PartnershipLinks.Members,
        ReadinessItem.MemberRunMeetings or ReadinessItem.Heard => Meetings.MeetingLinks.List,
        ReadinessItem.Coverage => Maps.MapLinks.Coverage,
        ReadinessItem.OwnDecisions => Decisions.DecisionLinks.Register,
        ReadinessItem.Funded => Money.MoneyLinks.Budget,
        ReadinessItem.Handover => HandOver.HandOverLinks.Pack,
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    /// <summary>The result in a sentence; never a mark.</summary>
    public static string Result(ReadinessReview review)
    {
        var needed = ((3 * review.Signs) + 3) / 4;
        var signs = $"{review.SignsHeld} of {review.Signs} signs hold, and {needed} are needed";
        if (review.IsReady)
            return $"Ready: all five gates hold; {signs}. Members decide.";
        var gates = review.FailedGates;
        return gates.Count == 0 ? $"Not ready: all five gates hold, but {signs}."
            : $"Not ready: {gates.Count} of the five gates {(gates.Count == 1 ? "does" : "do")} not hold, {string.Join("; ", gates.Select(g => $"{Code(g.Item)} ({char.ToLowerInvariant(Of(g.Item)[0])}{Of(g.Item)[1..]})"))}. {signs}.";
    }

    /// <summary>With its number, 0 to 4.</summary>
    public static string Short(FacilitationStage stage) => FormattableString.Invariant($"{(int)stage}. {Of(stage)}");

    public static string Of(FacilitationStage stage) => stage switch
    {
        FacilitationStage.Leads => "The facilitator leads",
        FacilitationStage.CoLeads => "Members lead together with the facilitator",
        FacilitationStage.CoachOnCall => "The facilitator coaches when asked",
        FacilitationStage.Observes => "The facilitator only watches",
        FacilitationStage.Closed => "Closed, with a look back at six months",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
