using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Involvements;

internal sealed class InvolveModel(InvolveService service, PeopleQueries people, IOrganisations organisations, IChildNames names, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InvolvementKind Kind { get; set; } = InvolvementKind.Referral;

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public LawfulBasis Basis { get; set; }

    [BindProperty]
    public IList<EntryKinds> Covers { get; set; } = [];

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty]
    public Guid Involvement { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ChildId Child { get; private set; }

    /// <summary>What the child is called: nobody should write into another child's record by mistake.</summary>
    public string Name { get; private set; } = "";

    public IReadOnlyList<WhoSees> Sees { get; private set; } = [];

    public IReadOnlyList<WhoSees> Ending { get; private set; } = [];

    public IReadOnlyList<OrganisationSummary> Organisations { get; private set; } = [];

    /// <summary>The kinds that the actor can open to others.</summary>
    public IReadOnlyList<EntryKinds> Offered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string childId, CancellationToken ct)
    {
        From ??= clock.Today();
        return await ShowAsync(childId, ct);
    }

    public Task<IActionResult> OnPostGrantAsync(string childId, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ModelState.IsValid || From is not { } from || !ChildId.TryParse(childId, null, out var child))
            throw new InputRefusedException("Something in the form cannot be read: look at the days and choices.");
        OrganisationId? organisation = string.IsNullOrEmpty(Organisation) ? null : OrganisationId.TryParse(Organisation, null, out var id) ? id : throw new InputRefusedException("Choose an organisation.");
        PersonId? person = string.IsNullOrWhiteSpace(Email) ? null : await people.ByEmailAsync(Email, ct) ?? throw new InputRefusedException("Nobody in this locality is known by this e-mail address. Whoever manages people can appoint them.");
        await service.GrantAsync(new(child, Kind, organisation, person, Purpose ?? "", Basis, Covers.Aggregate(EntryKinds.None, (all, one) => all | one), from, To), ct);
        return LocalRedirect(ChildTrustLinks.Involve(child));
    }, () => ShowAsync(childId, ct));

    public Task<IActionResult> OnPostEndAsync(string childId, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.EndAsync(ChildId.TryParse(childId, null, out var child) ? child : default, Involvement, Reason, ct);
        return LocalRedirect(ChildTrustLinks.Involve(child));
    }, () => ShowAsync(childId, ct));

    private async Task<IActionResult> ShowAsync(string childId, CancellationToken ct)
    {
        // Who may not involve others learns no more than that there is nothing here.
        if (!ChildId.TryParse(childId, null, out var child) || await service.BasisAsync(child, ct) is not { Count: > 0 } basis)
            return NotFound();
        Child = child;
        Sees = await people.WhoSeesAsync(child, ct);
        var endable = await service.EndableAsync(child, ct);
        Ending = [.. Sees.Where(s => endable.Contains(s.Involvement))];
        Organisations = await organisations.AllAsync(ct);
        Offered = [.. GrantRules.Each(basis.Aggregate(EntryKinds.None, (all, i) => all | i.Covers) & ~EntryKinds.Identity)];
        Name = (await names.OfAsync([child], ct)).GetValueOrDefault(child, "");
        await audit.ReadAsync(new("see", "involvement", null, child), ct);
        return Page();
    }
}
