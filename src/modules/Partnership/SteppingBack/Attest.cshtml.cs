using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.SteppingBack;

internal sealed class AttestModel(ReadinessQueries queries, ReadinessService service, SeatQueries seats, StandingQueries standing, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public Guid Seat { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    public CheckLine Line { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Words)> Mine { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(int item, CancellationToken ct) => ShowAsync(item, ct);

    public Task<IActionResult> OnPostAsync(int item, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!Enum.IsDefined((ReadinessItem)item))
            return NotFound();
        await service.AttestAsync((ReadinessItem)item, Seat, Said, ct);
        return LocalRedirect(SteppingLinks.Readiness);
    }, () => ShowAsync(item, ct));

    private async Task<IActionResult> ShowAsync(int item, CancellationToken ct)
    {
        if (!Enum.IsDefined((ReadinessItem)item) || await standing.CollaborativeAsync(ct) is null || await service.MineAsync(ct) is not { Count: > 0 } mine)
            return NotFound();
        Line = (await queries.NowAsync(ct)).Lines.First(l => l.Check.Item == (ReadinessItem)item);
        var whose = await seats.AllAsync([.. mine.Select(s => s.Id)], ct);
        Mine = [.. mine.Select(s => (s.Id.ToString(), whose[s.Id]))];
        await audit.ReadAsync(new AuditFact("see", "readiness"), ct);
        return Page();
    }
}
