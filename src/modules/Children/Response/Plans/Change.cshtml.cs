using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Plans;

internal sealed class ChangeModel(PlanDesk desk, PlanService plans, ResponseQueries queries, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public PlanForm Form { get; set; } = new();

    /// <summary>The version that was looked at.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Child Child { get; private set; } = null!;

    public PlanCycle Plan { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Words)> Stages { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> People { get; private set; } = [];

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, string plan, CancellationToken ct)
    {
        if (!await FindAsync(id, plan, ct) || Plan.ClosedOn is not null)
            return NotFound();
        (Form, Version) = (PlanForm.Of(Plan), Plan.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string plan, CancellationToken ct)
    {
        if (!await FindAsync(id, plan, ct))
            return NotFound();
        // What kind it is and when it began stays as it was.
        (Form.Kind, Form.Began, Form.ReviewOn) = (Plan.PlanKind.ToString(), FormFields.Typed(Plan.Began), null);
        try
        {
            switch (await plans.ChangeAsync(Child.ChildId, Plan.Id, Version, Form.Read(), ct))
            {
                case Outcome.Saved:
                    return Redirect(ResponseLinks.Plan(Child.ChildId, Plan.Id));
                case Outcome.ChangedMeanwhile:
                    if (!await FindAsync(id, plan, ct))
                        return NotFound();
                    Differences = Form.Against(PlanForm.Of(Plan), People);
                    ViewData["Closed"] = Plan.ClosedOn is not null;
                    ModelState.Remove(nameof(Version));
                    Version = Plan.Version;
                    Response.StatusCode = 409;
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
        if (await desk.ToWriteAsync(id, ct) is not { } open || open.Plan(plan) is not { } found)
            return false;
        (Child, Plan) = (open.Child, found.Plan);
        (Stages, People) = (PlanForm.Stages(await queries.StagesAsync(ct)), await desk.PeopleAsync(Child.ChildId, Plan.CoordinatorId, ct));
        await audit.ReadAsync(new AuditFact("see", "plan", Plan.Id.ToString(), Child.ChildId), ct);
        return true;
    }
}
