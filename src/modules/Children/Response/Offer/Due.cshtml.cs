using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Offer;

/// <summary>Children with something due, by name: the first page names none.</summary>
internal sealed class DueModel(ChildrenDue due, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    public IReadOnlyList<DueThing> All { get; private set; } = [];

    public DateOnly Today => db.Reader.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        All = await due.AllAsync(ct);
        await audit.ReadAsync(new AuditFact("list", "child", Children: [.. All.Select(d => d.Child).Distinct()]), ct);
    }
}
