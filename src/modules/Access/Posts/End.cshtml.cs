using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Posts;

internal sealed class EndModel(PeopleQueries people, PostService service) : PageModel
{
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The last day somebody decided on before, as the form told.</summary>
    [BindProperty]
    public DateOnly? Known { get; set; }

    public PostRow Post { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(string id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ModelState.IsValid)
            throw new InputRefusedException("Enter the last day as a day, or leave it empty.");
        await service.EndAsync(Guid.TryParse(id, out var post) ? post : default, LastDay, Reason, Known, ct);
        return LocalRedirect(TrustLinks.People);
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(string id, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var post) || await people.PostAsync(post, ct) is not { } found)
            return NotFound();
        Post = found;
        Known = found.EndWhy is null ? null : found.To;
        // The form answers with what stands now, not with what was sent.
        ModelState.Remove(nameof(Known));
        return Page();
    }
}
