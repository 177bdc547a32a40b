using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Visits;

/// <summary>How often the public pages are looked at, for those who keep the directory.</summary>
internal sealed class VisitsModel(VisitQueries queries) : PageModel
{
    public IReadOnlyList<VisitMonth> Months { get; private set; } = [];

    public IReadOnlyList<(string Title, int Count)> Tips { get; private set; } = [];

    public IReadOnlyList<(string Need, int Count)> Needs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => (Months, Tips, Needs) = (await queries.MonthsAsync(ct), await queries.TipsAsync(ct), await queries.NeedsAsync(ct));
}
