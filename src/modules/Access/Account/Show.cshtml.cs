using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.SignIn;
using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Headwater.Interface;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Account;

internal sealed class ShowModel(HeadwaterDb db, SessionService sessions, AuthenticatorService authenticators, CredentialChanges changes, IStepUp stepUp) : PageModel
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<IdentityUserPasskey<Guid>> Passkeys { get; private set; } = [];

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public int RecoveryCodes { get; private set; }

    public int LocalityCount { get; private set; }

    public bool HasPassword => Person.PasswordHash is not null;

    public Guid Current => CurrentSession.Of(HttpContext)!.Id;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Person = await changes.MeAsync(HttpContext, ct);
        Passkeys = await changes.PasskeysAsync(Person.Id, ct);
        Sessions = await sessions.OfAsync(Person.Id, ct);
        RecoveryCodes = await authenticators.RecoveryCodesLeftAsync(Person.Id, ct);
        LocalityCount = (await sessions.LocalitiesAsync(Person.Id, ct)).Count;
    }

    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken ct)
    {
        await sessions.EndAsync(CurrentSession.Of(HttpContext)!.Person, session, ct);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken ct)
    {
        await sessions.EndAllAsync(CurrentSession.Of(HttpContext)!.Person, ct);
        return LocalRedirect("~" + SignInLinks.SignOut);
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync([FromForm] string? passkey, CancellationToken ct)
    {
        if (!await stepUp.IsFreshAsync(ct))
            return LocalRedirect("~" + stepUp.AddressFor(SignInLinks.Account));
        var me = await changes.MeAsync(HttpContext, ct);
        var all = await changes.PasskeysAsync(me.Id, ct);
        if (all.Find(p => Convert.ToHexString(p.CredentialId) == passkey) is not { } gone)
            return NotFound();
        if (all.Count == 1 && me.PasswordHash is null && !await db.Set<IdentityUserLogin<Guid>>().AnyAsync(l => l.UserId == me.Id, ct))
            return LocalRedirect("~" + SignInLinks.NewPasskey + "?only=true");
        db.Remove(gone);
        changes.Tell(me, "A passkey was removed from your account.");
        await changes.SaveAndEndOthersAsync(HttpContext, me, "passkey removed", ct);
        return RedirectToPage();
    }

    internal static string When(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, London).ToString("dddd d MMMM, HH:mm", Words.English);
}
