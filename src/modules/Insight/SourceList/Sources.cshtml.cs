using Headwater.Insight.Figures;
using Headwater.Insight.Sources;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Headwater.Insight.SourceList;

[OutputCache(PolicyName = InsightModule.FigurePages)]
internal sealed class SourcesModel(FigureStore figures, NeighbourLists neighbourLists) : PageModel
{
    public IReadOnlyList<SourceRecord> Sources { get; private set; } = [];

    public IReadOnlyList<NeighbourModel> Neighbours { get; private set; } = [];

    public void OnGet()
    {
        Sources = figures.Current().Sources;
        Neighbours = [.. neighbourLists.Models.Reverse().Select(y => neighbourLists.Model(y)!)];
    }
}
