using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.BreakGlass;

internal sealed class ListModel(ReviewService service, IPeople people, IAuditTrail audit) : PageModel
{
    public IReadOnlyList<(EmergencyOpening Opening, string Who)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = await service.ListAsync(ct);
        var names = await people.NamesAsync([.. all.Select(e => e.PersonId)], ct);
        Rows = [.. all.Select(e => (e, names[e.PersonId]))];
        await audit.ReadAsync(new("list", "emergency opening"), ct);
    }
}
