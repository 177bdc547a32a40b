using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Outreach;

/// <summary>One school's agreement with its invoices and visits, for its headteacher and those who keep the offer.</summary>
internal sealed class AgreementModel(OutreachQueries queries, OutreachReferrals referrals, AgreementService agreements, InvoiceService invoices, VisitService visits, IOrganisations organisations, IPeople people, IAuditTrail audit) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty] public Guid Key { get; set; }
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string? Due { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Purpose { get; set; }
    [BindProperty] public string? Referral { get; set; }
    [BindProperty] public string? Why { get; set; }

    /// <summary>The key of the form that plans a visit: another one than that of the invoice.</summary>
    public Guid VisitKey { get; private set; }

    public AgreementView View { get; private set; } = null!;

    public string School { get; private set; } = "";

    public string Provider { get; private set; } = "";

    /// <summary>Referrals of the school that the reader sees, for those who plan visits.</summary>
    public IReadOnlyList<SeenReferral> Referrals { get; private set; } = [];

    /// <summary>Something is to be paid, and no invoice asks for it.</summary>
    public bool MayBill => View.MayKeep && View.Agreement.FeePence > 0 && View.Invoices.All(i => i.State == InvoiceState.Cancelled);

    public string Person(PersonId person) => names.GetValueOrDefault(person, NoLongerHere.Person);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostBillAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await invoices.IssueAsync(id, Key, Due, ct) is { } invoice ? Redirect(OutreachLinks.Invoice(invoice)) : NotFound(), () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostPlanAsync(Guid id, CancellationToken ct)
    {
        VisitKey = Key;
        return DoAsync(id, () => visits.PlanAsync(id, VisitKey, new(Day, Purpose, Referral), ct), ct);
    }

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken ct) => DoAsync(id, () => agreements.EndAsync(id, Version, Why, ct), ct);

    private Task<IActionResult> DoAsync(Guid id, Func<Task<bool>> work, CancellationToken ct) => this.OrAgainAsync(async () => await work() ? Redirect(OutreachLinks.Agreement(id)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.AgreementAsync(id, ct) is not { } view)
            return NotFound();
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        (View, School, Provider) = (view, places.GetValueOrDefault(view.Agreement.SchoolId, NoLongerHere.Organisation), places.GetValueOrDefault(view.Offer.ProviderId, NoLongerHere.Organisation));
        names = await people.NamesAsync([view.Agreement.AgreedBy], ct);
        if (view.MayKeep && view.Agreement.EndedOn is null)
            Referrals = await referrals.NamedAsync(view.Offer.ServiceId, view.Agreement.SchoolId, ct);
        if (Referrals.Count > 0)
            await audit.ReadAsync(new("list", "service-referral", Children: [.. Referrals.Select(r => r.Referral.ChildId).Distinct()]), ct);
        await audit.ReadAsync(new("see", "outreach-agreement", id.ToString()), ct);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        // A form that is shown again keeps its key; the other one has one of its own.
        if (Key == Guid.Empty || VisitKey != Guid.Empty)
            Key = Guid.CreateVersion7();
        if (VisitKey == Guid.Empty)
            VisitKey = Guid.CreateVersion7();
        return Page();
    }
}
