using Headwater.Access.SignIn;
using Headwater.Access.SignIn.Credentials;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Account;

[AfterSecondFactor]
internal sealed class NewPasswordModel(PasswordService passwords, GuessLimiter guesses, CredentialChanges changes) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => (await changes.MeAsync(HttpContext, ct)).PasswordHash is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? current, [FromForm] string? password, CancellationToken ct)
    {
        var me = await changes.MeAsync(HttpContext, ct);
        if (me.PasswordHash is null)
            return NotFound();
        if (!guesses.TryBegin(HttpContext, me.Id.ToString()))
            return Again("current", SignInModel.TooMany, StatusCodes.Status429TooManyRequests);
        if (!passwords.Verify(me, current))
            return Again("current", "This is not your password now.", StatusCodes.Status400BadRequest);
        guesses.WasRight(HttpContext, me.Id.ToString());
        if (PasswordRules.Problem(password, me.DisplayName, me.Email ?? "") is { } problem)
            return Again("password", problem, StatusCodes.Status400BadRequest);
        me.PasswordHash = passwords.HashOf(me, password!);
        changes.Tell(me, "Your password was changed, and every other session was ended.");
        await changes.SaveAndEndOthersAsync(HttpContext, me, "password", ct);
        return LocalRedirect("~" + SignInLinks.Account);
    }

    private PageResult Again(string field, string problem, int status)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = status;
        return Page();
    }
}
