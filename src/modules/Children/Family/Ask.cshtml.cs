using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Family;

/// <summary>Professionals ask the family for its consent, and read how it stands.</summary>
internal sealed class AskModel(ConsentService consents, ChildQueries children, IOrganisations organisations, IPeople people, IAuditTrail audit) : PageModel
{
    private Dictionary<OrganisationId, string> places = [];

    [BindProperty]
    public string? Whose { get; set; } = nameof(ConsentOf.Parents);

    [BindProperty]
    public string? Purpose { get; set; } = nameof(ConsentPurpose.ShareWithService);

    [BindProperty]
    public string? Service { get; set; }

    [BindProperty]
    public string? Programme { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public Child Child { get; private set; } = null!;

    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyList<(string Value, string Words)> Services { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Audiences { get; } = RecordWords.Options<ConsentOf>(ConsentWords.Of);

    public IReadOnlyList<(string Value, string Words)> Purposes { get; } = RecordWords.Options<ConsentPurpose>(ConsentWords.Of);

    public string Title(Consent consent) => consent.Service is { } service ? $"Share with {places.GetValueOrDefault(service, "an organisation no longer on record")}" : $"Take part in {consent.Programme}";

    public Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(string id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child))
            return NotFound();
        OrganisationId? service = string.IsNullOrEmpty(Service) ? null : OrganisationId.TryParse(Service, null, out var known) ? known : throw new InputRefusedException("Choose a service of the list.");
        var asked = new TypedConsent(FormFields.One<ConsentOf>(Whose, "who is asked"), FormFields.One<ConsentPurpose>(Purpose, "what the consent is for"), service, Programme, Text);
        return await consents.AskAsync(child, asked, ct) == Outcome.Saved ? Redirect(FamilyLinks.Consents(child)) : NotFound();
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await consents.AskerAsync(child, ct) is not { } asker || await children.FindAsync(child, ct) is not { } found)
            return NotFound();
        (Child, Consents) = (found, await consents.OfAsync(child, ct));
        var all = await organisations.AllAsync(ct);
        places = all.ToDictionary(o => o.Id, o => o.Name);
        Services = [("", "Choose"), .. all.Where(o => o.Id != asker).Select(o => (o.Id.ToString(), o.Name))];
        Names = await people.NamesAsync([.. Consents.SelectMany(c => c.Steps).Select(s => s.By).Distinct()], ct);
        await audit.ReadAsync(new("see", "consent", null, child), ct);
        return Page();
    }
}
