using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Outreach;

/// <summary>One visit: what it is for, what came of it; to be written down by those who keep the offer, cancelled by either side.</summary>
internal sealed class VisitModel(OutreachQueries queries, OutreachReferrals referrals, VisitService service, IOrganisations organisations, IPeople people, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string? Done { get; set; }
    [BindProperty] public string? Outcome { get; set; }
    [BindProperty] public string? Why { get; set; }

    public VisitRow Row { get; private set; } = null!;

    public string School { get; private set; } = "";

    /// <summary>The referral that it is about; null where it is about none, or the reader does not see it.</summary>
    public SeenReferral? About { get; private set; }

    /// <summary>Who wrote down what became of it.</summary>
    public string SettledBy { get; private set; } = "";

    public bool MayMark => (Row.Party & OutreachParty.Provider) != OutreachParty.None && Row.Visit.Day <= clock.Today();

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => DoAsync(id, () => service.TookPlaceAsync(id, Version, Done, Outcome, ct), ct);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct) => DoAsync(id, () => service.CancelAsync(id, Version, Why, ct), ct);

    private Task<IActionResult> DoAsync(Guid id, Func<Task<bool>> work, CancellationToken ct) => this.OrAgainAsync(async () => await work() ? Redirect(OutreachLinks.Visit(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.VisitAsync(id, ct) is not { } row)
            return NotFound();
        Row = row;
        School = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == row.Agreement.SchoolId)?.Name ?? NoLongerHere.Organisation;
        if (row.Visit.ReferralId is { } referral)
            About = (await referrals.NamedAsync(row.Offer.ServiceId, row.Agreement.SchoolId, ct)).FirstOrDefault(r => r.Referral.Id == referral);
        if (row.Visit.SettledBy is { } by)
            SettledBy = (await people.NamesAsync([by], ct)).GetValueOrDefault(by, NoLongerHere.Person);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        if (About is { } about)
            await audit.ReadAsync(new("see", "service-referral", about.Referral.Id.ToString(), about.Referral.ChildId), ct);
        await audit.ReadAsync(new("see", "outreach-visit", id.ToString()), ct);
        return Page();
    }
}
