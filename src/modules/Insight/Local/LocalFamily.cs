using System.Collections.Concurrent;
using Headwater.Insight.Contracts;
using Headwater.Statistics;

namespace Headwater.Insight.Local;

/// <summary>One figure of a locality's own, or why it is not shown.</summary>
internal readonly record struct LocalFigure(CellState State, long? Value)
{
    /// <summary>The reason for a withheld figure, null of a shown one.</summary>
    public string? Why(int threshold) => State switch
    {
        CellState.Shown => null,
        CellState.FewerThan => $"withheld: fewer than {threshold} children",
        CellState.Withheld => "withheld so that the total does not give another figure back",
        _ => throw new InvalidOperationException("Unknown state."),
    };

    /// <summary>What stands in its place in a table.</summary>
    public string Mark(int threshold) => State switch
    {
        CellState.Shown => "shown",
        CellState.FewerThan => $"fewer than {threshold}",
        CellState.Withheld => "withheld",
        _ => throw new InvalidOperationException("Unknown state."),
    };
}

/// <summary>
/// All that is ever shown of a locality's rows, by one threshold. The declared tables of a school year and measure are
/// protected together, once; page, chart, CSV, JSON and picture read them here. No figure goes over several years, so that
/// the years are not bound to each other by any sum.
/// </summary>
internal sealed class LocalFamily(LocalChildren local, int threshold)
{
    private readonly ConcurrentDictionary<int, Lazy<ColumnTable>> years = new();
    private readonly ConcurrentDictionary<(int Year, LocalMeasure Measure), Lazy<IReadOnlyList<ProtectedCube>>> tables = new();

    public string Source => local.Source;

    public int Threshold => threshold;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<string> Years => local.Rows.Category(LocalColumns.SchoolYear).Categories;

    public IReadOnlyList<string> Categories(LocalAxis axis) => local.Rows.Category(axis.Column).Categories;

    /// <summary>A figure of one school year.</summary>
    /// <param name="measure">What is counted.</param>
    /// <param name="year">The index in <see cref="Years"/>.</param>
    /// <param name="axes">The axes of the table, all of them in one declared table; none for the total of all.</param>
    /// <param name="at">The place on each axis; the number of its categories is its total.</param>
    public LocalFigure Of(LocalMeasure measure, int year, IReadOnlyList<LocalAxis> axes, ReadOnlySpan<int> at)
    {
        var declared = Breakdown.Declared(measure).Index().First(d => axes.All(d.Item.Contains));
        var table = tables.GetOrAdd((year, measure), key => new(() => Protect(key.Year, key.Measure))).Value[declared.Index];
        Span<int> place = stackalloc int[declared.Item.Count];
        for (var i = 0; i < place.Length; i++)
            place[i] = table.Axes[i].Total;
        for (var i = 0; i < axes.Count; i++)
            place[declared.Item.Index().First(a => a.Item == axes[i]).Index] = at[i];
        return new(table.State(place), table.Value(place));
    }

    private IReadOnlyList<ProtectedCube> Protect(int year, LocalMeasure measure)
    {
        var rows = years.GetOrAdd(year, key => new(() => RowsOf(key))).Value;
        return LinkedSuppression.Protect([.. Breakdown.Declared(measure).Select(axes => CrossTab.Of(rows, [.. axes.Select(a => a.Column)], measure.Column()))], threshold);
    }

    private ColumnTable RowsOf(int year)
    {
        var codes = local.Rows.Category(LocalColumns.SchoolYear).Codes;
        var rows = Enumerable.Range(0, codes.Length).Where(i => codes[i] == year).ToArray();
        return new(
            [.. local.Rows.Categories.Select(c => c with { Codes = [.. rows.Select(i => c.Codes[i])] })],
            [.. local.Rows.Counts.Select(c => c with { Values = [.. rows.Select(i => c.Values[i])] })]);
    }
}
