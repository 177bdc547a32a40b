using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Identifiers;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

/// <summary>The child's numbers stand on this page alone, and each look at it is on the record.</summary>
internal sealed class NumbersModel(KeptRecords kept, NumberService numbers, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public NumberKind Which { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    public Child Child { get; private set; } = null!;

    public string? Upn { get; private set; }

    public string? Nhs { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        try
        {
            return await numbers.ChangeAsync(Child.ChildId, Enum.IsDefined(Which) ? Which : NumberKind.Upn, Number, ct) switch
            {
                Outcome.Saved => Redirect(ChildLinks.Of(Child.ChildId, "numbers")),
                Outcome.ChangedMeanwhile => this.Again("Somebody else changed this number meanwhile; it is shown below."),
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
        if (await kept.FindAsync(id, ct) is not { } child)
            return false;
        Child = child;
        Upn = await numbers.ReadAsync(child.ChildId, NumberKind.Upn, ct);
        Nhs = await numbers.ReadAsync(child.ChildId, NumberKind.Nhs, ct);
        await audit.ReadAsync(new("see", "number", null, child.ChildId), ct);
        return true;
    }
}
