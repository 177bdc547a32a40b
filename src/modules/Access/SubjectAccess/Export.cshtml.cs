using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.SubjectAccess;

internal sealed class ExportModel(SubjectExport export, IEnumerable<IChildFinder> finders) : PageModel
{
    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Last { get; set; }

    [BindProperty]
    public DateOnly? Born { get; set; }

    [BindProperty]
    public string? Upn { get; set; }

    [BindProperty]
    public SubjectAudience Audience { get; set; }

    public void OnGet()
    {
        // The form alone.
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ModelState.IsValid)
            throw new InputRefusedException("Enter the date of birth as a day.");
        var clue = new ChildClue(First, Last, Born, Upn);
        var child = await finders.Single().FindAsync(clue, ct) ?? throw new InputRefusedException("No record matches exactly. Check the spelling of the whole name and the date of birth, or use the pupil number.");
        Response.Headers.CacheControl = "no-store";
        return File(await export.MakeAsync(child, Audience, ct), "application/zip", "subject-access.zip");
    }, () => Task.FromResult<IActionResult>(Page()));
}
