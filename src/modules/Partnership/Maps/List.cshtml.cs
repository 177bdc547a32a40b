using Headwater.Access.Contracts;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

internal sealed class ListModel(MapQueries queries, StandingQueries standing, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public IReadOnlyList<ListedMap> Maps { get; private set; } = [];

    public bool MayEdit => actor.DrawsMaps();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(PartnershipLinks.Overview);
        Maps = await queries.ListAsync(ct);
        await audit.ReadAsync(new AuditFact("list", "system-map"), ct);
        return Page();
    }
}

/// <summary>Who draws on maps: those who take part, and those who help them.</summary>
internal static class MapRights
{
    public static bool DrawsMaps(this CurrentActor actor) => actor.Can(Capability.TakePart) || actor.Can(Capability.Facilitate) || actor.Can(Capability.Convene);
}
