using Headwater.Access.People;
using Headwater.Access.SignIn;
using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Sample;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Account;

internal sealed class ConfirmModel(
    HeadwaterDb db, PasskeyService passkeys, AuthenticatorService authenticators, PasswordService passwords, GuessLimiter guesses, SessionService sessions, SampleDoor sample, InstallationSettings settings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Back { get; set; }

    public bool HasPasskey { get; private set; }

    public bool HasAuthenticator { get; private set; }

    public string? OutsideName { get; private set; }

    public bool SampleIsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        HasPasskey = await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == Current.Person, ct);
        HasAuthenticator = await authenticators.HasAsync(Current.Person, ct);
        OutsideName = settings.Oidc is { } oidc && await db.Set<IdentityUserLogin<Guid>>().AnyAsync(l => l.UserId == Current.Person, ct) ? oidc.Name : null;
        SampleIsOpen = Current.IsSample && await sample.IsOpenAsync(HttpContext, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == Current.Person, ct);
        if (!guesses.TryBegin(HttpContext, person.Id.ToString()))
            return await AgainAsync(SignInModel.TooMany, StatusCodes.Status429TooManyRequests, ct);
        if (!passwords.IsLocked(person) && await authenticators.UseAsync(person.Id, code, ct))
        {
            guesses.WasRight(HttpContext, person.Id.ToString());
            return await DoneAsync(ct);
        }

        await passwords.FailedAsync(passwords.IsLocked(person) ? Guid.Empty : person.Id, ct);
        return await AgainAsync(CodeModel.Wrong, StatusCodes.Status400BadRequest, ct);
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.QuestionAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm] string? credential, CancellationToken ct) =>
        await passkeys.CheckAsync(HttpContext, credential) is { } person && person.Id == Current.Person
            ? await DoneAsync(ct)
            : await AgainAsync("This is not your passkey, or it took too long. Try again.", StatusCodes.Status400BadRequest, ct);

    public async Task<IActionResult> OnPostSampleAsync(CancellationToken ct) =>
        Current.IsSample && await sample.IsOpenAsync(HttpContext, ct) ? await DoneAsync(ct) : NotFound();

    private CurrentSession Current => CurrentSession.Of(HttpContext)!;

    private async Task<IActionResult> DoneAsync(CancellationToken ct)
    {
        await sessions.StepUpAsync(Current.Id, ct);
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back : "~" + SignInLinks.Account);
    }

    private async Task<IActionResult> AgainAsync(string problem, int status, CancellationToken ct)
    {
        ModelState.AddModelError("code", problem);
        Response.StatusCode = status;
        return await OnGetAsync(ct);
    }
}
