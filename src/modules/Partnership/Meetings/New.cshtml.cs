using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Meetings;

internal sealed class NewModel(MeetingService service) : MeetingForm
{
    [BindProperty]
    public string? Kind { get; set; }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var id = await service.PlanAsync(PlanOf(FormFields.One<MeetingKind>(Kind, "who meets")), ct);
        return LocalRedirect(MeetingLinks.Availability(id));
    }, () => Task.FromResult<IActionResult>(Page()));
}
