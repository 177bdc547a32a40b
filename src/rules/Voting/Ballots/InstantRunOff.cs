namespace Headwater.Voting;

/// <summary>How it was decided which options go out after a round.</summary>
public enum RunOffStep
{
    /// <summary>One had the fewest votes.</summary>
    Fewest,

    /// <summary>All tied last went, as together they could not overtake the next.</summary>
    CannotOvertake,

    /// <summary>Of those tied last the one with the fewest votes in the latest earlier round where they differed.</summary>
    EarlierRound,

    /// <summary>Of those tied last the one the recorded lot took.</summary>
    ByLot,

    /// <summary>A lot must be drawn before the count can go on.</summary>
    LotNeeded,

    /// <summary>Nobody went: the count ends here.</summary>
    Decided,
}

/// <summary>One round of the count.</summary>
/// <param name="Votes">The votes of the options still in, in the order of the box.</param>
/// <param name="Exhausted">Ballots on which no option still in is left.</param>
/// <param name="Step">What followed.</param>
/// <param name="Out">The options that go; for <see cref="RunOffStep.LotNeeded"/> those between which to draw.</param>
public sealed record RunOffRound(IReadOnlyList<OptionScore> Votes, long Exhausted, RunOffStep Step, IReadOnlyList<string> Out);

/// <summary>The whole count.</summary>
/// <param name="Rounds">Every round, for the minutes.</param>
/// <param name="Winners">The winner; several where all options left had the same votes, which is shown as a tie; none where a lot is needed.</param>
public sealed record RunOffCount(IReadOnlyList<RunOffRound> Rounds, IReadOnlyList<string> Winners)
{
    /// <summary>Whether the count ends in a tie.</summary>
    public bool IsTie => Winners.Count > 1;

    /// <summary>The options between which a lot must be drawn and recorded; empty where none is needed.</summary>
    public IReadOnlyList<string> LotNeededBetween => Rounds[^1].Step == RunOffStep.LotNeeded ? Rounds[^1].Out : [];
}

/// <summary>
/// Instant run-off (Ware, 1871): while no option has more than half of the votes still in play, the last goes out and its ballots
/// move to their next option. The rule for ties for last place is Headwater's and stands in <see cref="RunOffStep"/>.
/// </summary>
public static class InstantRunOff
{
    /// <summary>Counts.</summary>
    /// <param name="box">Ballots with one option at each place.</param>
    /// <param name="lot">The options in the order a lot drew them, the first to go out first; null where none was drawn.</param>
    /// <exception cref="ArgumentException">A ballot ranks options equal, or the lot names something else than options.</exception>
    public static RunOffCount Count(BallotBox box, IReadOnlyList<string>? lot = null)
    {
        box.RequireStrict("instant run-off", nameof(box));
        Lot.Check(box, lot, nameof(lot));
        var left = Enumerable.Range(0, box.Options.Count).ToList();
        var history = new List<long[]>();
        var rounds = new List<RunOffRound>();
        while (true)
        {
            var votes = Votes(box, left, out var exhausted);
            history.Add(votes);
            var best = left.Max(o => votes[o]);
            var leaders = left.Where(o => votes[o] == best).ToList();
            if (2 * best > left.Sum(o => votes[o]) || leaders.Count == left.Count)
            {
                rounds.Add(Round(RunOffStep.Decided, []));
                return new(rounds, box.Names(leaders));
            }

            var (step, gone) = Out(box, left, history, lot);
            rounds.Add(Round(step, gone));
            if (step == RunOffStep.LotNeeded)
                return new(rounds, []);
            left.RemoveAll(gone.Contains);

            RunOffRound Round(RunOffStep what, IReadOnlyList<int> who) =>
                new([.. left.Select(o => new OptionScore(box.Options[o], votes[o]))], exhausted, what, box.Names(who));
        }
    }

    private static long[] Votes(BallotBox box, List<int> left, out long exhausted)
    {
        var votes = new long[box.Options.Count];
        exhausted = 0;
        foreach (var ballot in box.Ballots)
        {
            if (ballot.Places.FirstOrDefault(p => left.Contains(p[0])) is { } place)
                votes[place[0]] += ballot.Count;
            else
                exhausted += ballot.Count;
        }

        return votes;
    }

    private static (RunOffStep Step, IReadOnlyList<int> Gone) Out(BallotBox box, List<int> left, List<long[]> history, IReadOnlyList<string>? lot)
    {
        var votes = history[^1];
        var fewest = left.Min(o => votes[o]);
        var last = left.Where(o => votes[o] == fewest).ToList();
        if (last.Count == 1)
            return (RunOffStep.Fewest, last);
        if (fewest * last.Count < left.Except(last).Min(o => votes[o]))
            return (RunOffStep.CannotOvertake, last);
        foreach (var earlier in history.SkipLast(1).Reverse())
        {
            var least = last.Min(o => earlier[o]);
            last.RemoveAll(o => earlier[o] > least);
            if (last.Count == 1)
                return (RunOffStep.EarlierRound, last);
        }

        return Lot.Take(box, lot, last) is { } drawn ? (RunOffStep.ByLot, [drawn]) : (RunOffStep.LotNeeded, last);
    }
}
