using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Meetings;

internal sealed class ListModel(MeetingQueries queries, MeetingService service, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public IReadOnlyList<Meeting> Meetings { get; private set; } = [];

    public string? Word { get; private set; }

    public bool MayConvene => actor.Can(Capability.Convene);

    public string Summary => Meetings.FirstOrDefault(m => m.State == MeetingState.Called) is { } next
        ? $"Next: {next.Title}, {MeetingWords.When(next)}."
        : Meetings.Count == 0 ? "No meeting is planned yet." : $"{Meetings.Count(m => m.State == MeetingState.Planned)} planned without a day, {Meetings.Count(m => m.State == MeetingState.Held)} held.";

    public string State(Meeting meeting) => meeting.State switch
    {
        MeetingState.Planned => "No day yet: say when you can come",
        MeetingState.Called => "To come",
        MeetingState.Held => meeting.Notes is null ? "Held, no notes yet" : "Held, with notes",
        _ => "Cancelled",
    };

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => !MayConvene ? NotFound() : await this.OrAgainAsync(async () =>
    {
        await service.PlanWorkshopsAsync(ct);
        return LocalRedirect(MeetingLinks.List);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Meetings = await queries.AllAsync(ct);
        Word = await queries.NoTimeForEachOtherAsync(ct);
        await audit.ReadAsync(new AuditFact("list", "meeting"), ct);
        return Page();
    }
}
