using Headwater.Access.Contracts;
using Headwater.Access.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Posts;

internal sealed class WithoutPostModel(PeopleQueries people, CurrentActor actor, IAuditTrail audit) : PageModel
{
    // Not "page": that is the route value of the page itself.
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<PersonWithoutPost> Rows { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>An administrator sees everybody, and looks after their accounts.</summary>
    public bool Everybody => actor.Can(Capability.Administer);

    public async Task OnGetAsync(CancellationToken ct)
    {
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        (Rows, Total) = await people.WithoutPostAsync(PageNumber, ct);
        await audit.ReadAsync(new("list", "person", Detail: "without a post"), ct);
    }
}
