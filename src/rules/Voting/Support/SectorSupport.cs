namespace Headwater.Voting;

/// <summary>What may be said of a proposal's support across sectors.</summary>
public enum SupportVerdict
{
    /// <summary>Fewer than two sectors, alone or merged, have enough voices.</summary>
    TooFewVoices,

    /// <summary>Every sector supports it.</summary>
    Shared,

    /// <summary>Neither shared nor contested.</summary>
    Mixed,

    /// <summary>At least one sector is against it, whatever the total says.</summary>
    Contested,
}

/// <summary>The limits by which support is judged; the defaults are Headwater's.</summary>
public sealed record SupportRule
{
    /// <summary>Voices a sector needs in a named vote to be shown on its own; 3.</summary>
    public int NamedMinimum { get; init => field = Require.AtLeast(value, 1, "least number of voices", nameof(NamedMinimum)); } = 3;

    /// <summary>Voices a sector needs in an anonymous vote; 5.</summary>
    public int AnonymousMinimum { get; init => field = Require.AtLeast(value, 1, "least number of voices", nameof(AnonymousMinimum)); } = 5;

    /// <summary>The lowest sector's smoothed share from which support is shared; 0.6.</summary>
    public double SharedFrom { get; init => field = Require.Share(value, "share", nameof(SharedFrom)); } = 0.6;

    /// <summary>The lowest sector's smoothed share below which a proposal is contested; 0.4.</summary>
    public double ContestedBelow { get; init => field = Require.Share(value, "share", nameof(ContestedBelow)); } = 0.4;

    /// <summary>z above which a sector's disagreement is marked, against one half and against the others; 1.2816 (90 %, one-sided).</summary>
    public double Significance { get; init => field = Require.NotNegative(value, "significance", nameof(Significance)); } = Proportions.Significant90;
}

/// <summary>A proposal seen by sector.</summary>
/// <param name="Verdict">What may be said.</param>
/// <param name="Support">The measures over the sectors as counted; null where there are too few voices.</param>
/// <param name="ContestedBy">The sectors, as counted, that are against it.</param>
/// <param name="Groups">The sectors as counted; merged ones say so. Of those with too few voices even together nothing may be shown.</param>
/// <param name="NotHeard">Sectors from which nobody answered.</param>
public sealed record SectorSupport(
    SupportVerdict Verdict, GroupSupport? Support, IReadOnlyList<string> ContestedBy, IReadOnlyList<MergedGroup> Groups, IReadOnlyList<string> NotHeard)
{
    /// <summary>Judges a proposal. The groups are the sectors everybody knows, not ones found in the votes.</summary>
    /// <param name="sectors">The answers of each sector.</param>
    /// <param name="anonymous">Whether the vote was anonymous.</param>
    /// <param name="rule">The limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no sector, or a name is blank or twice there.</exception>
    public static SectorSupport Of(IReadOnlyList<GroupTally> sectors, bool anonymous, SupportRule? rule = null)
    {
        rule ??= new();
        var least = anonymous ? rule.AnonymousMinimum : rule.NamedMinimum;
        var counted = GroupMerge.Below(sectors, least);
        string[] notHeard = [.. sectors.Where(s => s.Votes.Seen == 0).Select(s => s.Group)];
        if (counted.Count < 2 || counted.Any(g => g.Votes.Seen < least))
            return new(SupportVerdict.TooFewVoices, null, [], counted, notHeard);
        GroupTally[] groups = [.. counted.Select(g => new GroupTally(g.Label, g.Votes))];
        var support = GroupConsensus.Of(groups);
        string[] against = [.. groups.Where(g => g.Votes.AgreeShare < rule.ContestedBelow || Objects(groups, g.Group, rule)).Select(g => g.Group)];
        var verdict = against.Length > 0 ? SupportVerdict.Contested
            : support.LowestShare >= rule.SharedFrom ? SupportVerdict.Shared : SupportVerdict.Mixed;
        return new(verdict, support, against, counted, notHeard);
    }

    private static bool Objects(IReadOnlyList<GroupTally> groups, string group, SupportRule rule)
    {
        var opinion = Representativeness.Of(groups, group, OpinionDirection.Disagree);
        return opinion.ShareTest > rule.Significance && opinion.RatioTest > rule.Significance;
    }
}
