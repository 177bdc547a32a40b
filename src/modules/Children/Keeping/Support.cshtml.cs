using Headwater.Access.Contracts;
using Headwater.Children.Codes;
using Headwater.Children.Forms;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

internal sealed class SupportModel(KeptRecords kept, NeedsService needs, IAuditTrail audit, TimeProvider clock) : PageModel
{
    /// <summary>The stage that was looked at; empty when there was none.</summary>
    [BindProperty]
    public Guid? Current { get; set; }

    [BindProperty]
    public string? Provision { get; set; }

    [BindProperty]
    public string? Need { get; set; }

    [BindProperty]
    public string? From { get; set; }

    public Child Child { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child)
            return NotFound();
        var held = await needs.CurrentAsync(child.ChildId, ct);
        (Child, Current, Provision, Need, From) = (child, held?.Id, held?.Provision, held?.PrimaryNeed, FormFields.Typed(Today));
        await audit.ReadAsync(new("see", "support", held?.Id.ToString(), child.ChildId), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child)
            return NotFound();
        Child = child;
        try
        {
            switch (await needs.SetStageAsync(child.ChildId, Current, new(Provision, Need, FormFields.Day(From, "day from which it holds")), ct))
            {
                case Outcome.Saved:
                    return Redirect(ChildLinks.Show(child.ChildId));
                case Outcome.ChangedMeanwhile:
                    var held = await needs.CurrentAsync(child.ChildId, ct);
                    Differences =
                    [
                        new("Provision", held is null ? null : NationalCodes.Provision.Words(held.Provision), NationalCodes.Provision.Words(Provision ?? "")),
                        new("Primary need", held?.PrimaryNeed is { } need ? NationalCodes.PrimaryNeed.Words(need) : null, string.IsNullOrEmpty(Need) ? null : NationalCodes.PrimaryNeed.Words(Need)),
                        new("From", FormFields.Typed(held?.FromDay), From),
                    ];
                    Current = held?.Id;
                    await audit.ReadAsync(new("see", "support", held?.Id.ToString(), child.ChildId), ct);
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
}
