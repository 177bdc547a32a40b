using Headwater.Access.Contracts;
using Headwater.Access.SignIn.Sessions;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.BreakGlass;

internal sealed class OpenModel(BreakGlassService service, TypedText typed, IStepUp stepUp, CurrentActor actor, IOrganisations organisations) : PageModel
{
    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Last { get; set; }

    [BindProperty]
    public DateOnly? Born { get; set; }

    [BindProperty]
    public string? Upn { get; set; }

    [BindProperty]
    public Guid Organisation { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<OrganisationSummary> Organisations { get; private set; } = [];

    /// <summary>Where the second factor is given again; null while it is fresh.</summary>
    public string? ConfirmAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await stepUp.IsFreshAsync(ct))
            return LocalRedirect(stepUp.AddressFor(TrustLinks.BreakGlass));
        if (typed.Of(Session) is { } kept)
            (First, Last, Born, Upn, Organisation, Reason) = kept;
        return await ShowAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ModelState.IsValid)
            throw new InputRefusedException("Enter the date of birth as a day.");
        var child = await service.OpenAsync(new(First, Last, Born, Upn), new(Organisation), Reason, ct);
        typed.Forget(Session);
        return LocalRedirect(TrustLinks.Child(child));
    }, () => AgainAsync(ct));

    private Guid Session => CurrentSession.Of(HttpContext)?.Id ?? actor.Person?.Value ?? throw new InvalidOperationException("Nobody is signed in.");

    private async Task<IActionResult> AgainAsync(CancellationToken ct)
    {
        if (!await stepUp.IsFreshAsync(ct))
        {
            typed.Keep(Session, new(First, Last, Born, Upn, Organisation, Reason));
            ConfirmAt = stepUp.AddressFor(TrustLinks.BreakGlass);
        }

        return await ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Organisations = [.. (await organisations.AllAsync(ct)).Where(o => actor.Can(Capability.BreakGlass, o.Id))];
        return Page();
    }
}
