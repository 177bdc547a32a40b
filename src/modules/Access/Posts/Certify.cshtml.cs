using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Posts;

internal sealed class CertifyModel(CertificationService service, PeopleQueries people, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public IList<Guid> Chosen { get; set; } = [];

    public IReadOnlyList<PostRow> Rows { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.ConfirmAsync([.. Chosen], ct);
        return LocalRedirect(TrustLinks.Certify);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Rows = await people.RowsAsync(await service.DueAsync(ct), ct);
        await audit.ReadAsync(new("list", "post", Detail: "to confirm"), ct);
        return Page();
    }
}
