using System.Text;
using System.Text.Encodings.Web;
using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Journeys;

/// <summary>A journey of years is made of thirty reads. What was made is shown again to the same reader until something is written; the look is written down each time.</summary>
internal sealed class ShowModel(JourneyQueries journeys, RecordKeeping keeping, ExclusionService exclusions, IPeople people, IOrganisations organisations, CurrentActor actor, IKeptPages kept, IAuditTrail audit) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();
    private KeptPlace place = null!;

    /// <summary>Plans may be for professionals alone: of what the family does not read, it is not told that it is missing.</summary>
    public bool TellsOfHelp => actor.Can(Capability.WriteEntries) && !actor.Can(Capability.BeFamily);

    public ChildId Child { get; private set; }

    /// <summary>The page as it was made before, where it still stands.</summary>
    public MadePage? Made { get; private set; }

    /// <summary>What it is made of; not read where it was made before.</summary>
    public JourneyView View { get; private set; } = null!;

    public bool IsFictional => Made?.IsFictional ?? View.Child.IsSample;

    /// <summary>Whether the actor keeps the record, and says who holds the case.</summary>
    public bool MayName { get; private set; }

    public string Place(OrganisationId id) => places.GetValueOrDefault(id, "an organisation no longer here");

    public string Person(PersonId id) => names.GetValueOrDefault(id, "somebody no longer on record");

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child))
            return NotFound();
        (Child, place) = (child, await kept.PlaceAsync("journey", child, ct));
        Made = kept.Find(place);
        if (Made is null && !await ReadAsync(child, ct))
            return NotFound();
        await audit.ReadAsync(new("see", "journey", null, child), ct);
        return new KeptPageResult(() => Made);
    }

    /// <summary>Keeps what was drawn for the next look.</summary>
    public async Task KeepAsync(IHtmlContent drawn, HtmlEncoder encoder)
    {
        await using var text = new StringWriter();
        drawn.WriteTo(text, encoder);
        Made = new(Encoding.UTF8.GetBytes(text.ToString()), IsFictional);
        await kept.KeepAsync(place, View.Records, Made, HttpContext.RequestAborted);
    }

    private async Task<bool> ReadAsync(ChildId child, CancellationToken ct)
    {
        // Whoever must not be told anything is not told that there is a child.
        if (await journeys.OfAsync(child, ct) is not { } found || (await exclusions.RightsAsync(child, ct)).IsBarred)
            return false;
        View = found;
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        names = await people.NamesAsync([.. found.Entries.Select(e => e.Who).OfType<PersonId>().Concat(found.Holder is { } holder ? [holder.HolderId] : []).Distinct()], ct);
        MayName = actor.Can(Capability.KeepRecords) && await keeping.KeeperAsync(child, ct) is not null;
        return true;
    }
}
