using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.SteppingBack;

internal sealed class MoveModel(StandingQueries standing, StageService service, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public Guid Decision { get; set; }

    [BindProperty]
    public string? Known { get; set; }

    public FacilitationStage Now { get; private set; }

    public IReadOnlyList<(string Value, string Words)> Stages { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Choices { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.MoveAsync(FormFields.One<FacilitationStage>(To, "the stage"), Decision, FormFields.One<FacilitationStage>(Known, "the stage again"), ct);
        return LocalRedirect(SteppingLinks.Stage);
    }, () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is not { } collaborative)
            return LocalRedirect(Shared.PartnershipLinks.Overview);
        Now = collaborative.Stage;
        ModelState.Remove(nameof(Known));
        Known = Now.ToString();
        Stages = [.. Enum.GetValues<FacilitationStage>().Where(s => Math.Abs((int)s - (int)Now) == 1).OrderDescending().Select(s => (s.ToString(), $"{(s > Now ? "On to" : "Back to")} {SteppingWords.Short(s)}"))];
        Choices = [.. (await service.DecisionsAsync(ct)).Select(d => (d.Id.ToString(), $"{Interface.Words.Date(d.DecidedOn)}: {(d.Statement.Length > 100 ? d.Statement[..100] + "…" : d.Statement)}"))];
        await audit.ReadAsync(new AuditFact("see", "facilitation-stage"), ct);
        return Page();
    }
}
