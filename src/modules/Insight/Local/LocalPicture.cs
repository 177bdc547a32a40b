using Headwater.Insight.Figures;
using Headwater.Kernel;
using Headwater.Statistics;

namespace Headwater.Insight.Local;

/// <summary>A locality's own figures by year and phase, in the place where a real authority's published ones stand.</summary>
internal sealed class LocalPicture(LocalFamily family)
{
    /// <summary>Stands for the source in <see cref="Figure"/>: no imported file.</summary>
    public const int Source = -1;

    private static readonly LocalAxis Phase = Breakdown.Find(LocalMeasure.Children, "phase")!.Axes[0];

    public string SourceWords => family.Source;

    public int Threshold => family.Threshold;

    /// <summary>Start years, oldest first.</summary>
    public IReadOnlyList<int> Years => [.. family.Years.Select(y => AcademicYear.Parse(y, null).StartYear)];

    public Figure Get(Measure measure, SchoolPhase phase, int year) =>
        Cell(measure, phase, year) is { } cell ? new(cell.Rate, cell.Count.Value, cell.Children.Value, Source) : default;

    /// <summary>Why a rate is withheld; null when it is shown, or the year is none of these.</summary>
    public string? Why(Measure measure, SchoolPhase phase, int year) =>
        Cell(measure, phase, year) is { } cell ? cell.Count.Why(Threshold) ?? cell.Children.Why(Threshold) : null;

    /// <summary>What stands in the place of a withheld rate; null as for <see cref="Why"/>.</summary>
    public string? Mark(Measure measure, SchoolPhase phase, int year) => Cell(measure, phase, year) switch
    {
        null or { Rate: not null } => null,
        { Count.State: CellState.Shown } cell => cell.Children.Mark(Threshold),
        var cell => cell.Count.Mark(Threshold),
    };

    private LocalCell? Cell(Measure measure, SchoolPhase phase, int year)
    {
        var index = Years.ToList().IndexOf(year);
        if (index < 0)
            return null;
        // The contract names primary, secondary and special in this order; their total is all.
        int[] at = [phase == SchoolPhase.All ? family.Categories(Phase).Count : (int)phase - (int)SchoolPhase.Primary];
        return new(family.Of(Local(measure), index, [Phase], at), family.Of(LocalMeasure.Children, index, [Phase], at));
    }

    private static LocalMeasure Local(Measure measure) => measure switch
    {
        Measure.PermanentExclusions => LocalMeasure.PermanentExclusions,
        Measure.Suspensions => LocalMeasure.Suspensions,
        Measure.PupilsSuspended => LocalMeasure.Suspended,
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };
}
