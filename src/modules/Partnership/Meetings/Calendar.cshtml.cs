using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

internal sealed class CalendarModel(FeedService service, HeadwaterDb db, CurrentActor actor) : PageModel
{
    /// <summary>The address that was just made; it is in no database and cannot be shown again.</summary>
    public string? Address { get; private set; }

    public DateOnly? MadeOn { get; private set; }

    public bool IsAtTable => actor.CanAny(Capability.TakePart | Capability.Convene);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken ct)
    {
        Address = $"{Request.Scheme}://{Request.Host}{await service.RenewAsync(ct)}";
        return await ShowAsync(ct);
    }

    public Task<IActionResult> OnPostEndAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.EndAsync(ct);
        return LocalRedirect(MeetingLinks.Feed);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        MadeOn = (await db.Set<CalendarFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.PersonId == actor.Person, ct))?.MadeOn;
        return Page();
    }
}
