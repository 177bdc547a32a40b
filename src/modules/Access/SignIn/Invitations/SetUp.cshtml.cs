using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn.Invitations;

/// <summary>The second factor of somebody who took an invitation up with a password. Until it is there they are not signed in.</summary>
internal sealed class SetUpModel(HeadwaterDb db, InvitationService invitations, AuthenticatorService authenticators, GuessLimiter guesses, SessionService sessions) : PageModel
{
    public byte[] Secret { get; private set; } = [];

    public string Account { get; private set; } = "";

    public IReadOnlyList<string>? Codes { get; private set; }

    public string Next { get; private set; } = "~/";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await BegunAsync(ct) is not { } begun)
            return LocalRedirect("~" + SignInLinks.SignIn);
        (Secret, Account) = (await authenticators.OfferAsync(begun.Person.Id, ct), begun.Person.Email ?? "");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken ct)
    {
        if (await BegunAsync(ct) is not { } begun)
            return LocalRedirect("~" + SignInLinks.SignIn);
        var (invitation, person) = begun;
        if (!guesses.TryBegin(HttpContext, person.Id.ToString()))
            return await AgainAsync(SignInModel.TooMany, StatusCodes.Status429TooManyRequests, ct);
        if (!await authenticators.ConfirmAsync(person.Id, code, ct))
            return await AgainAsync("This is not the code the app shows for Headwater now. Wait for the next one, and type that.", StatusCodes.Status400BadRequest, ct);
        guesses.WasRight(HttpContext, person.Id.ToString());
        await invitations.TakeUpAsync(invitation, person, ct);
        Codes = await authenticators.NewRecoveryCodesAsync(person.Id, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else took the same invitation up a moment before.
            return LocalRedirect("~" + SignInLinks.SignIn);
        }

        if (!await sessions.StartAsync(HttpContext, person, SignInMethod.Authenticator, SessionStage.Whole, ct))
            Next = "~" + SignInLinks.Place;
        return Page();
    }

    private async Task<(Invitation Invitation, People.Person Person)?> BegunAsync(CancellationToken ct) =>
        CurrentSession.Of(HttpContext) is { Stage: SessionStage.SettingUp } session ? await invitations.BegunByAsync(session.Person, ct) : null;

    private async Task<IActionResult> AgainAsync(string problem, int status, CancellationToken ct)
    {
        ModelState.AddModelError("code", problem);
        Response.StatusCode = status;
        return await OnGetAsync(ct);
    }
}
