using Headwater.Insight.Figures;
using Headwater.Insight.Pictures;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Headwater.Insight.Home;

[OutputCache(PolicyName = InsightModule.FigurePages)]
internal sealed class EnglandModel(PictureQueries pictures, AreaRegister areas) : PageModel
{
    public FigureTable Table { get; private set; } = null!;

    public IReadOnlyList<Area> Areas => areas.Current;

    public IReadOnlyList<TrendTable> Trends { get; private set; } = [];

    public IReadOnlyList<Who> WhoNational { get; private set; } = [];

    public IReadOnlyList<GroupFigure> YearGroups { get; private set; } = [];

    public string? Problem { get; private set; }

    public IReadOnlyList<Area> Near { get; private set; } = [];

    public string? Asked { get; private set; }

    public IActionResult OnGet(string? area)
    {
        if (!string.IsNullOrWhiteSpace(area))
        {
            if (areas.Find(area) is { } found)
                return Redirect(PictureLinks.Of(found.Code));
            Asked = area;
            Near = areas.Suggest(area, 5);
            Problem = $"No local authority in England is called “{area}”. Check the spelling, or choose from the list.";
            Response.StatusCode = 400;
        }

        Table = pictures.Table;
        Trends = [.. new[] { Measure.Suspensions, Measure.PermanentExclusions, Measure.PupilsSuspended }.Select(National)];
        var groups = Table.Groups(FigureTable.England);
        WhoNational = Who.ByCounts(groups);
        YearGroups = GroupWords.YearGroups(groups);
        return Page();
    }

    private TrendTable National(Measure measure)
    {
        var years = Table.Series(FigureTable.England, measure, SchoolPhase.All).Select(p => p.Year).ToList();
        return new(measure, years, [.. MeasureWords.Phases.Select(phase => new TrendLine(phase, "England", Interface.Charts.ChartTone.Own,
            [.. years.Select(y => Table.Get(FigureTable.England, measure, phase, y).Rate)], [.. years.Select(y => Table.Get(FigureTable.England, measure, phase, y).Count)]))]);
    }
}
