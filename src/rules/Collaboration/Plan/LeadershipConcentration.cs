using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>How much a sector leads.</summary>
/// <param name="Sector">Its name, once.</param>
/// <param name="Leads">How many activities, or chairs, agenda items or actions, ≥ 0.</param>
/// <param name="Anchor">Whether it is the anchor's.</param>
public sealed record SectorLeads(string Sector, int Leads, bool Anchor = false);

/// <summary>In how many hands leading lies.</summary>
/// <param name="AnchorShare">The anchor's share, in [0, 1].</param>
/// <param name="Concentration">The sum of squared shares, in (0, 1]: 1 when one leads all.</param>
/// <param name="Effective">1 ÷ concentration: as many sectors leading equally would give the same.</param>
/// <param name="Total">Activities in all.</param>
public sealed record LeadershipMeasure(double AnchorShare, double Concentration, double Effective, int Total);

/// <summary>
/// S06: leading that gathers in few hands. The concentration is that of Herfindahl and Hirschman (Hirschman, American Economic
/// Review 54, 1964), its inverse Laakso and Taagepera's effective number (Comparative Political Studies 12, 1979).
/// </summary>
public static class LeadershipConcentration
{
    /// <summary>The figures.</summary>
    /// <param name="leads">Every sector.</param>
    /// <exception cref="ArgumentException">There is none, a name is blank or twice there, a number is negative, or nobody leads anything.</exception>
    public static LeadershipMeasure Measure(IReadOnlyList<SectorLeads> leads)
    {
        Require.NotEmpty(leads, "sector");
        Require.Distinct(leads.Select(l => l.Sector), "sector", nameof(leads));
        foreach (var lead in leads)
            Require.NotNegative(lead.Leads, $"number of leads of {lead.Sector}", nameof(leads));
        var total = leads.Sum(l => l.Leads);
        if (total == 0)
            throw new ArgumentException("Nobody leads anything yet: name who leads each activity.", nameof(leads));
        var squares = leads.Sum(l => (double)l.Leads * l.Leads);
        return new((double)leads.Where(l => l.Anchor).Sum(l => l.Leads) / total, squares / ((double)total * total), (double)total * total / squares, total);
    }

    /// <summary>What is said. The value is the anchor's share; n is the number of activities.</summary>
    /// <param name="leads">Every sector.</param>
    /// <param name="what">What is led: "live activities", "agenda items", "actions".</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">As <see cref="Measure"/>, where there are enough activities.</exception>
    public static SignalResult Signal(IReadOnlyList<SectorLeads> leads, string what = "live activities", LeadershipThresholds? thresholds = null)
    {
        thresholds ??= new();
        if (leads.Sum(l => l.Leads) is var total && total < thresholds.LeastActivities)
            return Findings.TooLittle(Collaboration.Signal.LeadershipConcentration, total, $"Too few to say: {total} {what} have a lead, and {thresholds.LeastActivities} are needed.");
        var measure = Measure(leads);
        var findings = new Findings();
        var told = $"The anchor leads {leads.Where(l => l.Anchor).Sum(l => l.Leads)} of {total} {what} ({Words.Percent(measure.AnchorShare)})";
        if (measure.AnchorShare > thresholds.AnchorAct)
            findings.Act($"{told}: hand some to other members.");
        else if (measure.AnchorShare > thresholds.AnchorLook)
            findings.Look($"{told}: ask who else could lead.");
        else
            findings.Note($"{told}.");
        var spread = $"Leading is spread as if {Words.Number(measure.Effective)} sectors shared it equally.";
        if (measure.Effective < thresholds.EffectiveLook)
            findings.Look(spread);
        else
            findings.Note(spread);
        return findings.As(Collaboration.Signal.LeadershipConcentration, measure.AnchorShare, total);
    }
}
