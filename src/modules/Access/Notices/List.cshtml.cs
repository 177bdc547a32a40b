using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Notices;

internal sealed class ListModel(NoticeService service) : PageModel
{
    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    /// <summary>One mail a day in place of one for each notice.</summary>
    [BindProperty]
    public bool IsDaily { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => (Notices, IsDaily) = (await service.OwnAsync(ct), await service.IsDailyAsync(ct));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await service.SeenAsync(ct);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostMailsAsync(CancellationToken ct)
    {
        await service.ChooseAsync(IsDaily, ct);
        return RedirectToPage();
    }
}
