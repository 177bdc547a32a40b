using Headwater.Access.Contracts;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Seats;

internal sealed class MembersModel(SeatQueries seats, StandingQueries standing, CurrentActor actor, IAuditTrail audit) : PageModel
{
    /// <summary>Sectors with a gap first, core ones before others; then in their own order.</summary>
    public IReadOnlyList<(Sector Sector, IReadOnlyList<TableSeat> Seats)> Sectors { get; private set; } = [];

    public bool MayConvene => actor.Can(Capability.Convene);

    public string Summary { get; private set; } = "";

    /// <summary>Seats that begin later.</summary>
    public IReadOnlyList<TableSeat> Coming { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var sectors = await standing.SectorsAsync(ct);
        if (sectors.Count == 0)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        var table = (await seats.TableAsync(ct)).ToLookup(s => s.Sector.Code);
        Sectors = [.. sectors.Select(s => (s, (IReadOnlyList<TableSeat>)[.. table[s.Code]])).OrderBy(s => HasGap(s.Item2) ? s.s.IsCore ? 0 : 1 : 2).ThenBy(s => s.s.Order)];
        Coming = await seats.ComingAsync(ct);
        var all = Sectors.SelectMany(s => s.Seats).Where(s => s.Seat.Kind == SeatKind.Core).ToList();
        var empty = Sectors.Where(s => s.Sector.IsCore && s.Seats.All(seat => seat.IsVacant)).Select(s => s.Sector.Label).ToList();
        Summary = $"{all.Count(s => !s.IsVacant)} of {all.Count} seats at the table are held. {(empty.Count == 0 ? "Every core sector has somebody here." : $"Nobody is here yet from: {string.Join(", ", empty)}.")}";
        await audit.ReadAsync(new AuditFact("list", "seat"), ct);
        return Page();
    }

    private static bool HasGap(IReadOnlyList<TableSeat> seats) => seats.Count == 0 || seats.Any(s => s.IsVacant);
}
