using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Movement;

/// <summary>The facts of one move, as they become known.</summary>
internal sealed class FactsModel(MoveQueries queries, MoveService service, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel, IMoveForm
{
    private Dictionary<string, string?>? typed;

    [BindProperty]
    public int Version { get; set; }

    public Child Child { get; private set; } = null!;

    public Move Move { get; private set; } = null!;

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Places { get; private set; } = [];

    public MoveKind What => Move.What;

    public string? Fact(MoveField field) => typed is null ? field.Get(Move) : typed.GetValueOrDefault(field.Name);

    public async Task<IActionResult> OnGetAsync(string id, string move, CancellationToken ct)
    {
        if (!await LoadAsync(id, move, ct))
            return NotFound();
        Version = Move.Version;
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string id, string move, CancellationToken ct)
    {
        if (!await LoadAsync(id, move, ct))
            return NotFound();
        var mine = typed = MoveForms.Typed(Request.Form, What);
        try
        {
            var outcome = await service.ChangeAsync(Child.ChildId, Move.Id, Version, m => MoveFields.Put(m, mine, db.Reader.Today), ct);
            if (outcome != Outcome.ChangedMeanwhile)
                return outcome == Outcome.Saved ? Redirect(MovementLinks.One(Child.ChildId, Move.Id)) : NotFound();
            db.ChangeTracker.Clear();
            Differences = [.. MoveFields.Of(What).Where(f => (f.Get(Move) ?? "") != (mine.GetValueOrDefault(f.Name) ?? "").Trim()).Select(f => new Difference(f.Label, InWords(f, f.Get(Move)), InWords(f, mine.GetValueOrDefault(f.Name))))];
            Version = Move.Version;
            ModelState.Remove(nameof(Version));
            Response.StatusCode = 409;
        }
        catch (InputRefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            Response.StatusCode = 400;
        }

        db.ChangeTracker.Clear();
        return await ShowAsync(ct);
    }

    /// <summary>A place is compared by its name, not by its id.</summary>
    private string? InWords(MoveField field, string? text) => field.Type == MoveFieldType.Place ? Places.FirstOrDefault(p => p.Value == (text ?? "")).Words : field.Type == MoveFieldType.Tick ? text is null ? "No" : "Yes" : text;

    private async Task<bool> LoadAsync(string id, string move, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(move, out var which) || await queries.OfChildAsync(child, ct) is not { } view
            || view.Moves.FirstOrDefault(m => m.Move.Id == which)?.Move is not { Withdrawn: null } found || !await service.MayChangeAsync(child, found, ct))
            return false;
        (Child, Move) = (view.Child, found);
        Places = await MoveForms.PlacesAsync(organisations, found.SchoolId, ct);
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        await audit.ReadAsync(new("see", "move", Move.Id.ToString(), Child.ChildId), ct);
        return Page();
    }
}
