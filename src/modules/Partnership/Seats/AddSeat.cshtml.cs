using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Seats;

internal sealed class AddSeatModel(SeatService service, StandingQueries standing, IOrganisations organisations, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Sector { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Constituency { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Selection { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? TermEnds { get; set; }

    public IReadOnlyList<(string Value, string Words)> Sectors { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Organisations { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        From = FormFields.Typed(clock.Today());
        return ShowAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        OrganisationId? organisation = string.IsNullOrEmpty(Organisation) ? null : OrganisationId.TryParse(Organisation, null, out var at) ? at : throw new InputRefusedException("Choose an organisation of this locality.");
        var id = await service.AddAsync(
            new(Sector ?? "", organisation, Constituency, FormFields.One<SeatKind>(Kind, "where the seat is"), FormFields.One<Selection>(Selection, "how whoever sits there is found"),
                FormFields.Day(From, "first day"), FormFields.OptionalDay(TermEnds, "last day of the term")), ct);
        return LocalRedirect(PartnershipLinks.Seat(id));
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Sectors = [("", "Choose"), .. (await standing.SectorsAsync(ct)).Select(s => (s.Code, s.Label))];
        Organisations = [("", "None"), .. (await organisations.AllAsync(ct)).Select(o => (o.Id.ToString(), o.Name))];
        return Page();
    }
}
