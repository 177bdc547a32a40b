using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>A sector on the agreed map, and whether it is at the table.</summary>
/// <param name="Sector">Its name, once.</param>
/// <param name="Weight">How many links of the map touch its elements, ≥ 0.</param>
/// <param name="FilledSeats">Its seats that somebody holds.</param>
/// <param name="RecentAttendances">How often its seats were taken at the last three meetings.</param>
/// <param name="Core">Whether it is one of the core sectors.</param>
public sealed record MappedSector(string Sector, double Weight, int FilledSeats, int RecentAttendances, bool Core)
{
    /// <summary>Whether it is active: a seat that somebody holds, taken at least once at the last three meetings.</summary>
    public bool Active => FilledSeats > 0 && RecentAttendances > 0;
}

/// <summary>How much of the map is at the table.</summary>
/// <param name="Unweighted">Active sectors ÷ sectors on the map.</param>
/// <param name="Weighted">The same with each sector counted by its links.</param>
/// <param name="Missing">The sectors that are not active with their share of the weight, the heaviest first.</param>
/// <param name="MissingCore">Those of them that are core.</param>
public sealed record CoverageMeasure(
    double Unweighted, double Weighted, IReadOnlyList<(string Sector, double Share)> Missing, IReadOnlyList<string> MissingCore);

/// <summary>S01: sectors on the map that are not at the table. The definition is Headwater's.</summary>
public static class CoverageGap
{
    /// <summary>The figures.</summary>
    /// <param name="sectors">Every sector on the latest agreed map.</param>
    /// <exception cref="ArgumentException">There is no sector, a name is blank or twice there, a number is negative or not a number, or no sector has a link.</exception>
    public static CoverageMeasure Measure(IReadOnlyList<MappedSector> sectors)
    {
        Require.NotEmpty(sectors, "sector of the map");
        Require.Distinct(sectors.Select(s => s.Sector), "sector", nameof(sectors));
        foreach (var sector in sectors)
        {
            Require.NotNegative(sector.Weight, $"weight of {sector.Sector}", nameof(sectors));
            Require.NotNegative(sector.FilledSeats, $"number of seats of {sector.Sector}", nameof(sectors));
            Require.NotNegative(sector.RecentAttendances, $"number of attendances of {sector.Sector}", nameof(sectors));
        }

        var all = sectors.Sum(s => s.Weight);
        if (all <= 0)
            throw new ArgumentException("No sector has a link on the map: draw the links first.", nameof(sectors));
        var missing = sectors.Where(s => !s.Active).OrderByDescending(s => s.Weight).ToList();
        return new((double)(sectors.Count - missing.Count) / sectors.Count, sectors.Where(s => s.Active).Sum(s => s.Weight) / all,
            [.. missing.Select(s => (s.Sector, s.Weight / all))], [.. missing.Where(s => s.Core).Select(s => s.Sector)]);
    }

    /// <summary>What is said. The value is the weighted coverage in [0, 1]; n is the number of sectors on the map.</summary>
    /// <param name="sectors">Every sector on the latest agreed map.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">As <see cref="Measure"/>, where there are enough sectors.</exception>
    public static SignalResult Signal(IReadOnlyList<MappedSector> sectors, CoverageThresholds? thresholds = null)
    {
        thresholds ??= new();
        if (sectors.Count < thresholds.LeastSectors)
            return Findings.TooLittle(Collaboration.Signal.CoverageGap, sectors.Count, $"The agreed map has {Words.Count(sectors.Count, "sector")}; {thresholds.LeastSectors} are needed to compare it with the table.");
        var measure = Measure(sectors);
        var findings = new Findings();
        var active = sectors.Count - measure.Missing.Count;
        var told = $"{(active == sectors.Count ? "All" : $"{active} of the")} {sectors.Count} sectors on the map are at the table; together they hold {Words.Percent(measure.Weighted)} of the map's links.";
        if (measure.MissingCore.Count > 0)
            findings.Act($"Core to this work and not at the table: {Words.List(measure.MissingCore)}.");
        if (measure.Weighted < thresholds.ActBelow)
            findings.Act(told);
        else if (measure.Weighted < thresholds.LookBelow)
            findings.Look(told);
        else
            findings.Note(told);
        if (measure.Missing.Count > 0)
            findings.Note($"Not at the table: {Words.List([.. measure.Missing.Select(m => $"{m.Sector} ({Words.Percent(m.Share)} of the links)")])}.");
        findings.Caveat("The weights come from the map: a sector that few people drew looks small.");
        return findings.As(Collaboration.Signal.CoverageGap, measure.Weighted, sectors.Count);
    }
}
