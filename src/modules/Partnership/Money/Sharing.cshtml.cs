using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Seats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Money;

/// <summary>A row of the form: an organisation and its part.</summary>
internal sealed class SharerRow
{
    public string? Organisation { get; set; }
    public string? Weight { get; set; }
    public string? Floor { get; set; }
    public string? Cap { get; set; }
    public bool Zero { get; set; }

    [BindNever]
    public string Name { get; set; } = "";

    public bool IsPart => Zero || !string.IsNullOrWhiteSpace(Weight) || !string.IsNullOrWhiteSpace(Floor);
}

internal sealed class SharingModel(MoneyService service, MoneyQueries queries, SeatQueries seats, IOrganisations organisations, IAuditTrail audit, TimeProvider clock) : PageModel
{
    private const decimal MostWeight = 1_000_000_000;

    [BindProperty]
    public int Known { get; set; }

    [BindProperty]
    public string? Option { get; set; }

    [BindProperty]
    public string? By { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public IList<SharerRow> Rows { get; set; } = [];

    public int Year { get; private set; }

    public long Cash { get; private set; }

    public Task<IActionResult> OnGetAsync(int year, CancellationToken ct) => ShowAsync(year, typed: false, ct);

    public async Task<IActionResult> OnPostAsync(int year, CancellationToken ct) => !FinancialYears.IsNear(year, clock.Today()) ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await service.ShareAsync(year, FormFields.One<FundingOption>(Option, "what is funded"), FormFields.One<SharedBy>(By, "by what it is shared"), Note, [.. Rows.Where(r => r.IsPart).Select(Read)], Known, ct);
        return LocalRedirect(MoneyLinks.Year(year));
    }, () => ShowAsync(year, typed: true, ct));

    private static NewSharer Read(SharerRow row) => new(
        OrganisationId.TryParse(row.Organisation, null, out var id) ? id : throw new InputRefusedException("Choose the organisations of this locality that share, each once."),
        string.IsNullOrWhiteSpace(row.Weight) ? 0 : MoneyRules.Number(row.Weight, "each weight", 6, MostWeight), MoneyRules.OptionalAmount(row.Floor, "what it pays at least") ?? 0,
        MoneyRules.OptionalAmount(row.Cap, "what it pays at most"), row.Zero);

    private async Task<IActionResult> ShowAsync(int year, bool typed, CancellationToken ct)
    {
        if (!FinancialYears.IsNear(year, clock.Today()))
            return NotFound();
        var budget = await queries.YearAsync(year, ct);
        (Year, Cash) = (year, budget.Cash);
        var names = await queries.NamesAsync(ct);
        if (!typed)
        {
            (Option, By, Note) = (budget.Rule?.Option.ToString(), budget.Rule?.By.ToString(), budget.Rule?.Note);
            // Those who share it already in their order, then whoever sits at the table, then the others that are no school.
            var seated = (await seats.TableAsync(ct)).Select(s => s.Seat.OrganisationId).OfType<OrganisationId>();
            var others = (await organisations.AllAsync(ct)).Where(o => !o.IsSchool).Select(o => o.Id);
            var parts = await queries.SharersAsync(year, ct);
            Rows = [.. parts.Select(p => p.OrganisationId).Concat(seated).Concat(others).Distinct().Where(names.ContainsKey).Select(id => Row(id, parts.FirstOrDefault(p => p.OrganisationId == id)))];
        }

        foreach (var row in Rows)
            row.Name = OrganisationId.TryParse(row.Organisation, null, out var id) ? MoneyQueries.Name(names, id) : "";
        Known = budget.Rule?.Version ?? 0;
        ModelState.Remove(nameof(Known));
        await audit.ReadAsync(new AuditFact("see", "budget", FinancialYears.Name(year)), ct);
        return Page();
    }

    private static SharerRow Row(OrganisationId id, Sharer? part) => new()
    {
        Organisation = id.ToString(), Weight = part is null || part.ZeroTier ? null : part.Weight.ToString("0.######", CultureInfo.InvariantCulture),
        Floor = part is { FloorPence: > 0 } ? MoneyRules.Typed(part.FloorPence) : null, Cap = MoneyRules.Typed(part?.CapPence), Zero = part?.ZeroTier == true,
    };
}
