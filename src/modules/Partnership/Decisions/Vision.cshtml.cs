using Headwater.Access.Contracts;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class VisionModel(VisionQueries queries, StandingQueries standing, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public IReadOnlyList<VisionLine> Versions { get; private set; } = [];

    /// <summary>The latest version that was adopted; null when none was.</summary>
    public VisionVersion? Adopted { get; private set; }

    public int Cards { get; private set; }

    public bool MayWrite => actor.Can(Capability.TakePart) || actor.Can(Capability.Convene);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(PartnershipLinks.Overview);
        Versions = await queries.VersionsAsync(ct);
        Adopted = Versions.FirstOrDefault(v => v.Version.AdoptedOn is not null)?.Version;
        Cards = (await queries.CardsAsync(ct)).Count;
        await audit.ReadAsync(new AuditFact("list", "vision"), ct);
        return Page();
    }
}
