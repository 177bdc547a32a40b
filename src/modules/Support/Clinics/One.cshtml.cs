using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Clinics;

/// <summary>One clinic: when, where, who advises, what is free; and what was booked, to those who may read it.</summary>
internal sealed class OneModel(ClinicQueries queries, ClinicService service, IOrganisations organisations, IAuditTrail audit, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public ClinicView View { get; private set; } = null!;

    public Clinic Clinic => View.Clinic;

    public IReadOnlyList<ClinicSlot> Free { get; private set; } = [];

    /// <summary>What was booked here that the reader may read, in the order of time.</summary>
    public IReadOnlyList<BookingLine> Lines { get; private set; } = [];

    public bool MayBook => Free.Count > 0 && queries.Books(Clinic).Count > 0;

    public bool MayCancel => queries.IsOfClinic(Clinic) && Clinic.CancelledAtUtc is null && Clinic.EndsAtUtc > clock.GetUtcNow().UtcDateTime;

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, NoLongerHere.Organisation);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () => await service.CancelAsync(id, Version, Why, ct) ? Redirect(ClinicLinks.One(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } view)
            return NotFound();
        (View, Lines) = (view, await queries.LinesAsync(id, ct));
        Free = ClinicRules.Free(view.Clinic, view.Held, clock.GetUtcNow().UtcDateTime);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        await audit.ReadAsync(new("list", "clinic-booking", id.ToString()), ct);
        return Page();
    }
}
