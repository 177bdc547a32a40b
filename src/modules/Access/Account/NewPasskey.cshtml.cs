using Headwater.Access.SignIn;
using Headwater.Access.SignIn.Credentials;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Account;

[AfterSecondFactor]
internal sealed class NewPasskeyModel(PasskeyService passkeys, CredentialChanges changes) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Only { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken ct) =>
        Content(await passkeys.OfferAsync(await changes.MeAsync(HttpContext, ct)), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm] string? credential, CancellationToken ct)
    {
        var me = await changes.MeAsync(HttpContext, ct);
        if (!me.IsSample && await passkeys.AddAsync(HttpContext, me, credential, () => Task.CompletedTask))
        {
            changes.Tell(me, "A passkey was added to your account.");
            await changes.SaveAsync(me, "passkey added", ct);
            return LocalRedirect("~" + SignInLinks.Account);
        }

        ModelState.AddModelError("credential", "No passkey was made, or it took too long. Try again.");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
