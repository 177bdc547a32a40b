using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Records;

internal sealed class ListModel(ChildQueries children, IAuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ChildRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Rows, Total) = await children.ListAsync(Name, Math.Clamp(PageNumber, 1, 10_000), ct);
        await audit.ReadAsync(new("list", "child", Children: [.. Rows.Select(r => r.Id)]), ct);
    }
}
