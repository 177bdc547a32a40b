namespace Headwater.Voting;

/// <summary>What a stage of the count did.</summary>
public enum StvStep
{
    /// <summary>First preferences were counted.</summary>
    FirstPreferences,

    /// <summary>What an elected option had above the quota was passed on.</summary>
    Surplus,

    /// <summary>The last option went out and its ballots were passed on.</summary>
    Exclusion,

    /// <summary>As many options were left as places: they took them.</summary>
    LastPlaces,

    /// <summary>A lot must be drawn before the count can go on.</summary>
    LotNeeded,
}

/// <summary>One stage of the count.</summary>
/// <param name="Step">What was done.</param>
/// <param name="Of">The option whose ballots were passed on, or those between which to draw.</param>
/// <param name="Votes">The votes of every option after it, in the order of the box.</param>
/// <param name="NotTransferable">Votes no option holds: ballots with no further option, and what was lost in rounding.</param>
/// <param name="Elected">The options that took a place in this stage.</param>
/// <param name="ByLot">Whether a recorded lot decided.</param>
public sealed record StvStage(StvStep Step, IReadOnlyList<string> Of, IReadOnlyList<decimal> Votes, decimal NotTransferable, IReadOnlyList<string> Elected, bool ByLot);

/// <summary>The whole count.</summary>
/// <param name="Quota">Droop's quota: ⌊ballots ÷ (places + 1)⌋ + 1.</param>
/// <param name="Stages">Every stage, for the minutes.</param>
/// <param name="Elected">The options that took a place, in the order in which they did.</param>
public sealed record StvCount(long Quota, IReadOnlyList<StvStage> Stages, IReadOnlyList<string> Elected)
{
    /// <summary>The options between which a lot must be drawn and recorded; empty where none is needed.</summary>
    public IReadOnlyList<string> LotNeededBetween => Stages[^1].Step == StvStep.LotNeeded ? Stages[^1].Of : [];
}

/// <summary>
/// The single transferable vote by the weighted inclusive Gregory method, as the Scottish Local Government Elections Order 2007
/// (SSI 2007/42, rules 45 to 52) has it: transfer values cut at five decimals, the largest surplus first, a tie decided by the latest
/// stage in which they differed, then by lot.
/// </summary>
public static class SingleTransferableVote
{
    /// <summary>Counts.</summary>
    /// <param name="box">Ballots with one option at each place; empty ones are not counted into the quota.</param>
    /// <param name="places">How many options are to be chosen; 1 to the number of options.</param>
    /// <param name="lot">The options in the order a lot drew them, the first taken first; null where none was drawn.</param>
    /// <exception cref="ArgumentException">A ballot ranks options equal, every ballot is empty, the places do not fit, or the lot names something else than options.</exception>
    public static StvCount Count(BallotBox box, int places, IReadOnlyList<string>? lot = null)
    {
        box.RequireStrict("the single transferable vote", nameof(box));
        Lot.Check(box, lot, nameof(lot));
        if (places < 1 || places > box.Options.Count)
            throw new ArgumentOutOfRangeException(nameof(places), places, $"There are {box.Options.Count} options: choose 1 to {box.Options.Count} of them.");
        if (box.Ballots.All(b => b.Places.Count == 0))
            throw new ArgumentException("Every ballot is empty: there is nothing to count.", nameof(box));
        return new StvRun(box, places, lot).Run();
    }
}
