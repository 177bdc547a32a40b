using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Panels;

/// <summary>The minutes of a meeting that was held, to print: who came, what was decided and why, dissent; of the cases that the reader still sees.</summary>
internal sealed class MinutesModel(PanelQueries queries, IChildSummaries summaries, IOrganisations organisations, IPeople people, IAuditTrail audit, CurrentActor actor) : PageModel
{
    private IReadOnlyDictionary<ChildId, ChildSummary> children = new Dictionary<ChildId, ChildSummary>();
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();
    private Dictionary<OrganisationId, string> places = [];

    public PanelView View { get; private set; } = null!;

    public string Name(PersonId person) => names.GetValueOrDefault(person, "somebody no longer here");

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, ReferralWords.NoLongerHere);

    public string Child(ChildId child) => children.TryGetValue(child, out var known) ? $"{known.Name}, {known.Year}" : "A child no longer open to you";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { Meeting.State: MeetingState.Closed } view || !(actor.Can(Capability.ChairPanel) || view.Members.Any(m => m.PersonId == actor.Person)))
            return NotFound();
        View = view;
        children = await summaries.OfAsync([.. view.Cases.Select(c => c.Case.ChildId).Distinct()], ct);
        names = await people.NamesAsync([.. view.Members.Select(m => m.PersonId)], ct);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        ViewData[Interface.PageData.Fictional] = children.Values.Any(c => c.IsSample);
        await audit.ReadAsync(new("list", "panel", id.ToString(), Children: [.. children.Keys]), ct);
        return Page();
    }
}
