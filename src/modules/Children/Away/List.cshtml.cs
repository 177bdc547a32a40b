using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Away;

internal sealed class ListModel(AwayService service, RecordKeeping keeping, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> names = new Dictionary<OrganisationId, string>();

    private bool isFamily;

    public AwayView View { get; private set; } = null!;

    public IReadOnlyList<(AwayKind What, int HalfDays)> Lost { get; private set; } = [];

    public bool MayRecord { get; private set; }

    public DateOnly Today => db.Reader.Today;

    /// <summary>A school's days are not known, so that nothing of it is counted.</summary>
    public bool Unknown => View.All.Any(t => View.Dates.GetValueOrDefault(t.SchoolId)?.Calendar is null);

    public bool MayChange(TimeOut t) => service.MayChange(t, isFamily);

    public string School(OrganisationId school) => names.GetValueOrDefault(school, "A school no longer here");

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await service.OfChildAsync(child, ct) is not { } view)
            return NotFound();
        isFamily = await keeping.IsFamilyAsync(child, ct);
        (View, Lost, MayRecord) = (view, view.Lost(Today), !isFamily && await keeping.KeeperAsync(child, ct) is not null);
        if (view.All.Count > 0)
            names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        await audit.ReadAsync(new("see", "time-out", null, child), ct);
        return Page();
    }
}
