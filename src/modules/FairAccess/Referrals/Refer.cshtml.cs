using Headwater.Access.Contracts;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Referrals;

/// <summary>Beginning a referral: by which protocol, unless the child has a route of its own.</summary>
internal sealed class ReferModel(ReferralQueries queries, ReferralService service, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Track { get; set; }

    public ReferralsView View { get; private set; } = null!;

    public string? Route { get; private set; }

    public static IReadOnlyList<(string Value, string Words, string Hint)> Tracks { get; } =
    [
        (nameof(Protocols.Track.Mainstream), ProtocolWords.Of(Protocols.Track.Mainstream), "A school that every child can go to."),
        (nameof(Protocols.Track.AlternativeProvision), ProtocolWords.Of(Protocols.Track.AlternativeProvision), "A place for a time, with a way back to a mainstream school."),
    ];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await LoadAsync(id, ct) ? await ShowAsync(ct) : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        return await this.OrAgainAsync(async () =>
        {
            var track = FormFields.One<Track>(Track, "where a place is needed");
            return await service.OpenAsync(View.Child.Id, track, ct) is { } made ? Redirect(ReferralLinks.Facts(View.Child.Id, made)) : NotFound();
        }, () => ShowAsync(ct));
    }

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await queries.OfChildAsync(child, ct) is not { IsFamily: false } view || await service.WriterAsync(view.Child, ct) is null)
            return false;
        (View, Route) = (view, ReferralRules.OwnRoute(view.Child.IsLookedAfter, view.Child.HasPlan));
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        await audit.ReadAsync(new("see", "fair-access", null, View.Child.Id), ct);
        return Page();
    }
}
