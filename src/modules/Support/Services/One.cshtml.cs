using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Services;

/// <summary>One service for those who are signed in: what was approved, and for those who keep it the draft, room and wait.</summary>
internal sealed class OneModel(DirectoryService service, ApprovalService approval, DirectoryQueries queries, HeadwaterDb db) : PageModel
{
    /// <summary>The number of the draft that was on the screen.</summary>
    [BindProperty]
    public int Number { get; set; }

    /// <summary>How often the draft had been changed.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>How often the service itself had been changed.</summary>
    [BindProperty]
    public int Held { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [BindProperty]
    public string? Room { get; set; }

    [BindProperty]
    public string? Weeks { get; set; }

    [BindProperty]
    public bool Right { get; set; }

    public ServiceView View { get; private set; } = null!;

    public bool MayApprove => approval.MayApprove;

    public IReadOnlyList<string> Stale => View.MayKeep ? ListingRules.Stale(View.Service, db.Reader.Today) : [];

    /// <summary>What is shown first: what was approved, or the first draft.</summary>
    public IReadOnlyList<(string What, string Said)> Lines => View.Row.Approved is { } approved ? VersionLines.Of(approved, View.Places) : VersionLines.Of(View.Row.Open!, View.OpenPlaces);

    /// <summary>What the draft says otherwise.</summary>
    public IReadOnlyList<VersionDifference> Differences => View.Row is { Approved: { } approved, Open: { } open } ? VersionLines.Between(VersionLines.Of(approved, View.Places), VersionLines.Of(open, View.OpenPlaces)) : [];

    /// <summary>What the draft still misses.</summary>
    public IReadOnlyList<string> Missing => View.Row.Open is { } open ? ListingRules.Missing(open, [.. View.OpenPlaces]) : [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostOfferAsync(Guid id, CancellationToken ct) => DoAsync(id, () => service.OfferAsync(id, Number, Version, back: false, ct), ct);

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct) => DoAsync(id, () => service.OfferAsync(id, Number, Version, back: true, ct), ct);

    public Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken ct) => DoAsync(id, () => approval.ApproveAsync(id, Number, Version, ct), ct);

    public Task<IActionResult> OnPostSendBackAsync(Guid id, CancellationToken ct) => DoAsync(id, () => approval.SendBackAsync(id, Number, Version, Because, ct), ct);

    public Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken ct) => DoAsync(id, () => approval.RenewAsync(id, Held, FormFields.One<Room>(Room, "whether there is room"), Whole(Weeks), Right, ct), ct);

    public Task<IActionResult> OnPostArchiveAsync(Guid id, CancellationToken ct) => DoAsync(id, () => approval.ArchiveAsync(id, Held, Because, ct), ct);

    public Task<IActionResult> OnPostRestoreAsync(Guid id, CancellationToken ct) => DoAsync(id, () => approval.RestoreAsync(id, Held, ct), ct);

    private static int? Whole(string? typed) => string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InputRefusedException("Enter how long people wait in whole weeks, such as 6.");

    private Task<IActionResult> DoAsync(Guid id, Func<Task<bool>> work, CancellationToken ct) => this.OrAgainAsync(
        async () => await work() ? Redirect(ServiceLinks.One(id)) : NotFound(),
        async () =>
        {
            Response.StatusCode = 400;
            return await LoadAsync(id, ct) ? Page() : NotFound();
        });

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view)
            return false;
        View = view;
        return true;
    }
}
