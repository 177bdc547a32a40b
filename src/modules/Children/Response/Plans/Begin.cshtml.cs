using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Plans;

internal sealed class BeginModel(PlanDesk desk, PlanService plans, ResponseQueries queries, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty]
    public PlanForm Form { get; set; } = new();

    public Child Child { get; private set; } = null!;

    /// <summary>By what a plan that begins today is looked at.</summary>
    public PlanNumbers Numbers { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Words)> Stages { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        var today = clock.Today();
        Form = new() { Kind = nameof(PlanKind.SupportPlan), Stage = "2", Began = FormFields.Typed(today), Coordinator = actor.Person?.ToString(), ReviewOn = FormFields.Typed(today.AddDays(42)) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        try
        {
            var (outcome, plan) = await plans.BeginAsync(Child.ChildId, Form.Read(), ct);
            return outcome switch
            {
                Outcome.Saved => Redirect(ResponseLinks.Plan(Child.ChildId, plan)),
                Outcome.ChangedMeanwhile => this.Again("Somebody else changed the record meanwhile; look at it and save again."),
                Outcome.NotThere => NotFound(),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private async Task<bool> FindAsync(string id, CancellationToken ct)
    {
        if (await desk.ToWriteAsync(id, ct) is not { } open)
            return false;
        (Child, Numbers) = (open.Child, await plans.NumbersAsync(clock.Today(), ct));
        (Stages, People) = (PlanForm.Stages(await queries.StagesAsync(ct)), await desk.PeopleAsync(Child.ChildId, null, ct));
        await audit.ReadAsync(new AuditFact("see", "plan", null, Child.ChildId), ct);
        return true;
    }
}
