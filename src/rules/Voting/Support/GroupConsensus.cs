namespace Headwater.Voting;

/// <summary>How far all groups, not only most people, support a statement.</summary>
/// <param name="Product">The product over groups of the smoothed share that agrees; in (0, 1). It falls with the number of groups.</param>
/// <param name="DisagreeProduct">The same of the smoothed share that disagrees.</param>
/// <param name="GeometricMean">Product to the power 1 ÷ number of groups: to compare where the number of groups differs.</param>
/// <param name="RawAgree">Voices that agree ÷ voices that saw it, without smoothing; in [0, 1].</param>
/// <param name="LowestGroup">The group with the lowest smoothed share; the first of equals.</param>
/// <param name="LowestShare">Its smoothed share.</param>
/// <param name="Gap">The highest smoothed share less the lowest.</param>
/// <param name="Voices">Voices that saw the statement.</param>
/// <param name="Groups">Number of groups.</param>
public sealed record GroupSupport(
    double Product, double DisagreeProduct, double GeometricMean, double RawAgree, string LowestGroup, double LowestShare, double Gap, int Voices, int Groups);

/// <summary>
/// Group-informed consensus as Polis computes it (Small et al., Polis: scaling deliberation by mapping high dimensional opinion
/// spaces, Recerca 26, 2021), over groups that are known beforehand. The geometric mean is ours.
/// </summary>
public static class GroupConsensus
{
    /// <summary>Works out the support of a statement.</summary>
    /// <param name="groups">The answers of each group, one or more, each name once.</param>
    /// <returns>The measures.</returns>
    /// <exception cref="ArgumentException">There is no group, a name is blank or twice there, or nobody answered.</exception>
    public static GroupSupport Of(IReadOnlyList<GroupTally> groups)
    {
        Check(groups);
        var all = Tally.Sum(groups.Select(g => g.Votes));
        if (all.Seen == 0)
            throw new ArgumentException("Nobody answered: leave the statement out until somebody has.", nameof(groups));
        double product = 1, disagree = 1;
        foreach (var group in groups)
            (product, disagree) = (product * group.Votes.AgreeShare, disagree * group.Votes.DisagreeShare);
        var lowest = groups.MinBy(g => g.Votes.AgreeShare)!;
        return new(product, disagree, Math.Pow(product, 1.0 / groups.Count), (double)all.Agree / all.Seen, lowest.Group, lowest.Votes.AgreeShare,
            groups.Max(g => g.Votes.AgreeShare) - lowest.Votes.AgreeShare, all.Seen, groups.Count);
    }

    internal static void Check(IReadOnlyList<GroupTally> groups)
    {
        Require.NotEmpty(groups, "group");
        Require.Distinct(groups.Select(g => g.Group), "group", nameof(groups));
    }
}
