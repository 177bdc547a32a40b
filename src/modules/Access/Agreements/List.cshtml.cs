using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Agreements;

internal sealed class ListModel(HeadwaterDb db, IAuditTrail audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SharingAgreement> Agreements { get; private set; } = [];

    public (string Words, string Tone) State(SharingAgreement agreement)
    {
        var today = clock.Today();
        if (!AgreementService.IsInForce(agreement, today))
            return agreement.EndedAtUtc is null && agreement.FromDay > today ? ("Begins later", "govuk-tag--grey") : ("Ended", "govuk-tag--grey");
        return agreement.ToDay <= today.AddDays(AgreementService.WarningDays) ? ("Ends within 30 days", "govuk-tag--yellow") : ("In force", "govuk-tag--green");
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Agreements = await db.Set<SharingAgreement>().AsNoTracking().OrderBy(a => a.EndedAtUtc != null).ThenBy(a => a.ToDay).ThenBy(a => a.Id).ToListAsync(ct);
        await audit.ReadAsync(new("list", "agreement"), ct);
    }
}
