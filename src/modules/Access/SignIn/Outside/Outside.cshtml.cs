using System.Globalization;
using System.Security.Claims;
using Headwater.Access.SignIn.Sessions;
using Headwater.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.SignIn.Outside;

/// <summary>POST goes to the provider, GET is where its answer ends up. Whatever is not right ends on one and the same page.</summary>
internal sealed class OutsideModel(InstallationSettings settings, OutsideService outside, SessionService sessions, TimeProvider clock) : PageModel
{
    public const string Confirming = "confirming";
    private const string Invitation = "invitation";
    private const string BackTo = "back";

    /// <summary>Where the browser goes on to; null on the page of a refusal.</summary>
    public string? Onward { get; private set; }

    public string Name => settings.Oidc!.Name;

    public async Task<IActionResult> OnPostAsync([FromQuery] string? invitation, [FromQuery(Name = "return")] string? back, [FromQuery] bool confirm)
    {
        if (settings.Oidc is null)
            return NotFound();
        var properties = new AuthenticationProperties { RedirectUri = Url.Content("~/sign-in/outside") };
        if (!string.IsNullOrEmpty(invitation))
            properties.Items[Invitation] = invitation;
        if (Url.IsLocalUrl(back))
            properties.Items[BackTo] = back;
        if (confirm && CurrentSession.Of(HttpContext) is { Stage: SessionStage.Whole } session)
            properties.Items[Confirming] = session.Id.ToString();
        await HttpContext.ChallengeAsync(OutsideRegistration.Provider, properties);
        // A form may lead nowhere else (form-action of our policy, which browsers also hold against redirects), so a page does.
        Onward = Response.Headers.Location.ToString();
        Response.Headers.Remove("Location");
        Response.Headers["Refresh"] = "0;url=" + Onward;
        Response.StatusCode = StatusCodes.Status200OK;
        return Page();
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (settings.Oidc is null)
            return NotFound();
        var answer = await HttpContext.AuthenticateAsync(OutsideRegistration.Visitor);
        if (answer is not { Succeeded: true, Principal: { } visitor, Properties: { } properties })
            return Refused();
        await HttpContext.SignOutAsync(OutsideRegistration.Visitor);
        var back = properties.Items.TryGetValue(BackTo, out var local) ? local : null;
        var said = new OutsideVisitor(visitor.FindFirstValue("sub"), visitor.FindFirstValue("email"), string.Equals(visitor.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase));
        if (properties.Items.TryGetValue(Confirming, out var confirming))
            return await ConfirmAsync(said, visitor, confirming, back, ct);
        properties.Items.TryGetValue(Invitation, out var invitation);
        if (await outside.FindAsync(said, invitation, ct) is not { } person)
            return Refused();
        return Landing.After(this, await sessions.StartAsync(HttpContext, person, SignInMethod.OutsideProvider, SessionStage.Whole, ct), back);
    }

    private async Task<IActionResult> ConfirmAsync(OutsideVisitor said, ClaimsPrincipal visitor, string? session, string? back, CancellationToken ct)
    {
        var fresh = long.TryParse(visitor.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) is var age && age < StepUp.Fresh && age > -StepUp.Fresh;
        if (!fresh || CurrentSession.Of(HttpContext) is not { Stage: SessionStage.Whole } current || current.Id.ToString() != session || !await outside.IsAsync(said, current.Person, ct))
            return Refused();
        await sessions.StepUpAsync(current.Id, ct);
        return LocalRedirect(back ?? "~" + SignInLinks.Account);
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
