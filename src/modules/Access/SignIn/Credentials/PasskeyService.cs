using Headwater.Access.People;
using Headwater.Access.SignIn.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Headwater.Access.SignIn.Credentials;

/// <summary>What the passkey's form says and where it asks and sends.</summary>
internal sealed record PasskeyForm(bool Creates, string Options, string Send, string Button, string Problem);

/// <summary>
/// Passkeys, as the framework's Identity keeps them. The device checks the person (a finger, a face, a PIN), so that a passkey is
/// both factors; an answer without that check is refused.
/// </summary>
internal sealed class PasskeyService(SignInManager<Person> signIn, UserManager<Person> users)
{
    public Task<string> QuestionAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    public Task<string> OfferAsync(Person person) =>
        signIn.MakePasskeyCreationOptionsAsync(new() { Id = person.Id.ToString(), Name = person.Email ?? person.DisplayName, DisplayName = person.DisplayName });

    /// <summary>Whose passkey answered; null when nobody's did, or the account is closed.</summary>
    public async Task<Person?> CheckAsync(HttpContext http, string? credential)
    {
        if (string.IsNullOrEmpty(credential) || !await WasAskedAsync(http))
            return null;
        var answer = await signIn.PerformPasskeyAssertionAsync(credential);
        if (!answer.Succeeded || !answer.Passkey.IsUserVerified || answer.User.DeactivatedAtUtc is not null)
            return null;
        // The device counts its uses; a copy of it is noticed by its count.
        return (await users.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey)).Succeeded ? answer.User : null;
    }

    /// <summary>Saves a new passkey of this person together with everything pending; false when the answer was not for them.</summary>
    public async Task<bool> AddAsync(HttpContext http, Person person, string? credential, Func<Task> alongside)
    {
        if (string.IsNullOrEmpty(credential) || !await WasAskedAsync(http))
            return false;
        var answer = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!answer.Succeeded || !answer.Passkey.IsUserVerified || answer.UserEntity.Id != person.Id.ToString())
            return false;
        answer.Passkey.Name = DeviceWords.Of(http.Request.Headers.UserAgent);
        await alongside();
        return (await users.AddOrUpdatePasskeyAsync(person, answer.Passkey)).Succeeded;
    }

    // Without the question's cookie the framework throws; to the person it is only too late.
    private static async Task<bool> WasAskedAsync(HttpContext http) => (await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Succeeded;
}
