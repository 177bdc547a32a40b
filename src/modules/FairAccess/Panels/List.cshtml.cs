using Headwater.Access.Contracts;
using Headwater.FairAccess.Protocols;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Panels;

/// <summary>Meetings of the panels, and calling one.</summary>
internal sealed class ListModel(PanelQueries queries, PanelService service, CurrentActor actor) : PageModel
{
    [BindProperty]
    public string? Track { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    public IReadOnlyList<MeetingRow> Meetings { get; private set; } = [];

    public bool MayCall => service.Chairs;

    public static IReadOnlyList<(string Value, string Words)> Tracks { get; } = [.. Enum.GetValues<Track>().Select(t => (t.ToString(), ProtocolWords.Of(t)))];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
        MayCall ? Redirect(PanelLinks.One(await service.CallAsync(FormFields.One<Track>(Track, "which panel meets"), FormFields.Day(Day, "day of the meeting"), Place, ct))) : NotFound(),
        () =>
        {
            Response.StatusCode = 400;
            return ShowAsync(ct);
        });

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Meetings = await queries.AllAsync(actor.Person!.Value, ct);
        return Page();
    }
}
