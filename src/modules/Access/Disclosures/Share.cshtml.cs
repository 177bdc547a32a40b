using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Disclosures;

internal sealed class ShareModel(DisclosureService service, CurrentActor actor, IOrganisations organisations, IChildNames names, IAuditTrail audit) : PageModel
{
    /// <summary><c>consent</c>, <c>decline</c>, or a value of <see cref="WithoutConsent"/>.</summary>
    [BindProperty]
    public string? Ground { get; set; }

    [BindProperty]
    public string? Whose { get; set; }

    [BindProperty]
    public DateOnly? ConsentOn { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid From { get; set; }

    [BindProperty]
    public IList<EntryKinds> Kinds { get; set; } = [];

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Outside { get; set; }

    [BindProperty]
    public LawfulBasis Basis { get; set; }

    [BindProperty]
    public DateOnly? ExpiresOn { get; set; }

    [BindProperty]
    public string? Harm { get; set; }

    [BindProperty]
    public Guid Disclosure { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public ChildId Child { get; private set; }

    /// <summary>What the child is called: nobody should write into another child's record by mistake.</summary>
    public string Name { get; private set; } = "";

    public IReadOnlyList<DisclosureRow> Rows { get; private set; } = [];

    public IReadOnlyList<OrganisationSummary> Sharers { get; private set; } = [];

    public IReadOnlyList<OrganisationSummary> Organisations { get; private set; } = [];

    public bool MayRecall(DisclosureRow row) => row.CanBeRecalled && actor.Can(Capability.Share, row.Owner);

    public Task<IActionResult> OnGetAsync(string childId, CancellationToken ct) => ShowAsync(childId, ct);

    public Task<IActionResult> OnPostAsync(string childId, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ModelState.IsValid || !ChildId.TryParse(childId, null, out var child))
            throw new InputRefusedException("Something in the form cannot be read: look at the days and choices.");
        var kinds = Kinds.Aggregate(EntryKinds.None, (all, one) => all | one);
        var to = new Recipient(OrganisationId.TryParse(To, null, out var organisation) ? organisation : null, null, Outside);
        var fact = Ground == "decline"
            ? await service.DeclineAsync(child, new(From), kinds, What ?? "", to, Reason, Harm, ct)
            : await service.ShareAsync(new(child, new(From), kinds, What ?? "", to, Basis, Chosen(), ExpiresOn, Harm), ct);
        await audit.SaveAsync(ct, fact);
        return LocalRedirect(ChildTrustLinks.Share(child));
    }, () => ShowAsync(childId, ct));

    public Task<IActionResult> OnPostRecallAsync(string childId, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.RecallAsync(ChildId.TryParse(childId, null, out var child) ? child : default, Disclosure, Why, ct);
        return LocalRedirect(ChildTrustLinks.Share(child));
    }, () => ShowAsync(childId, ct));

    private SharingGround Chosen() =>
        Ground == "consent" ? SharingGround.ByConsent(new(Whose ?? "", ConsentOn ?? default, How ?? ""))
        : Enum.TryParse<WithoutConsent>(Ground, out var without) && Enum.IsDefined(without) ? SharingGround.WithReason(without, Reason)
        : throw new InputRefusedException("Choose what you decided.");

    private async Task<IActionResult> ShowAsync(string childId, CancellationToken ct)
    {
        if (!ChildId.TryParse(childId, null, out var child) || await service.SharersAsync(child, ct) is not { Count: > 0 } sharers)
            return NotFound();
        (Child, Sharers) = (child, sharers);
        Organisations = await organisations.AllAsync(ct);
        Rows = await service.ListAsync(child, ct);
        Name = (await names.OfAsync([child], ct)).GetValueOrDefault(child, "");
        await audit.ReadAsync(new("see", "disclosure", null, child), ct);
        return Page();
    }
}
