using Headwater.Access.SignIn;
using Headwater.Access.SignIn.Credentials;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Account;

[AfterSecondFactor]
internal sealed class NewRecoveryCodesModel(AuthenticatorService authenticators, CredentialChanges changes) : PageModel
{
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => (await changes.MeAsync(HttpContext, ct)).PasswordHash is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var me = await changes.MeAsync(HttpContext, ct);
        if (me.PasswordHash is null)
            return NotFound();
        Codes = await authenticators.NewRecoveryCodesAsync(me.Id, ct);
        changes.Tell(me, "New recovery codes were made for your account; the old ones no longer work.");
        await changes.SaveAsync(me, "recovery codes", ct);
        return Page();
    }
}
