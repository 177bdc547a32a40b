using Headwater.Access.People;
using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.SignIn;

/// <summary>The second factor of somebody whose password was right.</summary>
internal sealed class CodeModel(HeadwaterDb db, AuthenticatorService authenticators, PasswordService passwords, GuessLimiter guesses, SessionService sessions) : PageModel
{
    public const string Wrong = "This code is not right, or it was used already. Wait for the next one.";

    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Back { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Recovery { get; set; }

    public IActionResult OnGet() => Begun is null ? LocalRedirect("~" + SignInLinks.With(SignInLinks.SignIn, Back)) : Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? code, CancellationToken ct)
    {
        if (Begun is not { } begun || await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == begun.Person, ct) is not { } person)
            return LocalRedirect("~" + SignInLinks.With(SignInLinks.SignIn, Back));
        if (!guesses.TryBegin(HttpContext, person.Id.ToString()))
            return Again(SignInModel.TooMany, StatusCodes.Status429TooManyRequests);
        var right = !passwords.IsLocked(person)
            && (Recovery ? await authenticators.UseRecoveryCodeAsync(person.Id, code, ct) : await authenticators.UseAsync(person.Id, code, ct));
        if (!right)
        {
            await passwords.FailedAsync(passwords.IsLocked(person) ? Guid.Empty : person.Id, ct);
            return Again(Wrong, StatusCodes.Status400BadRequest);
        }

        guesses.WasRight(HttpContext, person.Id.ToString());
        await passwords.SucceededAsync(person.Id, ct);
        return Landing.After(this, await sessions.StartAsync(HttpContext, person, Recovery ? SignInMethod.RecoveryCode : SignInMethod.Authenticator, SessionStage.Whole, ct), Back);
    }

    private CurrentSession? Begun => CurrentSession.Of(HttpContext) is { Stage: SessionStage.SecondFactor } begun ? begun : null;

    private PageResult Again(string problem, int status)
    {
        ModelState.AddModelError("code", problem);
        Response.StatusCode = status;
        return Page();
    }
}
