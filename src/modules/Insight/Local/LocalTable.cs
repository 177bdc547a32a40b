using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Statistics;

namespace Headwater.Insight.Local;

/// <summary>One cell: a count and the children on roll it is of. A rate is there only where both are shown.</summary>
internal sealed record LocalCell(LocalFigure Count, LocalFigure Children)
{
    public double? Rate => Count.Value is { } count && Children.Value is > 0 and var children ? 100.0 * count / children : null;
}

/// <summary>One table of a locality's own figures: what page, chart, CSV and JSON all show.</summary>
/// <param name="Area">Whose figures.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Year">The school year; null when the years are an axis.</param>
/// <param name="By">How it is broken down.</param>
/// <param name="Headings">For each axis its categories, and "All" last, but for the years.</param>
/// <param name="Cells">Row by row, the last axis fastest.</param>
/// <param name="Threshold">The least number of children that is shown.</param>
/// <param name="Source">Where the rows come from.</param>
internal sealed record LocalTable(
    Area Area,
    LocalMeasure Measure,
    string? Year,
    Breakdown By,
    IReadOnlyList<IReadOnlyList<string>> Headings,
    IReadOnlyList<LocalCell> Cells,
    int Threshold,
    string Source)
{
    public const string All = "All";

    public bool HasRates => Measure != LocalMeasure.Children;

    public string Title => $"{Measure.Words()} by {By.Words}{(Year is null ? "" : $", {Year}")}";

    /// <summary>Whether any figure is not shown, and by which mark.</summary>
    public bool Has(CellState state) => Cells.Any(c => c.Count.State == state || (HasRates && c.Children.State == state));

    public LocalCell At(params ReadOnlySpan<int> places)
    {
        var index = 0;
        for (var i = 0; i < Headings.Count; i++)
            index = (index * Headings[i].Count) + places[i];
        return Cells[index];
    }

    /// <summary>The headings of a cell, one an axis.</summary>
    public IReadOnlyList<string> Place(int cell)
    {
        var place = new string[Headings.Count];
        for (var i = place.Length - 1; i >= 0; cell /= Headings[i].Count, i--)
            place[i] = Headings[i][cell % Headings[i].Count];
        return place;
    }

    /// <exception cref="InputRefusedException">The measure, year or breakdown is none that is offered.</exception>
    public static LocalTable Draw(LocalFamily family, Area area, string? measure, string? year, string? by)
    {
        var counted = string.IsNullOrWhiteSpace(measure)
            ? LocalMeasure.Suspensions
            : LocalMeasureWords.All.Cast<LocalMeasure?>().FirstOrDefault(m => m!.Value.Key() == measure)
                ?? throw new InputRefusedException($"measure '{measure}' is none of: {string.Join(", ", LocalMeasureWords.All.Select(m => m.Key()))}.");
        var breakdown = Breakdown.Find(counted, string.IsNullOrWhiteSpace(by) ? "phase" : by)
            ?? throw new InputRefusedException($"by '{by}' is none of the breakdowns of {counted.Key()}: {string.Join("; ", Breakdown.Offered(counted).Select(b => b.Key))}.");
        var chosen = family.Years.Count - 1;
        if (!string.IsNullOrWhiteSpace(year))
        {
            chosen = AcademicYear.TryParse(year, null, out var parsed) ? family.Years.ToList().IndexOf(parsed.ToString()) : -1;
            if (chosen < 0)
                throw new InputRefusedException($"year '{year}' is none of the school years here: {string.Join(", ", family.Years)}.");
        }

        return Draw(family, area, counted, chosen, breakdown);
    }

    private static LocalTable Draw(LocalFamily family, Area area, LocalMeasure measure, int year, Breakdown by)
    {
        var headings = by.Axes.Select(a => a == Breakdown.Year ? family.Years : [.. family.Categories(a), All]).ToList();
        var within = by.Axes.Where(a => a != Breakdown.Year).ToList();
        var cells = new LocalCell[headings.Aggregate(1, (n, h) => n * h.Count)];
        Span<int> place = stackalloc int[within.Count];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (rest, of) = (cell, year);
            for (int i = headings.Count - 1, w = within.Count - 1; i >= 0; rest /= headings[i].Count, i--)
            {
                if (by.Axes[i] == Breakdown.Year)
                    of = rest % headings[i].Count;
                else
                    place[w--] = rest % headings[i].Count;
            }

            cells[cell] = new(family.Of(measure, of, within, place), family.Of(LocalMeasure.Children, of, within, place));
        }

        return new(area, measure, by.OverYears ? null : family.Years[year], by, headings, cells, family.Threshold, family.Source);
    }
}
