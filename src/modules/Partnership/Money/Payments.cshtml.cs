using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Seats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Money;

internal sealed class PaymentsModel(MoneyQueries queries, FundService service, SeatQueries seats, IOrganisations organisations, CurrentActor actor, IPeople people, IAuditTrail audit) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? CharityId { get; set; }

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Pounds { get; set; }

    [BindProperty]
    public Guid Payment { get; set; }

    public IReadOnlyList<InvolvementPayment> Payments { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyList<(string Value, string Words)> People { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Charities { get; private set; } = [];

    public bool MayConvene => actor.Can(Capability.Convene);

    public string Charity(OrganisationId id) => MoneyQueries.Name(places, id);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => AgainAsync(() => service.PayAsync(
        new(
            PersonId.TryParse(Person, null, out var who) ? who : throw new InputRefusedException("Choose who is paid."), OrganisationId.TryParse(CharityId, null, out var charity) ? charity : null,
            FormFields.One<PaymentFor>(For, "what it is for"), What, FormFields.Day(Day, "day"), MoneyRules.Amount(Pounds, "the amount")), ct), ct);

    public Task<IActionResult> OnPostPaidAsync(CancellationToken ct) => AgainAsync(() => service.PaidAsync(Payment, ct), ct);

    public Task<IActionResult> OnPostNotPaidAsync(CancellationToken ct) => AgainAsync(() => service.NotPaidAsync(Payment, ct), ct);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct) => AgainAsync(() => service.WithdrawPaymentAsync(Payment, ct), ct);

    private async Task<IActionResult> AgainAsync(Func<Task> work, CancellationToken ct) => !MayConvene ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(MoneyLinks.Payments);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Payments = await queries.PaymentsAsync(ct);
        Names = await people.NamesAsync([.. Payments.Select(p => p.PersonId).Distinct()], ct);
        places = await queries.NamesAsync(ct);
        if (MayConvene)
        {
            People = [("", "Choose"), .. (await seats.ParticipantsAsync(ct)).Select(p => (p.Person.ToString(), p.Name))];
            Charities = [("", "No"), .. (await organisations.AllAsync(ct)).Where(o => !o.IsSchool).Select(o => (o.Id.ToString(), o.Name))];
        }

        await audit.ReadAsync(new AuditFact("list", "involvement-payment"), ct);
        return Page();
    }
}
