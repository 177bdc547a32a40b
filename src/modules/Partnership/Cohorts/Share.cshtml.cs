using Headwater.Access.Contracts;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Cohorts;

/// <summary>Chooses what is shown to a cohort, and lets it be seen as the others will see it.</summary>
internal sealed class ShareModel(CohortQueries queries, CohortService service, ShareDrafts drafts, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Version { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public WholeCohort Cohort { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Words)> Versions { get; private set; } = [];

    public ShareDraft? Draft { get; private set; }

    /// <summary>The draft as a map; null where it is text.</summary>
    public GraphMap? Drawn { get; private set; }

    private SharedKind Chosen => FormFields.One<SharedKind>(Kind, "what is to be shown");

    private Guid? ChosenVersion => Guid.TryParse(Version, out var version) ? version : null;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostPreviewAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        Draft = await drafts.OfAsync(Chosen, ChosenVersion, Title, Text, ct);
        Drawn = Chosen == SharedKind.Map ? KumuJsonFormat.Read(Draft.Body).Map : null;
        return await ShowAsync(id, ct);
    }, () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
        LocalRedirect(CohortLinks.Item(await service.ShareAsync(id, Chosen, ChosenVersion, Title, Text, ct))), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } found)
            return NotFound();
        Cohort = found;
        Versions = [("", "None"), .. await drafts.VersionsAsync(ct)];
        await audit.ReadAsync(new AuditFact("see", "cohort", id.ToString()), ct);
        return Page();
    }
}
