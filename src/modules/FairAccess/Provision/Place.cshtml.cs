using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Provision;

/// <summary>Beginning a placement.</summary>
internal sealed class PlaceModel(PlacementQueries queries, PlacementService service, ProviderQueries providers, ReferralQueries referred, ReferralService referrals, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel, ITermsForm
{
    private IReadOnlyList<OrganisationSummary> all = [];
    private ILookup<OrganisationId, ProviderCheck> checks = Array.Empty<ProviderCheck>().ToLookup(c => c.ProviderId);
    private OrganisationId writer;

    [BindProperty]
    public string? Provider { get; set; }

    [BindProperty]
    public string? Commissioner { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string? AgreedRole { get; set; }

    [BindProperty]
    public string? MainSchool { get; set; }

    [BindProperty]
    public string? Referral { get; set; }

    [BindProperty]
    public string? FirstDay { get; set; }

    [BindProperty]
    public string? FirstReview { get; set; }

    [BindProperty]
    public string? Hours { get; set; }

    [BindProperty]
    public string? Elsewhere { get; set; }

    [BindProperty]
    public string? Cost { get; set; }

    [BindProperty]
    public string? PlannedLast { get; set; }

    [BindProperty]
    public string? FewerBecause { get; set; }

    [BindProperty]
    public string? FullTimeFrom { get; set; }

    public PlacementsView View { get; private set; } = null!;

    /// <summary>Referrals to the panel of alternative provision from which the placement may come.</summary>
    public IReadOnlyList<(string Value, string Words)> Referrals { get; private set; } = [];

    /// <summary>Those that were visited stand first; each that has no check in date says so.</summary>
    public IReadOnlyList<(string Value, string Words)> Providers =>
        [("", "Choose"), .. all.Where(ProvisionPlaces.IsProvider).OrderBy(o => checks[o.Id].Any() ? 0 : 1).ThenBy(o => o.Name, StringComparer.Ordinal).Select(o => (o.Id.ToString(), ProviderRules.IsInDate(checks[o.Id], db.Reader.Today) ? o.Name : $"{o.Name} (no check in date)"))];

    public IReadOnlyList<(string Value, string Words)> Commissioners => [("", "Choose"), .. all.Where(ProvisionPlaces.IsCommissioner).Select(o => (o.Id.ToString(), o.Name))];

    public IReadOnlyList<(string Value, string Words)> Schools => [("", "None: the provider alone has the child on its roll, or nobody has"), .. all.Where(o => o.IsSchool).Select(o => (o.Id.ToString(), o.Name))];

    public static IReadOnlyList<(string Value, string Words)> Purposes { get; } = PlacementWords.Choices<PlacementPurpose>(PlacementWords.Of);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Commissioner = all.FirstOrDefault(o => o.Id == writer && ProvisionPlaces.IsCommissioner(o))?.Id.ToString();
        MainSchool = all.FirstOrDefault(o => o.IsSchool && View.Child.Schools.Contains(o.Id))?.Id.ToString();
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct) => !await LoadAsync(id, ct) ? NotFound() : await this.OrAgainAsync(async () =>
    {
        var typed = new TypedPlacement(
            string.IsNullOrEmpty(Referral) ? null : Guid.TryParse(Referral, out var from) ? from : throw new InputRefusedException("Choose the referral from the list."), Named(Provider, "the provider"), Named(Commissioner, "the commissioner"),
            FormFields.One<PlacementPurpose>(Purpose, "what the placement is for"), AgreedRole, string.IsNullOrEmpty(MainSchool) ? null : Named(MainSchool, "the main school"), FormFields.Day(FirstDay, "first day"), FormFields.OptionalDay(FirstReview, "day of the first review"), TermsForm.Read(this));
        return await service.PlaceAsync(View.Child.Id, typed, ct) is { } made ? Redirect(ProvisionLinks.One(View.Child.Id, made)) : NotFound();
    }, () => ShowAsync(ct));

    private static OrganisationId Named(string? id, string what) => OrganisationId.TryParse(id, null, out var named) ? named : throw new InputRefusedException($"Choose {what} from the list.");

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await queries.OfChildAsync(child, null, ct) is not { IsFamily: false } view || await referrals.WriterAsync(view.Child, ct) is not { } organisation)
            return false;
        (View, writer, all, checks) = (view, organisation, await organisations.AllAsync(ct), await providers.AllAsync(null, ct));
        var papers = (await referred.OfChildAsync(child, ct))?.Papers.Where(p => p.Referral.Track == Track.AlternativeProvision && p.Referral.State != ReferralState.Withdrawn) ?? [];
        Referrals = [("", "None"), .. papers.Select(p => (p.Referral.Id.ToString(), $"Referral of {Words.Date(p.Referral.RecordedAtUtc)}"))];
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        await audit.ReadAsync(new("see", "placement", null, View.Child.Id), ct);
        return Page();
    }
}
