namespace Headwater.Voting;

/// <summary>The rules by which a poll can be counted.</summary>
public enum CountingRule
{
    /// <summary>Agree, disagree or pass, seen by sector.</summary>
    SectorLens,

    /// <summary>See <see cref="FirstPreference"/>.</summary>
    FirstPreference,

    /// <summary>See <see cref="InstantRunOff"/>.</summary>
    InstantRunOff,

    /// <summary>See <see cref="Voting.Borda"/>.</summary>
    Borda,

    /// <summary>See <see cref="Voting.Schulze"/>.</summary>
    Schulze,

    /// <summary>See <see cref="SingleTransferableVote"/>.</summary>
    SingleTransferableVote,

    /// <summary>See <see cref="DotVote"/>.</summary>
    Dots,

    /// <summary>See <see cref="ConsentRound"/>.</summary>
    Consent,

    /// <summary>See <see cref="GradientCount"/>.</summary>
    Gradients,
}

/// <summary>When results may be seen, from open to closed.</summary>
public enum ResultsShown
{
    /// <summary>At any time.</summary>
    Always,

    /// <summary>By those who have voted.</summary>
    OnceVoted,

    /// <summary>By nobody until the poll is closed.</summary>
    OnceClosed,
}

/// <summary>Where a poll stands. It goes forward only.</summary>
public enum PollStage
{
    /// <summary>Nobody has been asked yet: everything can be changed.</summary>
    Draft,

    /// <summary>People have been asked: what they were told holds.</summary>
    Open,

    /// <summary>Voting has ended.</summary>
    Closed,
}

/// <summary>What people are told when they are asked to vote.</summary>
/// <param name="Rule">How it will be counted.</param>
/// <param name="Options">What there is to choose from, in order.</param>
/// <param name="Anonymous">Whether nobody will be able to see who voted how.</param>
/// <param name="Results">When results may be seen.</param>
/// <param name="Quorum">The least share of seats; in [0, 1].</param>
/// <param name="CoreSectors">The sectors that must take part.</param>
public sealed record PollPromises(
    CountingRule Rule, IReadOnlyList<string> Options, bool Anonymous, ResultsShown Results, double Quorum, IReadOnlyList<string> CoreSectors);

/// <summary>A promise that a change would break.</summary>
public enum BrokenPromise
{
    /// <summary>The counting rule is fixed once the poll is open.</summary>
    RuleChanged,

    /// <summary>The options are fixed once somebody has voted.</summary>
    OptionsChanged,

    /// <summary>Answers given anonymously never get names.</summary>
    AnonymityTaken,

    /// <summary>Answers already given with names cannot be made anonymous.</summary>
    AnonymityTooLate,

    /// <summary>Results promised to be hidden are not shown earlier.</summary>
    ResultsEarlier,

    /// <summary>The quorum and the sectors that must take part are fixed once the poll is open.</summary>
    QuorumChanged,

    /// <summary>A poll never goes back a stage.</summary>
    StageBack,
}

/// <summary>Whether a poll may be changed as wanted.</summary>
/// <param name="Broken">The promises it would break; none when it may. A change that breaks any conflicts with the poll as it stands (HTTP 409).</param>
/// <param name="Reasons">The same in sentences.</param>
public sealed record PromiseVerdict(IReadOnlyList<BrokenPromise> Broken, IReadOnlyList<string> Reasons)
{
    /// <summary>Whether the change may be made.</summary>
    public bool IsKept => Broken.Count == 0;
}
