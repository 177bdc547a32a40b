using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Money;

internal sealed class GivenModel(MoneyService service, HeadwaterDb db, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public int Known { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public AmountForm Amount { get; set; } = new();

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public Guid? Id { get; private set; }

    public IReadOnlyList<(string Value, string Words)> Organisations { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct) => ShowAsync(id, typed: false, ct);

    public Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!OrganisationId.TryParse(Organisation, null, out var organisation))
            throw new InputRefusedException("Choose an organisation of this locality.");
        await service.GiveAsync(id, new(organisation, Amount.Read(), FormFields.Day(From, "first day"), FormFields.Day(To, "last day"), FormFields.One<GivenState>(State, "how it stands"), Note), Known, ct);
        return LocalRedirect(MoneyLinks.Budget);
    }, () => ShowAsync(id, typed: true, ct));

    private async Task<IActionResult> ShowAsync(Guid? id, bool typed, CancellationToken ct)
    {
        var given = id is null ? null : await db.Set<MoneyGiven>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (id is not null && given is null)
            return NotFound();
        Id = id;
        Organisations = [("", "Choose"), .. (await organisations.AllAsync(ct)).Where(o => given is null || o.Id == given.OrganisationId).Select(o => (o.Id.ToString(), o.Name))];
        if (!typed && given is not null)
        {
            (Organisation, Amount) = (given.OrganisationId.ToString(), AmountForm.Of(given.Kind, given.Pence, given.Hours, given.HourPence));
            (From, To, State, Note) = (FormFields.Typed(given.FromDay), FormFields.Typed(given.ToDay), given.State.ToString(), given.Note);
        }

        Known = given?.Version ?? 0;
        ModelState.Remove(nameof(Known));
        await audit.ReadAsync(new AuditFact("see", "budget"), ct);
        return Page();
    }
}
