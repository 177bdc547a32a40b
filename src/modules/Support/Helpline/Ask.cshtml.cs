using System.Globalization;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Support.Helpline;

/// <summary>
/// Asking the helpline, for everybody, without signing in or script. Whatever comes is written down by the system in a scope of its own,
/// whoever has the page open. The form carries the token that every form here does, so that no other site asks in somebody's name.
/// </summary>
internal sealed class AskModel(ILocalities localities, IServiceScopeFactory scopes, IntakeLimiter limiter) : OpenHelplinePage(localities, scopes)
{
    /// <summary>Minted with the page: sent twice, it makes one.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public bool May { get; set; }

    [BindProperty]
    public string? Worry { get; set; }

    [BindProperty]
    public string? Tried { get; set; }

    [BindProperty]
    public string? Hoped { get; set; }

    [BindProperty]
    public string? Age { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Need { get; set; }

    /// <summary>People do not see it, and machines fill it in.</summary>
    [BindProperty]
    public string? Website { get; set; }

    /// <summary>What was taken in; null while the form is shown.</summary>
    public TakenIn? Taken { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string? locality, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        Key = Guid.CreateVersion7();
        return await LoadAsync(locality, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string? locality, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        if (!await LoadAsync(locality, ct))
            return NotFound();
        try
        {
            if (!string.IsNullOrEmpty(Website))
                throw new InputRefusedException("Leave the field “Leave this empty” empty, and send it again.");
            if (!limiter.Takes(HttpContext.Connection.RemoteIpAddress))
                throw new InputRefusedException($"More than {IntakeLimiter.MostInAnHour} questions came from where you are within an hour. Telephone, or try again in an hour; what you wrote stands below.");
            TypedEnquiry typed = new()
            {
                CameBy = CameBy.Web, Role = FormFields.One<AskerRole>(Who, "who you are"), Name = Name, Contact = Contact, MayContact = May, Worry = Worry, Tried = Tried, Hoped = Hoped, Age = Years(Age), Place = Place, Need = string.IsNullOrEmpty(Need) ? null : Need,
            };
            await using var scope = Enter();
            Taken = await scope.ServiceProvider.GetRequiredService<IntakeService>().TakeAsync(Key, typed, ct);
            return Page();
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    /// <summary>The age as it was typed; null where none was.</summary>
    public static int? Years(string? typed) => string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : throw new InputRefusedException($"Enter the age in whole years, from 0 to {ListingRules.OldestAge}.");
}
