using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Movement;

internal sealed class ListModel(MoveQueries queries, RecordKeeping keeping, IOrganisations organisations, CurrentActor actor, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> names = new Dictionary<OrganisationId, string>();

    public MovementView View { get; private set; } = null!;

    public bool MayRecord { get; private set; }

    /// <summary>What should be looked at: the family reads it too, and of a child-protection file those who hold a safeguarding role.</summary>
    public IReadOnlyList<string> Warnings(MoveView view) => [.. view.Warnings.Where(w => (actor.Can(Capability.SeeSafeguarding) && !actor.Can(Capability.BeFamily)) || w != MovementRules.FileWaits)];

    public DateOnly Today => db.Reader.Today;

    public string Place(OrganisationId place) => names.GetValueOrDefault(place, "an organisation no longer here");

    /// <summary>The weeks after which somebody asks how the child is, whose day has come and of which nothing is on record.</summary>
    public IEnumerable<int> Due(MoveView view) => new[] { MovementRules.FirstLook, MovementRules.SecondLook }.Where(l => MovementRules.OutcomeDue(view.Move, l, view.Ground.Book) <= Today && view.Move.At(l).What is null).Select(l => MovementRules.Weeks(l, view.Ground.Book, view.Move.Start!.Value));

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await queries.OfChildAsync(child, ct) is not { } view)
            return NotFound();
        (View, MayRecord) = (view, await keeping.DeciderAsync(child, ct) is not null);
        if (view.Moves.Count > 0)
            names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        await audit.ReadAsync(new("see", "move", null, child), ct);
        return Page();
    }
}
