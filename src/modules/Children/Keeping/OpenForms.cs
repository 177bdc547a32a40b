using System.Security.Cryptography;
using Headwater.Access.Contracts;
using Microsoft.AspNetCore.DataProtection;

namespace Headwater.Children.Keeping;

/// <summary>
/// Seals into a form what it was opened for, so that somebody whose form comes too late can be told what was saved meanwhile, and
/// nobody else can: the seal holds for one person, and for as long as a form may sensibly lie open.
/// </summary>
internal sealed class OpenForms(CurrentActor actor, IDataProtectionProvider protection)
{
    private static readonly TimeSpan MayLieOpen = TimeSpan.FromHours(12);

    public string Seal(Guid what) => Convert.ToBase64String(Protector().Protect(what.ToByteArray(), MayLieOpen));

    /// <summary>Null when it was not sealed for this person, or too long ago.</summary>
    public Guid? Open(string? sealedId)
    {
        try
        {
            return sealedId is null ? null : new Guid(Protector().Unprotect(Convert.FromBase64String(sealedId)));
        }
        catch (Exception why) when (why is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector() => protection.CreateProtector("Headwater.Children.OpenForms", actor.Person!.Value.ToString()).ToTimeLimitedDataProtector();
}
