using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.FairAccess.Provision;

/// <summary>Other hours, another cost or another planned end.</summary>
internal sealed class TermsModel(PlacementQueries queries, PlacementDoor door, PlacementService service, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : WritingPage(queries, door, organisations, audit), ITermsForm
{
    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Why { get; set; }

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

    public async Task<IActionResult> OnGetAsync(string id, string placement, CancellationToken ct)
    {
        if (!await LoadAsync(id, placement, open: true, ct))
            return NotFound();
        var (terms, today) = (PlacementRules.TermsOn(Paper.Terms, db.Reader.Today), db.Reader.Today);
        Version = Paper.Placement.Version;
        From = FormFields.Typed(today < Paper.Placement.FirstDay ? Paper.Placement.FirstDay : today);
        (Hours, Elsewhere, Cost) = (TypedAmount.Hours(terms.Minutes), terms.MinutesElsewhere == 0 ? null : TypedAmount.Hours(terms.MinutesElsewhere), TypedAmount.TypedPence(terms.WeeklyPence));
        (PlannedLast, FewerBecause, FullTimeFrom) = (FormFields.Typed(terms.PlannedLast), terms.FewerBecause, FormFields.Typed(terms.FullTimeFrom));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string id, string placement, CancellationToken ct) => !await LoadAsync(id, placement, open: true, ct) ? NotFound() : await this.OrAgainAsync(
        async () => await service.ChangeAsync(View.Child.Id, Paper.Placement.Id, Version, FormFields.Day(From, "day from which it changes"), TermsForm.Read(this), Why, ct) ? Redirect(ProvisionLinks.One(View.Child.Id, Paper.Placement.Id)) : NotFound(),
        () => ShowAsync(ct));
}
