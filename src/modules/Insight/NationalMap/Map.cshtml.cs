using Headwater.Insight.Figures;
using Headwater.Insight.Pictures;
using Headwater.Interface;
using Headwater.Interface.Charts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Insight.NationalMap;

/// <summary>All authorities by one measure: a map where outlines were imported, and always the table.</summary>
internal sealed class MapModel(PictureQueries pictures, AreaRegister areas, Boundaries boundaries) : PageModel
{
    private const int Classes = 5;

    [BindProperty(SupportsGet = true, Name = "measure")]
    public string? Asked { get; set; }

    public Measure Measure { get; private set; } = Measure.Suspensions;

    public int? Year { get; private set; }

    public AreaMap? Map { get; private set; }

    public IReadOnlyList<(Area Area, double Value)> Rows { get; private set; } = [];

    public bool HasOutlines => boundaries.All is not null;

    public IActionResult OnGet()
    {
        if (!string.IsNullOrWhiteSpace(Asked))
        {
            if (!MeasureWords.Measures.Any(m => m.Key() == Asked))
                return BadRequest();
            Measure = MeasureWords.Measures.First(m => m.Key() == Asked);
        }

        var table = pictures.Table;
        if (table.Authorities.Count == 0 || table.NewestYear is not { } newest)
            return Page();
        for (var year = newest; year >= FigureTable.FirstYear && Rows.Count == 0; year--)
        {
            var values = pictures.National(Measure, SchoolPhase.All, year);
            Rows = [.. areas.Current.Where(a => values.ContainsKey(a.Code)).Select(a => (a, values[a.Code])).OrderByDescending(r => r.Item2)];
            Year = year;
        }

        if (boundaries.All is { } shapes && Rows.Count >= Classes)
            Map = Draw(shapes);
        return Page();
    }

    private AreaMap Draw(IReadOnlyList<AreaShape> shapes)
    {
        var decimals = Measure.Decimals();
        var ascending = Rows.Select(r => r.Value).Order().ToList();
        var bounds = Enumerable.Range(1, Classes - 1).Select(i => ascending[(ascending.Count * i) / Classes]).ToList();
        List<string> labels = [$"under {Words.Rate(bounds[0], decimals)}"];
        for (var i = 1; i < bounds.Count; i++)
            labels.Add($"{Words.Rate(bounds[i - 1], decimals)} to under {Words.Rate(bounds[i], decimals)}");
        labels.Add($"{Words.Rate(bounds[^1], decimals)} and over");
        var byCode = Rows.ToDictionary(r => r.Area.Code);
        List<MapArea> drawn = [];
        foreach (var shape in shapes)
        {
            if (areas.ByCode(shape.AreaCode) is not { } area)
                continue;
            int? step = byCode.TryGetValue(area.Code, out var row) ? bounds.Count(b => row.Value >= b) : null;
            var value = step is null ? Words.NotPublished : $"{Words.Rate(row.Value, decimals)} {Measure.Unit()}";
            drawn.Add(new(area.Code, area.Name, shape.Rings, step, value));
        }

        return new("map", $"{Measure.Words()}, {new AcademicYear(Year!.Value)}", "Local authorities of England in five groups of about equal number, from the lowest rates to the highest. The table below holds every figure.", drawn, labels, code => PictureLinks.Of(code));
    }
}
