namespace Headwater.Voting;

/// <summary>One way of ranking that was cast once or more.</summary>
/// <param name="Places">
/// The options' indexes by place, the most wanted first; more than one at a place are ranked equal. Options left out are
/// unranked. No place at all is an empty ballot.
/// </param>
/// <param name="Count">How many people cast it; 1 or more.</param>
public sealed record RankedBallot(IReadOnlyList<IReadOnlyList<int>> Places, int Count = 1)
{
    /// <summary>A ballot with one option at each place.</summary>
    /// <param name="count">How many people cast it.</param>
    /// <param name="order">The options' indexes, the most wanted first.</param>
    public static RankedBallot Strict(int count, params ReadOnlySpan<int> order)
    {
        var places = new IReadOnlyList<int>[order.Length];
        for (var i = 0; i < order.Length; i++)
            places[i] = [order[i]];
        return new(places, count);
    }
}

/// <summary>What is counted: the options and every ballot. It knows nobody's name.</summary>
public sealed class BallotBox
{
    /// <summary>Takes the ballots.</summary>
    /// <param name="options">The options' names, one or more, each once.</param>
    /// <param name="ballots">The ballots, one or more.</param>
    /// <exception cref="ArgumentException">
    /// There is no option or no ballot, a name is blank or twice there, a ballot names an option that is not there or names one
    /// twice, has an empty place, or was cast fewer than one times.
    /// </exception>
    public BallotBox(IReadOnlyList<string> options, IReadOnlyList<RankedBallot> ballots)
    {
        Require.NotEmpty(options, "option");
        Require.Distinct(options, "option", nameof(options));
        Require.NotEmpty(ballots, "ballot");
        for (var i = 0; i < ballots.Count; i++)
            Check(ballots[i], i + 1, options.Count, nameof(ballots));
        (Options, Ballots) = (options, ballots);
    }

    /// <summary>The options' names.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>The ballots.</summary>
    public IReadOnlyList<RankedBallot> Ballots { get; }

    /// <summary>Number of people who cast a ballot, empty ones included.</summary>
    public long Voters => Ballots.Sum(b => (long)b.Count);

    /// <summary>The names of some options.</summary>
    internal string[] Names(IEnumerable<int> options) => [.. options.Select(o => Options[o])];

    /// <summary>Refuses ballots with equal places for a rule that cannot count them.</summary>
    internal void RequireStrict(string rule, string parameter)
    {
        for (var i = 0; i < Ballots.Count; i++)
        {
            if (Ballots[i].Places.FirstOrDefault(p => p.Count > 1) is { } equal)
                throw new ArgumentException($"Ballot {i + 1} ranks {Words.List(Names(equal))} equal, which {rule} cannot count: ask for one option at each place, or count by Schulze or Borda.", parameter);
        }
    }

    private static void Check(RankedBallot ballot, int number, int options, string parameter)
    {
        if (ballot.Count < 1)
            throw new ArgumentException($"Ballot {number} was cast {ballot.Count} times: give 1 or more, or leave it out.", parameter);
        var seen = new bool[options];
        foreach (var place in ballot.Places)
        {
            if (place.Count == 0)
                throw new ArgumentException($"Ballot {number} has an empty place: leave the place out.", parameter);
            foreach (var option in place)
            {
                if (option < 0 || option >= options)
                    throw new ArgumentException($"Ballot {number} names option {option}: there are {options}, numbered from 0.", parameter);
                if (seen[option])
                    throw new ArgumentException($"Ballot {number} ranks the same option twice: keep its best place only.", parameter);
                seen[option] = true;
            }
        }
    }
}
