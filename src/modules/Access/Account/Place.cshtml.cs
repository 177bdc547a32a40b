using Headwater.Access.SignIn;
using Headwater.Access.SignIn.Sessions;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Account;

/// <summary>Somebody who holds posts in several localities says in which one this session works.</summary>
internal sealed class PlaceModel(SessionService sessions, ILocalities localities) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Back { get; set; }

    public IReadOnlyList<LocalitySummary> Places { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var own = await sessions.LocalitiesAsync(CurrentSession.Of(HttpContext)!.Person, ct);
        Places = [.. (await localities.AllAsync(ct)).Where(l => own.Contains(l.Id))];
    }

    public async Task<IActionResult> OnPostAsync(Guid place, CancellationToken ct) =>
        await sessions.ChooseAsync(CurrentSession.Of(HttpContext)!, new LocalityId(place), ct)
            ? LocalRedirect(Url.IsLocalUrl(Back) ? Back : Landing.Home)
            : NotFound();
}
