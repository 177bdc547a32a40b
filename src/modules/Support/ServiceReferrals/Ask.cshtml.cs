using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.ServiceReferrals;

/// <summary>Choosing the service that is asked, for the first time or in place of one that said no.</summary>
internal sealed class AskModel(ReferralQueries queries, ReferralService service, ServiceChoices choices, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    /// <summary>What is looked for, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The declined referral in whose place the next one stands.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Former { get; set; }

    /// <summary>Minted with the page: sent twice, it makes one.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    public ReferralsView View { get; private set; } = null!;

    public ServiceReferral? Before { get; private set; }

    public IReadOnlyList<ServiceChoice> Choices { get; private set; } = [];

    public int Age { get; private set; }

    public static string Hint(ServiceChoice choice) => string.Join(" ", new[]
    {
        $"{choice.Row.Provider.Name}.", choice.Row.Approved!.Summary, $"Room: {ServiceWords.AsOf(ServiceWords.Of(choice.Row.Service.Room), choice.Row.Service.RoomAsOf).ToLowerInvariant()}.",
        ServiceWords.Wait(choice.Row.Service.WaitWeeks) is { } wait ? $"Wait: {ServiceWords.AsOf(wait, choice.Row.Service.WaitAsOf).ToLowerInvariant()}." : "",
    }.Where(t => t.Length > 0));

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Key = Guid.CreateVersion7();
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct) => !await LoadAsync(id, ct) ? NotFound() : await this.OrAgainAsync(async () =>
    {
        var which = Guid.TryParse(Service, out var chosen) ? chosen : throw new InputRefusedException("Choose a service from the list.");
        return await service.BeginAsync(View.Child.Id, Key, which, Former, ct) is { } made ? Redirect(ReferralLinks.Permission(View.Child.Id, made)) : NotFound();
    }, () => ShowAsync(ct));

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await queries.OfChildAsync(child, ct) is not { IsFamily: false } view || await service.WriterAsync(view.Child, ct) is null)
            return false;
        (View, Before) = (view, Former is { } former ? view.Find(former)?.Referral : null);
        return Former is null || Before is not null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        var (born, today) = (View.Child.Born, db.Reader.Today);
        Age = today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
        Choices = [.. (await choices.FindAsync(Q, Age, ct)).Where(c => c.Row.Service.Id != Before?.ServiceId)];
        await audit.ReadAsync(new("see", "service-referral", null, View.Child.Id), ct);
        return Page();
    }
}
