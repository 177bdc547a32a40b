using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>What becomes of the members' network when one place is taken out of it.</summary>
/// <param name="Fragmentation">Share of pairs of members with no way between them, in [0, 1].</param>
/// <param name="Components">Number of separate parts, 1 or more.</param>
/// <param name="SectorsCutOff">Sectors that no longer reach the largest part.</param>
/// <param name="Members">Number of members.</param>
public sealed record NetworkWithout(double Fragmentation, int Components, IReadOnlyList<string> SectorsCutOff, int Members);

/// <summary>Who did the work of keeping the partnership going in the last 90 days: outcomes, notes and invitations.</summary>
/// <param name="ByThem">Done by the facilitator or the anchor.</param>
/// <param name="Total">Done by anybody.</param>
public sealed record UpkeepLog(int ByThem, int Total);

/// <summary>S12: what hangs on the facilitator or the anchor alone. The definition is Headwater's; it asks the question before they leave.</summary>
public static class FacilitatorDependence
{
    /// <summary>What is said. The value is the fragmentation without them, or where there is no network their share of the work; n is members, or pieces of work.</summary>
    /// <param name="who">"the facilitator" or "the anchor".</param>
    /// <param name="without">The network without them; null where it was not asked.</param>
    /// <param name="upkeep">The work of the last 90 days; null where it is not known.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">A number cannot be.</exception>
    public static SignalResult Signal(string who, NetworkWithout? without, UpkeepLog? upkeep, DependenceThresholds? thresholds = null)
    {
        Require.Text(who, "one taken out");
        thresholds ??= new();
        double? share = upkeep is { Total: > 0 } ? Share(upkeep) : null;
        if (without is null && share is null)
            return Findings.TooLittle(Collaboration.Signal.FacilitatorDependence, 0, $"Nothing shows yet what hangs on {who}: ask members who they work with, or record who does what.");
        var findings = new Findings();
        if (without is not null)
            Find(findings, who, without, thresholds);
        if (share is { } part)
        {
            var told = $"{Words.Capital(who)} did {upkeep!.ByThem} of {upkeep.Total} notes, outcomes and invitations of the last 90 days ({Words.Percent(part)})";
            if (part > thresholds.UpkeepLook)
                findings.Look($"{told}: agree who else does the next ones.");
            else
                findings.Note($"{told}.");
        }
        else
        {
            findings.Caveat("Who writes notes and invitations is not recorded.");
        }

        if (without is null)
            findings.Caveat("Who works with whom was not asked, so it is not known whether members would lose each other.");
        return findings.As(Collaboration.Signal.FacilitatorDependence, without?.Fragmentation ?? share, without?.Members ?? upkeep!.Total);
    }

    private static void Find(Findings findings, string who, NetworkWithout without, DependenceThresholds thresholds)
    {
        Require.Share(without.Fragmentation, "fragmentation", nameof(without));
        Require.AtLeast(without.Components, 1, "number of parts", nameof(without));
        Require.AtLeast(without.Members, 1, "number of members", nameof(without));
        if (without.SectorsCutOff.Count > 0)
            findings.Act($"Without {who}, {Words.List(without.SectorsCutOff)} would be cut off from the others: bring them together directly first.");
        var told = $"Without {who} the {Words.Count(without.Members, "member")} would fall into {Words.Count(without.Components, "part")}, and {Words.Percent(without.Fragmentation)} of pairs would have no way to each other.";
        if (without.Fragmentation > thresholds.FragmentationAct)
            findings.Act(told);
        else if (without.Components == 1)
            findings.Note($"Without {who} all {Words.Count(without.Members, "member")} would still reach each other.");
        else
            findings.Note(told);
    }

    private static double Share(UpkeepLog upkeep)
    {
        Require.NotNegative(upkeep.ByThem, "work done by them", nameof(upkeep));
        return upkeep.ByThem <= upkeep.Total ? (double)upkeep.ByThem / upkeep.Total
            : throw new ArgumentException("They did more than was done at all: count both from the same list.", nameof(upkeep));
    }
}
