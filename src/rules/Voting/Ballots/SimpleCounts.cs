namespace Headwater.Voting;

/// <summary>An option and what it got.</summary>
/// <param name="Option">Its name.</param>
/// <param name="Score">Votes or points, by the rule.</param>
public sealed record OptionScore(string Option, double Score);

/// <summary>The outcome of a rule that adds up.</summary>
/// <param name="Scores">Every option, in the order of the box.</param>
/// <param name="Winners">The option with the highest score; several where they tie: the rule never breaks a tie.</param>
/// <param name="NotCounted">Ballots that rank nothing.</param>
public sealed record ScoreCount(IReadOnlyList<OptionScore> Scores, IReadOnlyList<string> Winners, long NotCounted)
{
    /// <summary>Whether more than one option has the highest score.</summary>
    public bool IsTie => Winners.Count > 1;

    internal static ScoreCount Of(BallotBox box, double[] scores)
    {
        // Shared places give halves and thirds: scores nearer than this are the same.
        var best = scores.Max() - 1e-9;
        return new([.. scores.Select((s, i) => new OptionScore(box.Options[i], s))],
            box.Names(Enumerable.Range(0, scores.Length).Where(i => scores[i] >= best)),
            box.Ballots.Where(b => b.Places.Count == 0).Sum(b => (long)b.Count));
    }
}

/// <summary>First preferences only: who is ranked first by most.</summary>
public static class FirstPreference
{
    /// <summary>Counts.</summary>
    /// <param name="box">Ballots with one option at each place.</param>
    /// <exception cref="ArgumentException">A ballot ranks options equal.</exception>
    public static ScoreCount Count(BallotBox box)
    {
        box.RequireStrict("a count of first preferences", nameof(box));
        var votes = new double[box.Options.Count];
        foreach (var ballot in box.Ballots.Where(b => b.Places.Count > 0))
            votes[ballot.Places[0][0]] += ballot.Count;
        return ScoreCount.Of(box, votes);
    }
}

/// <summary>
/// Borda's count (1781): of n options the first gets n − 1 points, the next n − 2, the last 0. Options ranked equal share the
/// points of their places, and so do those left out, which keeps every ballot's points the same.
/// </summary>
public static class Borda
{
    /// <summary>Counts.</summary>
    /// <param name="box">The ballots.</param>
    public static ScoreCount Count(BallotBox box)
    {
        var n = box.Options.Count;
        var points = new double[n];
        foreach (var ballot in box.Ballots.Where(b => b.Places.Count > 0))
        {
            int[] left = [.. Enumerable.Range(0, n).Except(ballot.Places.SelectMany(p => p))];
            var next = n - 1;
            foreach (var place in ballot.Places.Append(left).Where(p => p.Count > 0))
            {
                // Places next … next − size + 1 shared by all of them.
                var share = next - ((place.Count - 1) / 2.0);
                foreach (var option in place)
                    points[option] += share * ballot.Count;
                next -= place.Count;
            }
        }

        return ScoreCount.Of(box, points);
    }
}
