using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Records;

internal sealed class ListModel(ChildQueries children, CurrentActor actor, IAuditTrail audit) : PageModel
{
    /// <summary>Posted, so that no name stands in an address, in a log or in the browser's history.</summary>
    [BindProperty]
    public string? Name { get; set; }

    // Not "page": that is the route value of the page itself.
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<ChildRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public bool MayOpen => actor.Can(Capability.KeepRecords);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public Task OnPostAsync(CancellationToken ct) => LoadAsync(ct);

    private async Task LoadAsync(CancellationToken ct)
    {
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        (Rows, Total) = await children.ListAsync(Name, PageNumber, ct);
        await audit.ReadAsync(new("list", "child", Children: [.. Rows.Select(r => r.Id)]), ct);
    }
}
