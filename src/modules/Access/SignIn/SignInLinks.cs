namespace Headwater.Access.SignIn;

internal static class SignInLinks
{
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Sample = "/sign-in/sample";
    public const string Code = "/sign-in/code";
    public const string SetUp = "/sign-in/set-up";
    public const string Place = "/sign-in/place";
    public const string Confirm = "/sign-in/confirm";
    public const string Account = "/account";
    public const string NewPasskey = "/account/passkey";
    public const string NewAuthenticator = "/account/authenticator";
    public const string NewPassword = "/account/password";
    public const string NewRecoveryCodes = "/account/recovery-codes";

    public static string Invitation(string token) => "/invitation/" + token;

    /// <summary>A page with the way back, where there is one.</summary>
    public static string With(string page, string? back) =>
        string.IsNullOrEmpty(back) ? page : $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}return={Uri.EscapeDataString(back)}";
}
