using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

internal sealed class WriteVisionModel(VisionService service, HeadwaterDb db, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The version the text was written from.</summary>
    [BindProperty]
    public int Known { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var latest = await db.Set<VisionVersion>().AsNoTracking().OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        (Text, Known) = (latest?.Text, latest?.Number ?? 0);
        await audit.ReadAsync(new AuditFact("see", "vision"), ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.WriteAsync(Text, Note, Known, ct);
        return LocalRedirect(DecisionLinks.VisionOf(Known + 1));
    }, () => Task.FromResult<IActionResult>(Page()));
}
