using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Expectations;

internal sealed class OrganisationModel(ExpectationService service, HeadwaterDb db, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Does { get; set; }

    [BindProperty]
    public string? Bound { get; set; }

    [BindProperty]
    public string? Offers { get; set; }

    [BindProperty]
    public string? Needs { get; set; }

    [BindProperty]
    public int Known { get; set; }

    public string Name { get; private set; } = "";

    public MemberOrganisation? Saved { get; private set; }

    public bool MaySpeak { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.TellAsync(new(id), Does, Bound, Offers, Needs, Known, ct);
        return LocalRedirect(PartnershipLinks.Organisation(new(id)));
    }, () => ShowAsync(id, typed: true, ct));

    private async Task<IActionResult> ShowAsync(Guid id, bool typed, CancellationToken ct)
    {
        if ((await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id.Value == id) is not { } organisation)
            return NotFound();
        Name = organisation.Name;
        Saved = await db.Set<MemberOrganisation>().AsNoTracking().SingleOrDefaultAsync(o => o.OrganisationId == organisation.Id, ct);
        MaySpeak = await service.MaySpeakForAsync(organisation.Id, ct);
        if (!typed && Saved is { } saved)
            (Does, Bound, Offers, Needs) = (saved.Does, saved.Bound, saved.Offers, saved.Needs);
        // Whoever was told of another's change has read it now and may save over it.
        Known = Saved?.Version ?? 0;
        ModelState.Remove(nameof(Known));
        await audit.ReadAsync(new AuditFact("see", "member-organisation", id.ToString()), ct);
        return Page();
    }
}
