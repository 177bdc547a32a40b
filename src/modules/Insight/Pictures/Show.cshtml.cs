using System.Globalization;
using Headwater.Insight.Figures;
using Headwater.Insight.Local;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Headwater.Insight.Pictures;

[OutputCache(PolicyName = InsightModule.FigurePages)]
internal sealed class ShowModel(PictureQueries pictures, PictureCharts charts, LocalFigures figures, AreaRegister areas, NeighbourLists neighbourLists) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Neighbours { get; set; }

    public Area Area { get; private set; } = null!;

    public Picture Picture { get; private set; } = null!;

    public IReadOnlyList<TrendTable> Trends { get; private set; } = [];

    public IReadOnlyList<string> Years { get; private set; } = [];

    /// <summary>The locality's own figures, where they are shown instead of published ones.</summary>
    public LocalPicture? Own { get; private set; }

    public IReadOnlyList<int> Models => neighbourLists.Models;

    public IReadOnlyList<GroupFigure> Reasons { get; private set; } = [];

    public IReadOnlyList<GroupFigure> EnglandYearGroups { get; private set; } = [];

    public IReadOnlyList<Who> WhoHere { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken ct)
    {
        if (areas.Find(code) is not { } area)
            return NotFound();
        // Reorganised and renamed areas lead to what stands in their place; names and nine-character codes to the one address.
        if (area.SuccessorCodes.Count > 0)
        {
            var successors = area.SuccessorCodes.Select(c => areas.ByCode(c)!).ToList();
            var same = successors.Find(s => s.Name == area.Name) ?? (successors.Count == 1 ? successors[0] : null);
            return RedirectPermanent(same is null ? PictureLinks.CompareOf(area.SuccessorCodes) : PictureLinks.Of(same.Code));
        }

        if (area.Code != code)
            return RedirectPermanent(PictureLinks.Of(area.Code));
        AcademicYear? year = null;
        if (!string.IsNullOrWhiteSpace(Year))
        {
            if (!AcademicYear.TryParse(Year, null, out var parsed))
                return BadRequest();
            year = parsed;
        }

        int? model = null;
        if (!string.IsNullOrWhiteSpace(Neighbours))
        {
            if (!int.TryParse(Neighbours, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) || neighbourLists.Model(asked) is null)
                return BadRequest();
            model = asked;
        }

        Area = area;
        var own = await figures.PictureOfAsync(area, ct);
        // Own figures change by day, and with the locality's threshold: they are never kept for the next visitor.
        if (own is not null && HttpContext.Features.Get<IOutputCacheFeature>() is { } cache)
            cache.Context.AllowCacheStorage = false;
        Own = own;
        Picture = pictures.Draw(area, year, model, own);
        model ??= neighbourLists.Newest;
        Trends = [.. new[] { Measure.Suspensions, Measure.PermanentExclusions, Measure.PupilsSuspended }.Select(m => charts.Trend(area, m, model, own))];
        Years = [.. (own?.Years.Reverse() ?? pictures.YearsOf(area.Code)).Select(y => new AcademicYear(y).ToString())];
        var table = pictures.Table;
        Reasons = [.. table.Groups(area.Code).Where(g => g.Topic == "Reason" && g.Phase == SchoolPhase.All).OrderByDescending(g => g.Suspensions.Count ?? -1)];
        EnglandYearGroups = GroupWords.YearGroups(table.Groups(FigureTable.England));
        WhoHere = Who.BySen(table, area.Code);
        return Page();
    }
}
