namespace Headwater.Voting;

/// <summary>A group as it is counted: itself, or several small ones together.</summary>
/// <param name="Label">The name to show, naming every group in it: "parents and voluntary sector".</param>
/// <param name="Members">The groups in it, in the order given.</param>
/// <param name="Votes">Their answers together.</param>
public sealed record MergedGroup(string Label, IReadOnlyList<string> Members, Tally Votes)
{
    /// <summary>Whether it is more than one group.</summary>
    public bool IsMerged => Members.Count > 1;
}

/// <summary>Puts groups with too few voices together so that nobody's answer can be read off; says which.</summary>
public static class GroupMerge
{
    /// <summary>
    /// Merges all groups with fewer voices than the least number into one; where that is still too few, the smallest of the
    /// others joins it (the first of equals), until it is enough or nothing is left. Groups without a voice stay out.
    /// </summary>
    /// <param name="groups">The answers of each group.</param>
    /// <param name="least">The least number of voices of a group on its own.</param>
    /// <returns>The groups that stand on their own, in order, then the merged one.</returns>
    /// <exception cref="ArgumentException">The groups are not usable, or <paramref name="least"/> is under 1.</exception>
    public static IReadOnlyList<MergedGroup> Below(IReadOnlyList<GroupTally> groups, int least)
    {
        GroupConsensus.Check(groups);
        Require.AtLeast(least, 1, "least number of voices");
        var heard = groups.Where(g => g.Votes.Seen > 0).ToList();
        var small = heard.Where(g => g.Votes.Seen < least).ToList();
        var own = heard.Except(small).ToList();
        while (small.Count > 0 && small.Sum(g => g.Votes.Seen) < least && own.MinBy(g => g.Votes.Seen) is { } next)
        {
            own.Remove(next);
            small.Add(next);
        }

        var merged = heard.Where(small.Contains).ToList();
        return [.. own.Select(g => One([g])), .. merged.Count > 0 ? new[] { One(merged) } : []];
    }

    private static MergedGroup One(IReadOnlyList<GroupTally> groups)
    {
        string[] names = [.. groups.Select(g => g.Group)];
        return new(Words.List(names), names, Tally.Sum(groups.Select(g => g.Votes)));
    }
}
