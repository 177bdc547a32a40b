using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Notices;

internal sealed class ListModel(NoticeService service) : PageModel
{
    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Notices = await service.OwnAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await service.SeenAsync(ct);
        return RedirectToPage();
    }
}
