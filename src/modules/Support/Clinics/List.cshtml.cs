using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Clinics;

/// <summary>Clinics to come with what is free, what the reader booked, and what the clinics of the reader have before them.</summary>
internal sealed class ListModel(ClinicQueries queries, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<OrganisationId, string> places = new Dictionary<OrganisationId, string>();

    public IReadOnlyList<ClinicView> Coming { get; private set; } = [];

    /// <summary>What the reader, or their organisation, booked.</summary>
    public IReadOnlyList<BookingLine> Booked { get; private set; } = [];

    /// <summary>What was brought to clinics that the reader runs.</summary>
    public IReadOnlyList<BookingLine> Brought { get; private set; } = [];

    public bool MayCall => queries.Runs.Count > 0;

    public string Place(OrganisationId at) => places.GetValueOrDefault(at, NoLongerHere.Organisation);

    public int Free(ClinicView view) => ClinicRules.Free(view.Clinic, view.Held, clock.GetUtcNow().UtcDateTime).Count;

    public bool MayBook(ClinicView view) => Free(view) > 0 && queries.Books(view.Clinic).Count > 0;

    public bool IsOverdue(BookingLine line) => ClinicRules.IsOverdue(line.Booking, db.Reader.Today);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Coming = await queries.ComingAsync(ct);
        var lines = await queries.LinesAsync(null, ct);
        (Booked, Brought) = ([.. lines.Where(l => (l.Party & BookingParty.Booker) != BookingParty.None)], [.. lines.Where(l => (l.Party & BookingParty.Clinic) != BookingParty.None)]);
        places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        await audit.ReadAsync(new("list", "clinic-booking"), ct);
    }
}
