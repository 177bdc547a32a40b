using Headwater.Voting;

namespace Headwater.Partnership.Decisions;

/// <summary>What kinds, rules and answers are called on screen.</summary>
internal static class DecisionWords
{
    public static string Of(ProposalKind kind) => kind switch
    {
        ProposalKind.Consent => "Round of consent",
        ProposalKind.SenseCheck => "Sense check",
        ProposalKind.Gradients => "Gradients of agreement",
        ProposalKind.Dots => "Dots",
        ProposalKind.Ranking => "Ranking",
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    public static string Means(ProposalKind kind) => kind switch
    {
        ProposalKind.Consent => "It goes through unless a seat objects with a reason.",
        ProposalKind.SenseCheck => "Agree, disagree or pass, on one or more statements.",
        ProposalKind.Gradients => "Eight steps from whole-hearted endorsement to veto.",
        ProposalKind.Dots => "Everybody puts a few dots on what matters most.",
        ProposalKind.Ranking => "Everybody puts the options in order.",
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    public static string Of(CountingRule rule) => rule switch
    {
        CountingRule.SectorLens => "seen by sector",
        CountingRule.FirstPreference => "first preferences",
        CountingRule.InstantRunOff => "instant run-off",
        CountingRule.Borda => "Borda’s count",
        CountingRule.Schulze => "Schulze’s rule",
        CountingRule.Dots => "dots, every sector counted once",
        CountingRule.Consent => "consent",
        CountingRule.Gradients => "the steps, by sector",
        _ => throw new InvalidOperationException("Unknown rule."),
    };

    public static string Means(CountingRule rule) => rule switch
    {
        CountingRule.Schulze => "Schulze: who is preferred in pairs",
        CountingRule.InstantRunOff => "Instant run-off: the last goes out, round by round",
        CountingRule.Borda => "Borda: points by place",
        CountingRule.FirstPreference => "First preferences only",
        _ => throw new InvalidOperationException("Unknown rule."),
    };

    public static string Of(ResultsShown results) => results switch
    {
        ResultsShown.Always => "Shown at any time",
        ResultsShown.OnceVoted => "Shown to those who have voted",
        ResultsShown.OnceClosed => "Hidden until it is closed",
        _ => throw new InvalidOperationException("Unknown rule of showing."),
    };

    public static string Of(PollStage stage) => stage switch
    {
        PollStage.Draft => "Draft",
        PollStage.Open => "Open",
        PollStage.Closed => "Closed",
        _ => throw new InvalidOperationException("Unknown stage."),
    };

    public static string Of(ConsentPosition position) => position switch
    {
        ConsentPosition.Consent => "I consent",
        ConsentPosition.Concern => "I consent, with a concern to be recorded",
        ConsentPosition.StandAside => "I stand aside",
        ConsentPosition.Objection => "I object: I see a harm to our shared aim",
        _ => throw new InvalidOperationException("Unknown position."),
    };

    public static string Of(Gradient step) => step switch
    {
        Gradient.Endorse => "Whole-hearted endorsement",
        Gradient.AgreeWithMinorPoint => "Agreement with a minor point of contention",
        Gradient.SupportWithReservations => "Support with reservations",
        Gradient.Abstain => "Abstain",
        Gradient.MoreDiscussion => "More discussion is needed",
        Gradient.DislikeButSupport => "I do not like it, but will support it",
        Gradient.SeriousDisagreement => "Serious disagreement",
        Gradient.Veto => "Veto",
        _ => throw new InvalidOperationException("Unknown step."),
    };

    public static string Of(VoteWay way) => way switch
    {
        VoteWay.Self => "By the seat itself",
        VoteWay.Paper => "On paper",
        VoteWay.Phone => "By telephone",
        VoteWay.InTheRoom => "In the room",
        _ => throw new InvalidOperationException("Unknown way."),
    };

    /// <summary>How it came, within a sentence.</summary>
    public static string Came(VoteWay way) => way switch
    {
        VoteWay.Self => "by the seat itself",
        VoteWay.Paper => "on paper",
        VoteWay.Phone => "by telephone",
        VoteWay.InTheRoom => "in the room",
        _ => throw new InvalidOperationException("Unknown way."),
    };

    public static string Of(ObjectionState state) => state switch
    {
        ObjectionState.Open => "Open",
        ObjectionState.TakenIn => "Taken into a new version",
        ObjectionState.Withdrawn => "Withdrawn; it stands as a concern",
        _ => throw new InvalidOperationException("Unknown state."),
    };

    public static string Of(ReviewResult result) => result switch
    {
        ReviewResult.Kept => "It stays as it is",
        ReviewResult.Changed => "It stays, with what is written here",
        ReviewResult.Ended => "It holds no longer",
        _ => throw new InvalidOperationException("Unknown result."),
    };

    public static string Of(PriorityState state) => state switch
    {
        PriorityState.Longlisted => "On the longlist",
        PriorityState.Chosen => "Chosen",
        PriorityState.SetAside => "Set aside",
        _ => throw new InvalidOperationException("Unknown state."),
    };

    /// <summary>What stands on a ballot, in words.</summary>
    public static string Of(ProposalKind kind, IReadOnlyList<string> options, IReadOnlyList<int> marks) => kind switch
    {
        ProposalKind.Consent => Of((ConsentPosition)marks[0]),
        ProposalKind.Gradients => Of((Gradient)marks[0]),
        ProposalKind.SenseCheck => string.Join("; ", options.Select((o, i) => $"{o}: {Answer(marks[i])}")),
        ProposalKind.Dots => string.Join("; ", options.Select((o, i) => (o, dots: marks[i])).Where(d => d.dots > 0).Select(d => $"{d.o}: {d.dots}")),
        _ => string.Join(", then ", BallotMarks.Ranked(marks).Places.Select(p => string.Join(" and equally ", p.Select(o => options[o])))),
    };

    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "none",
        1 => names[0],
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
    };

    private static string Answer(int mark) => mark switch
    {
        BallotMarks.Agree => "agree",
        BallotMarks.Disagree => "disagree",
        BallotMarks.Pass => "pass",
        _ => "no answer",
    };
}
