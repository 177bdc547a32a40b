using Headwater.Insight.Figures;
using Headwater.Insight.Pictures;
using Headwater.Interface.Charts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Headwater.Insight.Comparison;

[OutputCache(PolicyName = InsightModule.FigurePages)]
internal sealed class CompareModel(PictureQueries pictures, AreaRegister areas) : PageModel
{
    public const int Most = 6;

    private static readonly ChartTone[] Tones = [ChartTone.Own, ChartTone.Neighbours, ChartTone.Region, ChartTone.Other1, ChartTone.Other2, ChartTone.Other3];

    /// <summary>Codes or names, one or several, each possibly a list with commas between codes.</summary>
    [BindProperty(SupportsGet = true, Name = "areas")]
    public string?[] Asked { get; set; } = [];

    public IReadOnlyList<Area> Chosen { get; private set; } = [];

    public IReadOnlyList<Area> All => areas.Current;

    public IReadOnlyList<TrendTable> Trends { get; private set; } = [];

    public string? Problem { get; private set; }

    public void OnGet()
    {
        List<Area> chosen = [];
        foreach (var text in Asked.OfType<string>().SelectMany(a => areas.Find(a) is null ? a.Split(',') : [a]).Where(t => !string.IsNullOrWhiteSpace(t)))
        {
            if (areas.Find(text) is not { } area)
                Problem = $"No local authority in England is called “{text.Trim()}”.";
            else if (!chosen.Contains(area))
                chosen.Add(area);
        }

        if (Problem is null && chosen.Count == 1)
            Problem = "Choose two or more local authorities.";
        if (Problem is null && chosen.Count > Most)
            Problem = $"Choose at most {Most} local authorities: more lines cannot be told apart.";
        if (Problem is not null)
            Response.StatusCode = 400;
        Chosen = chosen;
        if (Problem is null && chosen.Count > 1)
            Trends = [.. new[] { Measure.Suspensions, Measure.PermanentExclusions, Measure.PupilsSuspended }.Select(Trend)];
    }

    private TrendTable Trend(Measure measure)
    {
        var table = pictures.Table;
        var places = Chosen.Select((a, i) => (a.Name, a.Code, Tone: Tones[i])).Append((Name: "England", Code: FigureTable.England, Tone: ChartTone.England)).ToList();
        var years = places.SelectMany(p => table.Series(p.Code, measure, SchoolPhase.All)).Select(p => p.Year).Distinct().Order().ToList();
        return new(measure, years, [.. MeasureWords.Phases.SelectMany(phase => places.Select(p => new TrendLine(phase, p.Name, p.Tone,
            [.. years.Select(y => table.Get(p.Code, measure, phase, y).Rate)], [.. years.Select(y => table.Get(p.Code, measure, phase, y).Count)])))]);
    }
}
