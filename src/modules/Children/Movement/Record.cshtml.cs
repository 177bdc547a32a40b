using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Keeping;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Movement;

/// <summary>Recording a move: its kind first, then what is known of one of that kind.</summary>
internal sealed class RecordModel(KeptRecords kept, MoveService service, RecordKeeping keeping, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel, IMoveForm
{
    private Dictionary<string, string?> typed = [];

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public Child Child { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Words)> Places { get; private set; } = [];

    /// <summary>The kind that was chosen; null while none is.</summary>
    public MoveKind? Chosen => MovementWords.Kinds.Any(k => k.Value == Kind) ? Enum.Parse<MoveKind>(Kind!) : null;

    public MoveKind What => Chosen!.Value;

    public string? Fact(MoveField field) => typed.GetValueOrDefault(field.Name);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await kept.FindToDecideAsync(id, ct) is not { } child)
            return NotFound();
        if ((Kind is not null || Request.Query.ContainsKey("asked")) && Chosen is null)
            ModelState.AddModelError("", "Choose what kind of move it is.");
        var facts = await DecisionFacts.OfAsync(db, child.ChildId, ct);
        typed = new(StringComparer.Ordinal) { ["EhcPlan"] = facts.Provision == "E" ? "true" : null, ["LookedAfter"] = facts.LookedAfter ? "true" : null };
        return await ShowAsync(child, ct);
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await kept.FindToDecideAsync(id, ct) is not { } child || Chosen is not { } kind)
            return NotFound();
        typed = MoveForms.Typed(Request.Form, kind);
        return await this.OrAgainAsync(async () =>
        {
            var (outcome, made) = await service.RecordAsync(child.ChildId, kind, m => MoveFields.Put(m, typed, db.Reader.Today), ct);
            return outcome == Outcome.Saved ? Redirect(MovementLinks.One(child.ChildId, made!.Value)) : NotFound();
        }, () => ShowAsync(child, ct));
    }

    private async Task<IActionResult> ShowAsync(Child child, CancellationToken ct)
    {
        Child = child;
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        if (Chosen is not null)
            Places = await MoveForms.PlacesAsync(organisations, await keeping.KeeperAsync(child.ChildId, ct) ?? default, ct);
        await audit.ReadAsync(new("see", "move", null, child.ChildId), ct);
        return Page();
    }
}
