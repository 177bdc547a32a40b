using Headwater.Data;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Tips;

/// <summary>All tips, with their drafts, for those who keep the directory.</summary>
internal sealed class ListModel(TipQueries queries, HeadwaterDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public IReadOnlyList<TipRow> Rows { get; private set; } = [];

    private DateOnly Today => db.Reader.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = await queries.AllAsync(ct);
        Rows = Show switch
        {
            "waiting" => [.. all.Where(r => r.Open is { Stage: VersionStage.Offered })],
            "old" => [.. all.Where(r => TipRules.StaleOn(r.Tip) <= Today)],
            "archived" => [.. all.Where(r => r.Tip.ArchivedOn is not null)],
            _ => [.. all.Where(r => r.Tip.ArchivedOn is null)],
        };
    }

    /// <summary>How far it is, in words.</summary>
    public string State(TipRow row) => row.Tip.ArchivedOn is not null ? "Archived"
        : ServiceWords.Joined(new[] { row.Approved is null ? null : "Approved", row.Open is { } open ? ServiceWords.Of(open.Stage) : null, TipRules.StaleOn(row.Tip) <= Today ? "To be reviewed again" : null }.OfType<string>());
}
