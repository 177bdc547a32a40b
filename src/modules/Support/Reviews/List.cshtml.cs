using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Reviews;

/// <summary>Reviews that the reader reads, the newest first.</summary>
internal sealed class ListModel(ReviewQueries queries, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    public IReadOnlyList<SchoolReview> Reviews { get; private set; } = [];

    public bool MayBegin => queries.Leads.Count > 0;

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, NoLongerHere.Organisation);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Reviews = await queries.AllAsync(ct);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        await audit.ReadAsync(new("list", "school-review"), ct);
    }
}
