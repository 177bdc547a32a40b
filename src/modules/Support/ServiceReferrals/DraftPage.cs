using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.ServiceReferrals;

/// <summary>What the pages have in common on which a draft is written.</summary>
internal abstract class DraftPage(ReferralQueries queries, ReferralService service, IAuditTrail audit) : PageModel
{
    /// <summary>What the page writes with.</summary>
    protected ReferralService Writing { get; } = service;

    [BindProperty]
    public int Version { get; set; }

    public ReferralsView View { get; private set; } = null!;

    public ServiceReferral Referral { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, string referral, CancellationToken ct)
    {
        if (!await LoadAsync(id, referral, ct))
            return NotFound();
        Version = Referral.Version;
        Fill();
        return await ShowAsync(ct);
    }

    /// <summary>Puts what stands there into the form.</summary>
    protected abstract void Fill();

    protected async Task<IActionResult> PutAsync(string id, string referral, Func<Task<bool>> put, Func<string> next, CancellationToken ct) => !await LoadAsync(id, referral, ct) ? NotFound() : await this.OrAgainAsync(
        async () => await put() ? Redirect(next()) : NotFound(),
        async () => await LoadAsync(id, referral, ct) ? await ShowAsync(ct) : NotFound());

    private async Task<bool> LoadAsync(string id, string referral, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(referral, out var which) || await queries.OfChildAsync(child, ct) is not { } view || view.Find(which) is not { } found || !Writing.MayWrite(found.Referral, view.IsFamily))
            return false;
        (View, Referral) = (view, found.Referral);
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        // What was typed is kept; sent again, it stands in place of what somebody else saved meanwhile.
        if (!ModelState.IsValid)
            (Response.StatusCode, Version) = (400, Referral.Version);
        await audit.ReadAsync(new("see", "service-referral", Referral.Id.ToString(), View.Child.Id), ct);
        return Page();
    }
}
