using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Posts;

internal sealed class OrganisationsModel(IOrganisations organisations, CurrentActor actor, LocalityTurn turn, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Urn { get; set; }

    public IReadOnlyList<OrganisationSummary> All { get; private set; } = [];

    public IReadOnlyList<(string Key, string Words)> Kinds => organisations.Kinds;

    /// <summary>A headteacher manages the people of one school and adds no organisations.</summary>
    public bool MayAdd => actor.Posts.Any(p => p.Role == Role.Administrator);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!MayAdd)
            return NotFound();
        return await this.OrAgainAsync(async () =>
        {
            int? urn = null;
            if (!string.IsNullOrWhiteSpace(Urn))
                urn = int.TryParse(Urn.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InputRefusedException("A URN is a number of six digits.");
            await using var transaction = await turn.TakeAsync(ct);
            var id = await organisations.AddAsync(Name, Kind, urn, ct);
            await audit.SaveAsync(ct, new AuditFact("add", "organisation", id.ToString()));
            await transaction.CommitAsync(ct);
            return LocalRedirect(TrustLinks.Organisations);
        }, () => ShowAsync(ct));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        All = await organisations.AllAsync(ct);
        return Page();
    }
}
