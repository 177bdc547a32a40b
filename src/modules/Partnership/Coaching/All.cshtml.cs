using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Coaching;

internal sealed class AllModel(CoachingQueries queries, CoachingService service, StandingQueries standing, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Focus { get; set; }

    [BindProperty]
    public string? When { get; set; }

    [BindProperty]
    public Guid Offer { get; set; }

    public IReadOnlyList<(CoachingOffer Offer, string Coach)> Offers { get; private set; } = [];

    public IReadOnlyList<(CoachingSession Session, string With)> Mine { get; private set; } = [];

    public IReadOnlyList<SkillTransfer> Skills { get; private set; } = [];

    public PersonId? Me => actor.Person;

    public bool MayOffer => service.MayOffer;

    public bool MayAsk => service.MayAsk;

    public bool MayKeepSkills => service.MayKeepSkills;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => AgainAsync(() => service.OfferAsync(Focus, When, ct), ct);

    public Task<IActionResult> OnPostEndAsync(CancellationToken ct) => AgainAsync(() => service.EndOfferAsync(Offer, ct), ct);

    private Task<IActionResult> AgainAsync(Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(CoachingLinks.All);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        (Offers, Mine, Skills) = (await queries.OffersAsync(ct), await queries.MineAsync(ct), await queries.SkillsAsync(ct));
        await audit.ReadAsync(new AuditFact("list", "coaching"), ct);
        return Page();
    }
}
