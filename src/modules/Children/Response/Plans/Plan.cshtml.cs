using Headwater.Access.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Plans;

/// <summary>One plan: outcomes on their scale, actions to tick off, reviews.</summary>
internal sealed class PlanModel(PlanDesk desk, PlanService plans, PlanWorkService work, IPeople people, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    [BindProperty]
    public OutcomeForm Outcome { get; set; } = new();

    [BindProperty]
    public ActionForm Doing { get; set; } = new();

    [BindProperty]
    public string? Came { get; set; }

    /// <summary>The action, or the plan, whose form was sent and is shown again.</summary>
    public Guid? Sent { get; private set; }

    public OpenResponse Open { get; private set; } = null!;

    public PlanView View { get; private set; } = null!;

    public Child Child => Open.Child;

    public DateOnly Today => db.Reader.Today;

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyList<(string Value, string Words)> People { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Help => [("", "None of them"), .. Open.View.HelpUpTo(ResponseStage.Most).Select(h => (h.Id.ToString(), $"{h.Name}, {h.OfferedBy}"))];

    /// <summary>What was said for this plan and since.</summary>
    public IReadOnlyList<OwnWords> Said => [.. Open.View.Words.Where(w => w.SaidOn >= View.Plan.Began.AddDays(-GapRules.AssessDays) && (View.Plan.ClosedOn is not { } closed || w.SaidOn <= closed))];

    /// <summary>By what a pastoral support programme is looked at; null for another plan.</summary>
    public PlanNumbers? Numbers { get; private set; }

    public bool MayAdd => Open.MayWrite && View.IsOpen;

    public string Who(PlanAction action) => action.DoerId is { } doer ? Names.GetValueOrDefault(doer, "Somebody no longer on record") : action.Doer ?? "";

    public async Task<IActionResult> OnGetAsync(string id, string plan, CancellationToken ct)
    {
        if (!await FindAsync(id, plan, ct))
            return NotFound();
        Doing = new() { By = FormFields.Typed(View.Plan.ReviewOn) };
        return Page();
    }

    public Task<IActionResult> OnPostOutcomeAsync(string id, string plan, CancellationToken ct) =>
        ActAsync(id, plan, null, () => work.AddOutcomeAsync(Child.ChildId, View.Plan.Id, new(Outcome.What, Outcome.Baseline, Outcome.Measure, Outcome.Target), ct), ct);

    public Task<IActionResult> OnPostActionAsync(string id, string plan, CancellationToken ct) =>
        ActAsync(id, plan, null, () => work.AddActionAsync(Child.ChildId, View.Plan.Id, Doing.Read(), ct), ct);

    public Task<IActionResult> OnPostEndAsync(string id, string plan, string entry, int version, string? state, CancellationToken ct) =>
        ActAsync(id, plan, entry, () => Guid.TryParse(entry, out var known) ? work.EndActionAsync(Child.ChildId, View.Plan.Id, known, version, FormFields.One<ActionState>(state, "what became of it"), Came, ct) : Task.FromResult(Records.Outcome.NotThere), ct);

    public Task<IActionResult> OnPostCloseAsync(string id, string plan, int version, CancellationToken ct) =>
        ActAsync(id, plan, plan, () => plans.CloseAsync(Child.ChildId, View.Plan.Id, version, Came, ct), ct);

    private async Task<IActionResult> ActAsync(string id, string plan, string? sent, Func<Task<Outcome>> act, CancellationToken ct)
    {
        if (!await FindAsync(id, plan, ct) || !Open.MayWrite)
            return NotFound();
        Sent = Guid.TryParse(sent, out var form) ? form : null;
        try
        {
            switch (await act())
            {
                case Records.Outcome.Saved:
                    return Redirect(ResponseLinks.Plan(Child.ChildId, View.Plan.Id));
                case Records.Outcome.ChangedMeanwhile when await FindAsync(id, plan, ct):
                    Response.StatusCode = 409;
                    ModelState.AddModelError("", "Somebody else changed this meanwhile. What stands below is what is saved now; what you typed is still in its box. Look at both, and save again.");
                    return Page();
                default:
                    return NotFound();
            }
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private async Task<bool> FindAsync(string id, string plan, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } open || open.Plan(plan) is not { } found)
            return false;
        (Open, View) = (open, found);
        Numbers = found.Plan.PlanKind == PlanKind.PastoralProgramme ? await plans.NumbersAsync(found.Plan.Began, ct) : null;
        People = MayAdd ? await desk.PeopleAsync(Child.ChildId, null, ct) : [];
        Names = await people.NamesAsync([.. open.View.People.Concat(found.Reviews.Select(r => r.WrittenBy)).Distinct()], ct);
        await audit.ReadAsync(new AuditFact("see", "plan", found.Plan.Id.ToString(), Child.ChildId), ct);
        return true;
    }
}
