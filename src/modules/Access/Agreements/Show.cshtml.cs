using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Agreements;

internal sealed class ShowModel(AgreementService service, HeadwaterDb db, IOrganisations organisations, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Guid Organisation { get; set; }

    [BindProperty]
    public string? SignedBy { get; set; }

    [BindProperty]
    public DateOnly? SignedOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public SharingAgreement Agreement { get; private set; } = null!;

    public IReadOnlyList<(string Name, SharingParty Party)> Parties { get; private set; } = [];

    /// <summary>How many involvements end with it.</summary>
    public int Under { get; private set; }

    public bool IsOpen => Agreement.EndedAtUtc is null && Agreement.ToDay >= clock.Today();

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (SignedOn is not { } on)
            throw new InputRefusedException("Enter the day on which it was signed.");
        await service.SignAsync(id, new(Organisation), on, SignedBy, ct);
        return LocalRedirect(TrustLinks.Agreement(id));
    }, () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.EndAsync(id, Reason, ct);
        return LocalRedirect(TrustLinks.Agreement(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<SharingAgreement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } found)
            return NotFound();
        Agreement = found;
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var parties = await db.Set<SharingParty>().AsNoTracking().Where(p => p.AgreementId == id).ToListAsync(ct);
        Parties = [.. parties.Select(p => (places.GetValueOrDefault(p.OrganisationId, "An organisation no longer on record"), p)).OrderBy(p => p.Item1, StringComparer.Ordinal)];
        Under = await db.Set<Involvement>().CountAsync(i => i.AgreementId == id && i.RevokedAtUtc == null, ct);
        await audit.ReadAsync(new("see", "agreement", id.ToString()), ct);
        return Page();
    }
}
