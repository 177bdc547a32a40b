using Headwater.Insight.Figures;
using Headwater.Insight.Sources;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Insight.SourceList;

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
