using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Journeys;

internal sealed class ShowModel(JourneyQueries journeys, ExclusionService exclusions, CaseHolderService holders, IPeople people, IOrganisations organisations, CurrentActor actor, IAuditTrail audit) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public string? Holder { get; set; }

    /// <summary>The naming that was looked at.</summary>
    [BindProperty]
    public Guid? Current { get; set; }

    /// <summary>Plans may be for professionals alone: of what the family does not read, it is not told that it is missing.</summary>
    public bool TellsOfHelp => actor.Can(Capability.WriteEntries) && !actor.Can(Capability.BeFamily);

    public JourneyView View { get; private set; } = null!;

    public IReadOnlyDictionary<PersonId, (string Name, OrganisationId Organisation)> Candidates { get; private set; } = new Dictionary<PersonId, (string, OrganisationId)>();

    public string Place(OrganisationId id) => places.GetValueOrDefault(id, "an organisation no longer here");

    public string Person(PersonId id) => names.GetValueOrDefault(id, "somebody no longer on record");

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
        if (!ChildId.TryParse(id, null, out var child) || await journeys.OfAsync(child, ct) is not { } found)
            return NotFound();
        // Whoever must not be told anything is not told that there is a child.
        if ((await exclusions.RightsAsync(child, ct)).IsBarred)
            return NotFound();
        View = found;
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        names = await people.NamesAsync([.. found.Entries.Select(e => e.Who).OfType<PersonId>().Concat(found.Holder is { } holder ? [holder.HolderId] : []).Distinct()], ct);
        if (actor.Can(Capability.KeepRecords))
            Candidates = await holders.CandidatesAsync(child, ct);
        await audit.ReadAsync(new("see", "journey", null, child), ct);
        return Page();
    }
}
