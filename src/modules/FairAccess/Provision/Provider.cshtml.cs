using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Provision;

/// <summary>A provider with its checks. No child stands in them.</summary>
internal sealed class ProviderModel(ProviderQueries queries, ProviderService service, IOrganisations organisations, IPeople people, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public string? VisitedOn { get; set; }

    [BindProperty]
    public string? Registered { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Ticked { get; set; } = [];

    [BindProperty]
    public string? NextDue { get; set; }

    [BindProperty]
    public string? Concern { get; set; }

    public OrganisationSummary Provider { get; private set; } = null!;

    public IReadOnlyList<ProviderCheck> Checks { get; private set; } = [];

    public bool MayCheck => service.MayCheck(Provider.Id);

    public DateOnly Today => db.Reader.Today;

    public string Visitor(PersonId person) => names.GetValueOrDefault(person, "somebody no longer here");

    public async Task<IActionResult> OnGetAsync(string provider, CancellationToken ct)
    {
        VisitedOn = FormFields.Typed(Today);
        return await ShowAsync(provider, ct);
    }

    public Task<IActionResult> OnPostAsync(string provider, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!OrganisationId.TryParse(provider, null, out var id))
            return NotFound();
        var registered = Registered switch { "yes" => true, "no" => false, _ => throw new InputRefusedException("Choose whether it is registered as a school.") };
        var seen = Ticked.Select(t => FormFields.One<Seen>(t, "what was seen from the list")).Aggregate(Seen.None, (all, one) => all | one);
        var typed = new TypedCheck(FormFields.Day(VisitedOn, "day of the visit"), registered, seen, FormFields.Day(NextDue, "day by which the next check is due"), Concern);
        return await service.CheckAsync(id, typed, ct) ? Redirect(ProvisionLinks.Provider(id)) : NotFound();
    }, () => ShowAsync(provider, ct));

    private async Task<IActionResult> ShowAsync(string provider, CancellationToken ct)
    {
        if (!OrganisationId.TryParse(provider, null, out var id) || (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == id && ProvisionPlaces.IsProvider(o)) is not { } found)
            return NotFound();
        (Provider, Checks) = (found, [.. (await queries.AllAsync(id, ct))[id]]);
        names = await people.NamesAsync([.. Checks.Select(c => c.CheckedBy).Distinct()], ct);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        return Page();
    }
}
