using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.Posts;

internal sealed class ListModel(PeopleQueries people, CurrentActor actor, IAuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Organisation { get; set; }

    // Not "page": that is the route value of the page itself.
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<PostRow> Rows { get; private set; } = [];

    public IReadOnlyList<OrganisationSummary> Organisations { get; private set; } = [];

    public int Total { get; private set; }

    public bool MayEnd(PostRow post) => AppointmentRules.IsInGift(actor.Posts, post.Organisation, post.Role);

    public async Task OnGetAsync(CancellationToken ct)
    {
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        Organisations = await people.OrganisationsAsync(ct);
        (Rows, Total) = await people.PostsAsync(OrganisationId.TryParse(Organisation, null, out var only) ? only : null, PageNumber, ct);
        await audit.ReadAsync(new("list", "post"), ct);
    }
}
