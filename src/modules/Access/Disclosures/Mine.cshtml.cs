using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Disclosures;

internal sealed class MineModel(DisclosureService service, IPeople people, IChildNames names, IAuditTrail audit) : PageModel
{
    public ChildId Child { get; private set; }

    /// <summary>What the child is called: nobody should write into another child's record by mistake.</summary>
    public string Name { get; private set; } = "";

    public IReadOnlyList<DisclosureRow> Rows { get; private set; } = [];

    public IReadOnlyList<WhoSees> Sees { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        // Whoever sees the child sees who is involved, so nobody involved means nothing here.
        if (!ChildId.TryParse(id, null, out var child) || await people.WhoSeesAsync(child, ct) is not { Count: > 0 } sees)
            return NotFound();
        (Child, Sees, Rows) = (child, sees, await service.ListAsync(child, ct));
        Name = (await names.OfAsync([child], ct)).GetValueOrDefault(child, "");
        await audit.ReadAsync(new("see", "disclosure", null, child), ct);
        return Page();
    }
}
