using Headwater.Access.People;
using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.SignIn.Invitations;

internal sealed class AcceptModel(
    InvitationService invitations, PasskeyService passkeys, PasswordService passwords, SessionService sessions, HeadwaterDb db, InstallationSettings settings) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public Person? Person { get; private set; }

    public string? OutsideName => settings.Oidc?.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? password, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } invitation || Person is not { } person)
            return CannotBeUsed();
        if (PasswordRules.Problem(password, person.DisplayName, person.Email ?? "") is { } problem)
        {
            ModelState.AddModelError("password", problem);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        invitation.PasswordHash = passwords.HashOf(person, password!);
        await db.SaveChangesAsync(ct);
        await sessions.StartAsync(HttpContext, person, SignInMethod.Authenticator, SessionStage.SettingUp, ct);
        return LocalRedirect("~" + SignInLinks.SetUp);
    }

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken ct) =>
        await FindAsync(ct) is null || Person is not { } person ? NotFound() : Content(await passkeys.OfferAsync(person), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm] string? credential, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } invitation || Person is not { } person)
            return CannotBeUsed();
        // A password chosen before, and not gone on with, is not wanted any more.
        invitation.PasswordHash = null;
        if (await passkeys.AddAsync(HttpContext, person, credential, () => invitations.TakeUpAsync(invitation, person, ct)))
            return Landing.After(this, await sessions.StartAsync(HttpContext, person, SignInMethod.Passkey, SessionStage.Whole, ct), null);
        ModelState.AddModelError("password", "No passkey was made, or it took too long. Try again, or choose a password.");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<Invitation?> FindAsync(CancellationToken ct)
    {
        var found = await invitations.FindAsync(Token, ct);
        Person = found?.Person;
        return found?.Invitation;
    }

    private PageResult CannotBeUsed()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
