using Headwater.Access.SignIn;
using Headwater.Access.SignIn.Credentials;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Account;

[AfterSecondFactor]
internal sealed class NewAuthenticatorModel(AuthenticatorService authenticators, GuessLimiter guesses, CredentialChanges changes) : PageModel
{
    public byte[] Secret { get; private set; } = [];

    public string Account { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var me = await changes.MeAsync(HttpContext, ct);
        if (me.PasswordHash is null)
            return NotFound();
        (Secret, Account) = (await authenticators.OfferAsync(me.Id, ct), me.Email ?? "");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken ct)
    {
        var me = await changes.MeAsync(HttpContext, ct);
        if (me.PasswordHash is null)
            return NotFound();
        var tooMany = !guesses.TryBegin(HttpContext, me.Id.ToString());
        if (!tooMany && await authenticators.ConfirmAsync(me.Id, code, ct))
        {
            guesses.WasRight(HttpContext, me.Id.ToString());
            changes.Tell(me, "Another authenticator app was set up for your account.");
            await changes.SaveAndEndOthersAsync(HttpContext, me, "authenticator replaced", ct);
            return LocalRedirect("~" + SignInLinks.Account);
        }

        ModelState.AddModelError("code", tooMany ? SignInModel.TooMany : "This is not the code the app shows for Headwater now. Wait for the next one, and type that.");
        Response.StatusCode = tooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
        return await OnGetAsync(ct);
    }
}
