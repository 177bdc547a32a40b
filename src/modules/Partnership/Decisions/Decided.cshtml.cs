using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

internal sealed class DecidedModel(DecisionService service, HeadwaterDb db, IPeople people, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? NextBy { get; set; }

    [BindProperty]
    public int Known { get; set; }

    public Decision Decision { get; private set; } = null!;

    public IReadOnlyList<DecisionReview> Reviews { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public bool IsDue => Decision.ReviewBy <= clock.Today();

    public bool MayReview => Decision.EndedOn is null && actor.Can(Capability.Convene);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            return NotFound();
        return await this.OrAgainAsync(async () =>
        {
            await service.ReviewAsync(id, FormFields.One<ReviewResult>(Outcome, "what came of it"), Note, FormFields.OptionalDay(NextBy, "day by which it is looked at again"), Known, ct);
            return LocalRedirect(DecisionLinks.Decided(id));
        }, () => ShowAsync(id, ct));
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } decision)
            return NotFound();
        Decision = decision;
        Reviews = await db.Set<DecisionReview>().AsNoTracking().Where(r => r.DecisionId == id).OrderByDescending(r => r.Number).ToListAsync(ct);
        Names = await people.NamesAsync([.. Reviews.Select(r => r.By).Append(decision.RecordedBy).Distinct()], ct);
        await audit.ReadAsync(new AuditFact("see", "decision", id.ToString()), ct);
        return Page();
    }
}
