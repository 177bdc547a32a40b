using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.SteppingBack;

internal sealed class SecretariatModel(SecretariatService service, Standing.StandingQueries standing, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Hours { get; set; }

    [BindProperty]
    public string? ConfirmedTo { get; set; }

    [BindProperty]
    public string? ConfirmedBy { get; set; }

    public IReadOnlyList<(string Value, string Words)> Choices { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!PersonId.TryParse(Person, null, out var person))
            throw new InputRefusedException("Choose who keeps the secretariat.");
        if (!int.TryParse(Hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hours))
            throw new InputRefusedException("Enter the hours a month as a whole number.");
        await service.NameAsync(person, hours, FormFields.Day(ConfirmedTo, "last day for which the hours are confirmed"), ConfirmedBy, ct);
        return LocalRedirect(SteppingLinks.Stage);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        Choices = [("", "Choose"), .. (await service.ChoicesAsync(ct)).Select(c => (c.Person.ToString(), c.Name))];
        await audit.ReadAsync(new AuditFact("see", "facilitation-stage"), ct);
        return Page();
    }
}
