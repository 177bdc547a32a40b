using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Training;

/// <summary>That somebody took part, to be printed; for them (or whoever booked for somebody without an account) and for those who work for the provider.</summary>
internal sealed class CertificateModel(TrainingQueries queries, IOrganisations organisations, IPeople people, IAuditTrail audit) : PageModel
{
    public BookingRow Row { get; private set; } = null!;

    /// <summary>Who took part.</summary>
    public string Name { get; private set; } = "";

    /// <summary>For which organisation.</summary>
    public string At { get; private set; } = "";

    public string Provider { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await queries.BookingAsync(id, forProvider: true, ct) is not { Booking.State: BookingState.Attended } row)
            return NotFound();
        Row = row;
        Name = row.Booking.Name ?? (await people.NamesAsync([row.Booking.PersonId!.Value], ct)).Values.First();
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        (At, Provider) = (places.GetValueOrDefault(row.Booking.OrganisationId, NoLongerHere.Organisation), places.GetValueOrDefault(row.Course.ProviderId, NoLongerHere.Organisation));
        await audit.ReadAsync(new("see", "course-certificate", id.ToString()), ct);
        return Page();
    }
}
