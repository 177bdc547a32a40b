namespace Headwater.Voting;

/// <summary>Keeps what was promised when people were asked: changes that would break it are refused, whoever asks.</summary>
public static class PromiseRule
{
    /// <summary>Judges a change of a poll.</summary>
    /// <param name="current">The poll as it stands.</param>
    /// <param name="wanted">The poll as it should become.</param>
    /// <param name="from">Where it stands.</param>
    /// <param name="to">Where it should go; the same stage for a mere change.</param>
    /// <param name="ballots">How many ballots were cast, ≥ 0.</param>
    /// <exception cref="ArgumentException">The number of ballots is negative or above 0 for a draft, the wanted quorum is no share, or an option is blank or twice there.</exception>
    public static PromiseVerdict Change(PollPromises current, PollPromises wanted, PollStage from, PollStage to, int ballots)
    {
        Require.NotNegative(ballots, "number of ballots");
        Require.Share(wanted.Quorum, "quorum", nameof(wanted));
        Require.Distinct(wanted.Options, "option", nameof(wanted));
        if (from == PollStage.Draft && ballots > 0)
            throw new ArgumentException("A draft has no ballots: say that the poll is open.", nameof(ballots));
        var broken = new List<BrokenPromise>();
        if (to < from)
            broken.Add(BrokenPromise.StageBack);
        if (from != PollStage.Draft)
            broken.AddRange(OfOpened(current, wanted, from, ballots));
        return new(broken, [.. broken.Select(Sentence)]);
    }

    /// <summary>Whether somebody may see results now.</summary>
    /// <param name="promises">What was promised.</param>
    /// <param name="stage">Where the poll stands.</param>
    /// <param name="hasVoted">Whether this person has voted.</param>
    public static bool MaySeeResults(PollPromises promises, PollStage stage, bool hasVoted) => stage switch
    {
        PollStage.Draft => false,
        PollStage.Closed => true,
        _ => promises.Results == ResultsShown.Always || (promises.Results == ResultsShown.OnceVoted && hasVoted),
    };

    private static IEnumerable<BrokenPromise> OfOpened(PollPromises current, PollPromises wanted, PollStage from, int ballots)
    {
        if (wanted.Rule != current.Rule)
            yield return BrokenPromise.RuleChanged;
        if (ballots > 0 && !wanted.Options.SequenceEqual(current.Options, StringComparer.Ordinal))
            yield return BrokenPromise.OptionsChanged;
        if (current.Anonymous && !wanted.Anonymous)
            yield return BrokenPromise.AnonymityTaken;
        if (!current.Anonymous && wanted.Anonymous && ballots > 0)
            yield return BrokenPromise.AnonymityTooLate;
        if (from == PollStage.Open && wanted.Results < current.Results)
            yield return BrokenPromise.ResultsEarlier;
        if (wanted.Quorum != current.Quorum || !wanted.CoreSectors.ToHashSet(StringComparer.Ordinal).SetEquals(current.CoreSectors))
            yield return BrokenPromise.QuorumChanged;
    }

    private static string Sentence(BrokenPromise broken) => broken switch
    {
        BrokenPromise.RuleChanged => "People were told how this would be counted when they were asked. Close it and start a new poll to count by another rule.",
        BrokenPromise.OptionsChanged => "Somebody has already voted on these options. Close the poll and start a new one to change them.",
        BrokenPromise.AnonymityTaken => "People were promised that nobody would see who voted how. That cannot be taken back.",
        BrokenPromise.AnonymityTooLate => "Somebody has already voted with their name. Start a new poll to ask anonymously.",
        BrokenPromise.ResultsEarlier => "People were promised that results stay hidden for longer. They cannot be shown earlier.",
        BrokenPromise.QuorumChanged => "How many and which sectors must take part was fixed when the poll opened. It stays until the poll is closed.",
        BrokenPromise.StageBack => "A poll that has been opened or closed cannot go back. Start a new poll instead.",
        _ => throw new ArgumentOutOfRangeException(nameof(broken)),
    };
}
