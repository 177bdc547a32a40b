using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Everything;

/// <summary>Everything as one file, for those who convene.</summary>
internal sealed class TakeModel(EverythingZip zip, StandingQueries standing, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(string What, string Why)> LeftOut { get; } =
    [
        ("Coaching sessions and their notes", "private between the two."),
        ("Single answers of surveys of who works with whom", "nobody reads one alone."),
        ("How members vote while a vote is open", "it stays hidden until the vote is closed."),
        ("Words of people heard in research without their consent", "nothing is kept of them."),
        ("Who comes less, and what was talked about it", "it is for those who keep the membership, and is worked out anew."),
        ("Secret addresses of calendars", "whoever has one makes a new one."),
        ("What areas show each other", "it belongs to them together."),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await standing.CollaborativeAsync(ct) is null ? LocalRedirect(PartnershipLinks.Overview) : Page();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var file = EverythingFile.Passing();
        try
        {
            await zip.WriteAsync(file, ct);
            file.Position = 0;
            return File(file, "application/zip", $"collaborative-{clock.Today():yyyy-MM-dd}.zip");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }, () => Task.FromResult<IActionResult>(Page()));
}
