using System.Globalization;
using Headwater.Interface;
using Headwater.Interface.Charts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Statistics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Insight.Local;

/// <summary>A locality's own figures, one table at a time.</summary>
internal sealed class LocalModel(LocalFigures figures, AreaRegister areas) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Measure { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    public Area Area { get; private set; } = null!;

    public LocalTable Table { get; private set; } = null!;

    public IReadOnlyList<string> Years { get; private set; } = [];

    public string Headline { get; private set; } = "";

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken ct)
    {
        if (areas.ByCode(code) is not { } area || await figures.OfAsync(area, ct) is not { } family)
            return NotFound();
        try
        {
            Table = LocalTable.Draw(family, area, Measure, Year, By);
        }
        catch (InputRefusedException) when (TooFine())
        {
            // What the form itself can ask for is said beside it; anything else was not asked by the form.
            Problem = "Permanent exclusions are too few to be broken down like this. Choose one or two things.";
            Response.StatusCode = 400;
            Table = LocalTable.Draw(family, area, Measure, Year, by: null);
        }
        catch (InputRefusedException)
        {
            return BadRequest();
        }

        Area = area;
        Years = [.. family.Years.Reverse()];
        Headline = HeadlineOf(Table);
        return Page();
    }

    /// <summary>The offered breakdowns under their headings, for the choice.</summary>
    public static IEnumerable<(string Heading, IEnumerable<Breakdown> Offered)> Choices() => Breakdown.Offered(LocalMeasure.Suspensions)
        .UnionBy(Breakdown.Offered(LocalMeasure.PermanentExclusions), b => b.Key)
        .GroupBy(b => b.OverYears ? 4 : b.Axes.Count)
        .Select(g => (g.Key switch { 1 => "One school year, by one thing", 2 => "One school year, by two", 3 => "One school year, by three", _ => "All school years side by side" }, g.AsEnumerable()));

    /// <summary>How a count reads in its cell, or the mark in its place.</summary>
    public string Text(LocalFigure figure) => figure.Value is { } value ? Words.Count(value) : figure.Mark(Table.Threshold);

    public string RateText(LocalCell cell) => Words.Rate(cell.Rate, Table.Measure.Decimals());

    public BarChart? Chart()
    {
        if (Table.By.Axes.Count > 1)
            return null;
        var bars = Table.Headings[0].Index().Where(h => h.Item != LocalTable.All).Select(h =>
        {
            var cell = Table.At(h.Index);
            var value = Table.HasRates ? cell.Rate : cell.Count.Value;
            var absent = cell.Count.State == CellState.Shown ? cell.Children : cell.Count;
            return new Bar(h.Item, value, ChartTone.Own, Absent: absent.Mark(Table.Threshold));
        });
        var unit = Table.HasRates ? "for every 100 children on roll" : "children";
        return new("local", Table.HasRates ? $"{Table.Measure.Words()} for every 100 children on roll" : Table.Measure.Words(), $"{Table.Title}, {unit}. The table below holds every figure.", [.. bars], unit, Table.HasRates ? Table.Measure.Decimals() : 0);
    }

    private bool TooFine() =>
        Measure == LocalMeasure.PermanentExclusions.Key() && Breakdown.Find(LocalMeasure.Suspensions, By ?? "") is not null;

    private static string HeadlineOf(LocalTable table)
    {
        if (table.Year is null)
            return $"{table.Measure.Words()} in {table.Area.Name}, each school year beside the others.";
        var all = table.Cells[^1];
        if (all.Count.Value is not { } count)
            return $"In {table.Year} the total for {table.Area.Name} is not shown.";
        var number = Words.Count(count);
        var rate = all.Rate is { } r ? $", {Words.Rate(r, table.Measure.Decimals())} for every 100 on roll" : "";
        return string.Create(CultureInfo.InvariantCulture, $"In {table.Year} {table.Measure switch
        {
            LocalMeasure.Suspensions => $"schools in {table.Area.Name} gave {number} suspensions{rate}",
            LocalMeasure.Suspended => $"{number} children in {table.Area.Name} were suspended at least once{rate}",
            LocalMeasure.PermanentExclusions => $"schools in {table.Area.Name} permanently excluded {number} children{rate}",
            _ => $"{number} children were on roll in {table.Area.Name}",
        }}.");
    }
}
