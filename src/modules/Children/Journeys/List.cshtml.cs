using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Journeys;

internal sealed class ListModel(JourneyQueries journeys, IPeople people, IAuditTrail audit) : PageModel
{
    public const int Most = 100;

    public IReadOnlyList<JourneyRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Rows = await journeys.ListAsync(Most, ct);
        Names = await people.NamesAsync([.. Rows.Select(r => r.Holder?.HolderId).OfType<PersonId>().Distinct()], ct);
        await audit.ReadAsync(new("list", "journey", Children: [.. Rows.Select(r => r.Child.ChildId)]), ct);
    }
}
