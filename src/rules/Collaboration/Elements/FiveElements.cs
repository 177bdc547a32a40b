using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>The five elements of lasting collaborative action (RSA, Preventing School Exclusions: Lessons from the Front Line, 2024).</summary>
public enum Element
{
    /// <summary>Time to research and map all the systems at play, so that the right priorities are found from the outset.</summary>
    StrongFoundations = 1,

    /// <summary>A range of perspectives and expertise round the table.</summary>
    DiverseMembership = 2,

    /// <summary>Equal participation, relationships, administrative support.</summary>
    NeutralFacilitation = 3,

    /// <summary>Work on continuity over several years.</summary>
    ManagedMembership = 4,

    /// <summary>The effect of funding, roles and accountability.</summary>
    DefinedExpectations = 5,
}

/// <summary>What an element is, and what speaks to it.</summary>
/// <param name="Element">Which.</param>
/// <param name="Name">Its name in the report.</param>
/// <param name="Question">What it asks of a partnership.</param>
/// <param name="Signals">The signals that speak to it.</param>
/// <param name="NextSteps">What the report recommends, in our words.</param>
public sealed record ElementGuide(Element Element, string Name, string Question, IReadOnlyList<Signal> Signals, IReadOnlyList<string> NextSteps);

/// <summary>How a partnership stands on an element, from what it does.</summary>
/// <param name="Guide">What the element is.</param>
/// <param name="State">The gravest of its signals that have enough data; not enough data where none has.</param>
/// <param name="Summary">How many of its signals ask for something, in a sentence.</param>
/// <param name="Signals">Its signals, the gravest first.</param>
/// <param name="Silent">Those of its signals without enough data, or not worked out.</param>
public sealed record ElementStanding(
    ElementGuide Guide, SignalState State, string Summary, IReadOnlyList<SignalResult> Signals, IReadOnlyList<Signal> Silent);

/// <summary>How a partnership stands on the five elements. No score: each element shows its signals and what the report recommends.</summary>
public static class FiveElements
{
    /// <summary>The five, in the report's order. Which signals speak to each is Headwater's reading of the report.</summary>
    public static IReadOnlyList<ElementGuide> Guides { get; } =
    [
        new(Element.StrongFoundations, "Strong foundations", "Is the work built on a map of the whole system, and on priorities that all sectors share?",
            [Signal.CoverageGap, Signal.SectorSupport, Signal.PlanHealth],
            ["Allow enough time to gather evidence and map the systems before planning action.", "Explore all views on a question before setting priorities and a plan."]),
        new(Element.DiverseMembership, "Diverse membership", "Is everybody round the table whose view the work needs, and can they come?",
            [Signal.CoverageGap, Signal.FadingSector, Signal.BarrierPattern, Signal.DecisionBreadth],
            ["Consider which views and skills are needed, and who has to be invited.", "Vary the form, time and place of meetings so that working parents can come."]),
        new(Element.NeutralFacilitation, "Neutral facilitation", "Do all take part as equals, know and trust each other, and does it not hang on one person?",
            [Signal.EqualityOfVoice, Signal.SectorSupport, Signal.TrustAndTies, Signal.FacilitatorDependence],
            ["Have a neutral facilitator, so that vision and plan are made and carried out together.", "Plan time for people to get to know each other; do not underrate good coffee."]),
        new(Element.ManagedMembership, "Managed membership", "Will the members still be here in three years, and the work with them?",
            [Signal.SeatVacancy, Signal.FadingSeat, Signal.FadingSector, Signal.BarrierPattern, Signal.Readiness],
            ["Think through the long-term part of every member, and make a plan for keeping them.", "Vary the form, time and place of meetings so that working parents can come."]),
        new(Element.DefinedExpectations, "Defined expectations", "Is it clear who leads, who decides, who answers for what, and who pays?",
            [Signal.LeadershipConcentration, Signal.DecisionBreadth, Signal.PlanHealth, Signal.FundingRunway],
            ["Choose a funding model that suits the area: share the cost of independent facilitation, or pay for administration or members' time.", "Encourage members to lead, with the local authority as an anchor for continuity and coordination."]),
    ];

    /// <summary>How a partnership stands.</summary>
    /// <param name="results">The latest result of each signal; several of the kinds that speak of one seat or sector each.</param>
    /// <returns>All five, in order.</returns>
    public static IReadOnlyList<ElementStanding> Standing(IReadOnlyCollection<SignalResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. Guides.Select(guide => Stand(guide, results))];
    }

    private static ElementStanding Stand(ElementGuide guide, IReadOnlyCollection<SignalResult> results)
    {
        var own = results.Where(r => guide.Signals.Contains(r.Signal)).OrderByDescending(r => r.State).ThenBy(r => r.Signal).ToList();
        var speaking = own.Where(r => r.State != SignalState.NotEnoughData).ToList();
        Signal[] silent = [.. guide.Signals.Where(s => !speaking.Exists(r => r.Signal == s))];
        var state = speaking.Count == 0 ? SignalState.NotEnoughData : speaking[0].State;
        return new(guide, state, Summary(guide, speaking, silent.Length), own, silent);
    }

    private static string Summary(ElementGuide guide, List<SignalResult> speaking, int silent)
    {
        if (speaking.Count == 0)
            return $"Nothing is known yet: none of the {guide.Signals.Count} signals has enough to go on.";
        var kinds = speaking.Select(r => r.Signal).Distinct().Count();
        var (act, look) = (Kinds(SignalState.Act), Kinds(SignalState.Look));
        var told = act + look == 0 ? $"Nothing to do on {Words.Count(kinds, "signal")}"
            : act == 0 ? $"{look} of {Words.Count(kinds, "signal")} {(look == 1 ? "is" : "are")} worth a conversation"
            : $"{act} of {Words.Count(kinds, "signal")} {(act == 1 ? "needs" : "need")} something done" + (look > 0 ? $", {look} {(look == 1 ? "is" : "are")} worth a conversation" : "");
        return told + (silent > 0 ? $"; of {silent} too little is known." : ".");

        // A signal that speaks of several seats or sectors counts once, by its gravest.
        int Kinds(SignalState state) => speaking.GroupBy(r => r.Signal).Count(g => g.Max(r => r.State) == state);
    }
}
