using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>S09: support that a total hides or overstates, from <see cref="SectorSupport"/>.</summary>
public static class SupportSignal
{
    /// <summary>What is said of a proposal. The value is the geometric mean of the sectors' smoothed shares; n is the number of voices.</summary>
    /// <param name="sectors">The answers of each sector.</param>
    /// <param name="anonymous">Whether the vote was anonymous.</param>
    /// <param name="rule">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no sector, or a name is blank or twice there.</exception>
    public static SignalResult Signal(IReadOnlyList<GroupTally> sectors, bool anonymous, SupportRule? rule = null)
    {
        rule ??= new();
        var support = SectorSupport.Of(sectors, anonymous, rule);
        var voices = sectors.Sum(s => s.Votes.Seen);
        if (support.Support is not { } measure)
            return Findings.TooLittle(Collaboration.Signal.SectorSupport, voices, $"Too few voices to show by sector: {(anonymous ? rule.AnonymousMinimum : rule.NamedMinimum)} from each of two sectors are needed, alone or put together; there were {voices} in all.");
        var findings = new Findings();
        var raw = $"{Words.Percent(measure.RawAgree)} of {Words.Count(voices, "voice")} agree";
        var lowest = support.Groups.First(g => g.Label == measure.LowestGroup).Votes;
        var told = $"lowest is {measure.LowestGroup}, where {lowest.Agree} of {lowest.Seen} agree";
        if (support.Verdict == SupportVerdict.Contested)
            findings.Act($"{raw} in all, but it is contested by {Words.List(support.ContestedBy)}; {told}. Talk with them before deciding.");
        else if (support.Verdict == SupportVerdict.Mixed)
            findings.Look($"{raw} in all; support is not shared by all sectors: {told}.");
        else
            findings.Note($"{raw} in all, and every sector that answered supports it; {told}.");
        foreach (var merged in support.Groups.Where(g => g.IsMerged))
            findings.Caveat($"Too few answered to show {Words.List(merged.Members)} each on its own: they are counted together.");
        if (support.NotHeard.Count > 0)
            findings.Caveat($"Nobody answered from {Words.List(support.NotHeard)}.");
        return findings.As(Collaboration.Signal.SectorSupport, measure.GeometricMean, voices);
    }
}
