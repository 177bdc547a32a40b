using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Sample;
using Headwater.Access.SignIn.Sessions;
using Headwater.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.SignIn;

internal sealed class SignInModel(
    SampleDoor sample, PasskeyService passkeys, PasswordService passwords, GuessLimiter guesses, SessionService sessions, InstallationSettings settings) : PageModel
{
    /// <summary>Said of every guess that is not right, whoever has that address and whether the account is locked.</summary>
    public const string Wrong = "The e-mail address and password do not belong together. After ten wrong tries an account stays closed for 15 minutes.";

    public const string TooMany = "There were too many wrong tries. Wait five minutes, then try again.";

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Back { get; set; }

    public string? Email { get; private set; }

    public bool SampleIsOpen { get; private set; }

    public string? OutsideName => settings.Oidc?.Name;

    public async Task OnGetAsync(CancellationToken ct) => SampleIsOpen = await sample.IsOpenAsync(HttpContext, ct);

    public async Task<IActionResult> OnPostAsync([FromForm] string? email, [FromForm] string? password, CancellationToken ct)
    {
        Email = email;
        var account = PasswordService.KeyOf(email);
        if (!guesses.TryBegin(HttpContext, account))
            return await AgainAsync("email", TooMany, StatusCodes.Status429TooManyRequests, ct);
        if (await passwords.CheckAsync(email, password, ct) is not { } person)
            return await AgainAsync("email", Wrong, StatusCodes.Status400BadRequest, ct);
        guesses.WasRight(HttpContext, account);
        await sessions.StartAsync(HttpContext, person, SignInMethod.Authenticator, SessionStage.SecondFactor, ct);
        return LocalRedirect("~" + SignInLinks.With(SignInLinks.Code, Back));
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.QuestionAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm] string? credential, CancellationToken ct)
    {
        if (await passkeys.CheckAsync(HttpContext, credential) is not { } person)
            return await AgainAsync("email", "This passkey does not open an account here, or it took too long. Try again, or use your password.", StatusCodes.Status400BadRequest, ct);
        return Landing.After(this, await sessions.StartAsync(HttpContext, person, SignInMethod.Passkey, SessionStage.Whole, ct), Back);
    }

    private async Task<IActionResult> AgainAsync(string field, string problem, int status, CancellationToken ct)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests)
            Response.Headers.RetryAfter = "300";
        SampleIsOpen = await sample.IsOpenAsync(HttpContext, ct);
        return Page();
    }
}
