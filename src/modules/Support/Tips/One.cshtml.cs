using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface.Markup;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Tips;

/// <summary>One tip: what was approved, the draft beside it, and when it was last reviewed.</summary>
internal sealed class OneModel(TipService service, TipApproval approval, TipQueries queries, HeadwaterDb db) : PageModel
{
    /// <summary>The number of the draft that was on the screen.</summary>
    [BindProperty]
    public int Number { get; set; }

    /// <summary>How often the draft had been changed.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>How often the tip itself had been changed.</summary>
    [BindProperty]
    public int Held { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [BindProperty]
    public string? By { get; set; }

    public TipRow Row { get; private set; } = null!;

    public bool MayApprove => approval.MayApprove;

    public bool MayRenew => approval.MayRenew;

    public bool IsStale => TipRules.StaleOn(Row.Tip) <= db.Reader.Today;

    /// <summary>What the open version still misses.</summary>
    public IReadOnlyList<string> Missing => Row.Open is { } open ? TipRules.Missing(open, db.Reader.Today) : [];

    /// <summary>The text of a version as everybody would read it.</summary>
    public static IHtmlContent Shown(TipVersion version) => new HtmlString(SafeMarkdown.TryToHtml(version.Text, 2, out var html) ? html : "");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostOfferAsync(Guid id, CancellationToken ct) => DoAsync(id, () => service.OfferAsync(id, Number, Version, back: false, ct), ct);

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct) => DoAsync(id, () => service.OfferAsync(id, Number, Version, back: true, ct), ct);

    public Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken ct) => DoAsync(id, () => approval.ApproveAsync(id, Number, Version, ct), ct);

    public Task<IActionResult> OnPostSendBackAsync(Guid id, CancellationToken ct) => DoAsync(id, () => approval.SendBackAsync(id, Number, Version, Because, ct), ct);

    public Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken ct) => DoAsync(id, () => approval.RenewAsync(id, Held, By, ct), ct);

    public Task<IActionResult> OnPostArchiveAsync(Guid id, CancellationToken ct) => DoAsync(id, () => approval.ArchiveAsync(id, Held, Because, ct), ct);

    public Task<IActionResult> OnPostRestoreAsync(Guid id, CancellationToken ct) => DoAsync(id, () => approval.RestoreAsync(id, Held, ct), ct);

    private Task<IActionResult> DoAsync(Guid id, Func<Task<bool>> work, CancellationToken ct) => this.OrAgainAsync(
        async () => await work() ? Redirect(TipLinks.One(id)) : NotFound(),
        async () =>
        {
            Response.StatusCode = 400;
            return await LoadAsync(id, ct) ? Page() : NotFound();
        });

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } row)
            return false;
        Row = row;
        return true;
    }
}
