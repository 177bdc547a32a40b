using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Journeys;

internal sealed class HolderModel(ChildQueries children, RecordKeeping keeping, JourneyQueries journeys, ExclusionService exclusions, CaseHolderService holders, IPeople people, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public string? Holder { get; set; }

    /// <summary>The naming that was looked at.</summary>
    [BindProperty]
    public Guid? Current { get; set; }

    public Child Child { get; private set; } = null!;

    public CaseHolder? Now { get; private set; }

    public IReadOnlyDictionary<PersonId, (string Name, OrganisationId Organisation)> Candidates { get; private set; } = new Dictionary<PersonId, (string, OrganisationId)>();

    public string Place(OrganisationId id) => places.GetValueOrDefault(id, "an organisation no longer here");

    public string Person(PersonId id) => names.GetValueOrDefault(id, "Somebody no longer on record");

    public Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(string id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!ChildId.TryParse(id, null, out var child))
            return NotFound();
        if (!PersonId.TryParse(Holder, null, out var person))
            throw new InputRefusedException("Choose who holds the case.");
        return await holders.NameAsync(child, person, Current, ct) switch
        {
            Outcome.Saved => Redirect(JourneyLinks.Of(child)),
            Outcome.ChangedMeanwhile => throw new InputRefusedException("Somebody else named who holds the case in the meantime. Look at who stands here now."),
            _ => NotFound(),
        };
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(string id, CancellationToken ct)
    {
        // Whoever does not keep the record names nobody, and whoever must not be told anything is not told that there is a child.
        if (!ChildId.TryParse(id, null, out var asked) || await children.FindAsync(asked, ct) is not { } child || await keeping.KeeperAsync(asked, ct) is null || (await exclusions.RightsAsync(asked, ct)).IsBarred)
            return NotFound();
        Child = child;
        Now = await journeys.HolderAsync(asked, ct);
        Candidates = await holders.CandidatesAsync(asked, ct);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        names = Now is { } now ? await people.NamesAsync([now.HolderId], ct) : names;
        await audit.ReadAsync(new("see", "case-holder", null, asked), ct);
        return Page();
    }
}
