using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Posts;

internal sealed class AccountModel(AccountService service, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    public AccountView Account { get; private set; } = null!;

    /// <summary>A new invitation was sent a moment ago.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostInviteAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.InviteAgainAsync(new(id), ct);
        return LocalRedirect(TrustLinks.Account(new(id)) + "?sent=true");
    }, () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.CloseAsync(new(id), Reason, ct);
        return LocalRedirect(TrustLinks.Account(new(id)));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await service.FindAsync(new PersonId(id), ct) is not { } found)
            return NotFound();
        Account = found;
        await audit.ReadAsync(new("see", "account", id.ToString()), ct);
        return Page();
    }
}
