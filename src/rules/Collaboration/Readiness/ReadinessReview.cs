using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>How far the facilitator has stepped back.</summary>
public enum FacilitationStage
{
    /// <summary>The facilitator leads.</summary>
    Leads = 0,

    /// <summary>Members lead together with the facilitator.</summary>
    CoLeads = 1,

    /// <summary>The facilitator coaches when asked.</summary>
    CoachOnCall = 2,

    /// <summary>The facilitator only watches.</summary>
    Observes = 3,

    /// <summary>Closed, with a look back at six months.</summary>
    Closed = 4,
}

/// <summary>What a review offers. Members decide by consent; nothing moves by itself.</summary>
public enum StageAdvice
{
    /// <summary>Stay where you are.</summary>
    Stay,

    /// <summary>You could step on.</summary>
    MayStepOn,

    /// <summary>The same gate failed twice running since the facilitator stepped back: you could ask for more help again.</summary>
    MayStepBack,
}

/// <summary>One item of a review.</summary>
/// <param name="Item">Which.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Attested">Whether two seats stand for it, as nothing could be worked out.</param>
/// <param name="Sentence">What is known, with the numbers.</param>
public sealed record ReadinessCheck(ReadinessItem Item, bool Holds, bool Attested, string Sentence)
{
    /// <summary>Whether it is one of the five that must all hold.</summary>
    public bool IsGate => Item <= ReadinessItem.MemberRunMeetings;
}

/// <summary>S13: whether the facilitator can step back: all five gates, and three quarters of the nine signs. The list is Headwater's.</summary>
/// <param name="Checks">Every item, gates first.</param>
public sealed record ReadinessReview(IReadOnlyList<ReadinessCheck> Checks)
{
    /// <summary>The gates that do not hold.</summary>
    public IReadOnlyList<ReadinessCheck> FailedGates => [.. Checks.Where(c => c is { IsGate: true, Holds: false })];

    /// <summary>How many of the signs hold.</summary>
    public int SignsHeld => Checks.Count(c => c is { IsGate: false, Holds: true });

    /// <summary>How many signs there are.</summary>
    public int Signs => Checks.Count(c => !c.IsGate);

    /// <summary>Whether all gates and three quarters of the signs hold.</summary>
    public bool IsReady => FailedGates.Count == 0 && 4 * SignsHeld >= 3 * Signs;

    /// <summary>Makes a review.</summary>
    /// <param name="evidence">What is known.</param>
    /// <exception cref="ArgumentException">An attestation has a blank sector or the same one twice, or a share is no share.</exception>
    public static ReadinessReview Of(ReadinessEvidence evidence)
    {
        foreach (var attested in evidence.Attested)
        {
            Require.Text(attested.FirstSector, "sector that attests", nameof(evidence));
            Require.Text(attested.SecondSector, "sector that attests", nameof(evidence));
            if (attested.FirstSector == attested.SecondSector)
                throw new ArgumentException($"Both seats that stand for {attested.Item} are of {attested.FirstSector}: ask a seat of another sector.", nameof(evidence));
        }

        if (evidence.WeightedCoverage is { } coverage)
            Require.Share(coverage, "weighted coverage", nameof(evidence));
        if (evidence.WithoutFacilitator is { } network)
            Require.Share(network.Fragmentation, "fragmentation", nameof(evidence));
        return new([.. Enum.GetValues<ReadinessItem>().Select(item => Check(item, evidence))]);
    }

    /// <summary>What the review offers at a stage.</summary>
    /// <param name="stage">How far the facilitator has stepped back.</param>
    /// <param name="previous">The review before, made at this stage too; null where there was none.</param>
    public StageAdvice Advice(FacilitationStage stage, ReadinessReview? previous)
    {
        if (stage > FacilitationStage.Leads && previous is not null && FailedGates.Any(g => previous.FailedGates.Any(p => p.Item == g.Item)))
            return StageAdvice.MayStepBack;
        return IsReady && stage < FacilitationStage.Closed ? StageAdvice.MayStepOn : StageAdvice.Stay;
    }

    /// <summary>The review as a signal. The value is the share of signs that hold; n is the number of items. It never asks for more than a look.</summary>
    public SignalResult AsSignal()
    {
        var findings = new Findings();
        foreach (var gate in FailedGates)
            findings.Look($"Must hold and does not: {gate.Sentence}");
        var told = $"{SignsHeld} of {Signs} signs hold; three quarters are needed.";
        if (4 * SignsHeld < 3 * Signs)
            findings.Look(told);
        else
            findings.Note(told);
        findings.Note(IsReady ? "On this evidence the facilitator could step back; members decide." : "On this evidence it is too early for the facilitator to step back; members decide.");
        if (Checks.Count(c => c.Attested) is > 0 and var attested)
            findings.Caveat($"{Words.Count(attested, "item")} rest{(attested == 1 ? "s" : "")} on the word of two seats, not on figures.");
        return findings.As(Collaboration.Signal.Readiness, (double)SignsHeld / Signs, Checks.Count);
    }

    private static ReadinessCheck Check(ReadinessItem item, ReadinessEvidence evidence)
    {
        if (ReadinessChecks.Of(item, evidence) is { } known)
            return new(item, known.Holds, Attested: false, known.Sentence);
        return evidence.Attested.FirstOrDefault(a => a.Item == item) is { } attested
            ? new(item, Holds: true, Attested: true, $"A seat of {attested.FirstSector} and one of {attested.SecondSector} stand for it.")
            : new(item, Holds: false, Attested: false, $"Nothing is known of it yet ({Name(item)}): record it, or have two seats of different sectors stand for it.");
    }

    private static string Name(ReadinessItem item) => item switch
    {
        ReadinessItem.Chairs => "chairs of activities",
        ReadinessItem.Secretariat => "a secretariat's hours",
        ReadinessItem.FacilitatorRemoval => "the network without the facilitator",
        ReadinessItem.KeySeats => "parents' and voluntary-sector seats",
        ReadinessItem.MemberRunMeetings => "who runs meetings",
        ReadinessItem.Coverage => "coverage of the map",
        ReadinessItem.Leadership => "who leads",
        ReadinessItem.Succession => "deputies and successors",
        ReadinessItem.OwnDecisions => "who runs decisions",
        ReadinessItem.Heard => "who is heard",
        ReadinessItem.Trust => "trust between members",
        ReadinessItem.PlanKept => "the plan",
        ReadinessItem.Funded => "money",
        ReadinessItem.Handover => "the handover pack",
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };
}
