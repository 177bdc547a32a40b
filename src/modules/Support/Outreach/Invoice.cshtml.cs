using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Outreach;

/// <summary>One invoice, to be printed; for the school's headteacher and those who keep the offer, who write down that it was paid or cancel it.</summary>
internal sealed class InvoiceModel(OutreachQueries queries, InvoiceService service, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string? Why { get; set; }

    public InvoiceRow Row { get; private set; } = null!;

    public bool MayKeep { get; private set; }

    public string School { get; private set; } = "";

    public string Provider { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostPaidAsync(Guid id, CancellationToken ct) => SettleAsync(id, InvoiceState.Paid, ct);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct) => SettleAsync(id, InvoiceState.Cancelled, ct);

    private Task<IActionResult> SettleAsync(Guid id, InvoiceState to, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.SettleAsync(id, Version, to, Why, ct) ? Redirect(OutreachLinks.Invoice(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.InvoiceAsync(id, ct) is not var (row, mayKeep))
            return NotFound();
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        (Row, MayKeep, School, Provider) = (row, mayKeep, places.GetValueOrDefault(row.Agreement.SchoolId, NoLongerHere.Organisation), places.GetValueOrDefault(row.Offer.ProviderId, NoLongerHere.Organisation));
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        await audit.ReadAsync(new("see", "outreach-invoice", id.ToString()), ct);
        return Page();
    }
}
