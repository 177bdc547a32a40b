using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Expectations;

internal sealed class WriteModel(ExpectationService service, HeadwaterDb db) : PageModel
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
        var latest = await db.Set<MembersAgreement>().AsNoTracking().OrderByDescending(a => a.Number).FirstOrDefaultAsync(ct);
        (Text, Known) = (latest?.Text, latest?.Number ?? 0);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.WriteAsync(Text, Note, Known, ct);
        return LocalRedirect(PartnershipLinks.Agreement);
    }, () => Task.FromResult<IActionResult>(Page()));
}
