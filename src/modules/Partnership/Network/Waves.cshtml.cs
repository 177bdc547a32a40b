using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Network;

internal sealed class WavesModel(NetworkQueries queries, NetworkService service, StandingQueries standing, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Called { get; set; }

    [BindProperty]
    public string? AskedOn { get; set; }

    [BindProperty]
    public string? Keeper { get; set; }

    public IReadOnlyList<WaveLine> Lines { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Keepers { get; private set; } = [];

    public int ToAsk { get; private set; }

    public bool MayPlan => actor.Can(Capability.Convene) || actor.Can(Capability.Evaluate);

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        AskedOn = FormFields.Typed(clock.Today());
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => !MayPlan ? NotFound() : await this.OrAgainAsync(async () =>
    {
        if (!PersonId.TryParse(Keeper, null, out var keeper))
            throw new InputRefusedException("Choose who runs it.");
        return LocalRedirect(NetworkLinks.Wave(await service.PlanAsync(Called, FormFields.Day(AskedOn, "day on which you ask"), keeper, ct)));
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        Lines = await queries.ListAsync(ct);
        if (MayPlan)
        {
            Keepers = [("", "Choose"), .. (await service.KeepersAsync(ct)).Select(k => (k.Person.ToString(), k.Name))];
            ToAsk = (await queries.ToAskAsync(Guid.Empty, ct)).Count - 1;
        }

        await audit.ReadAsync(new AuditFact("list", "network-wave"), ct);
        return Page();
    }
}
