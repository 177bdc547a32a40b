using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Clinics;

/// <summary>
/// Takes the name of a child out of what was brought to a clinic, once it was recalled that the clinic heard it. Those of the clinic see no record of
/// the child, so that nobody else would tell them. What was written for the clinic stays, as it names nobody.
/// </summary>
internal sealed class ClinicRecall(HeadwaterDb db, INotices notices, TimeProvider clock) : IRecallFollower
{
    /// <summary>The step that says it.</summary>
    public const string TakenOut = "The name may be used no longer, and was taken out. Do not use it any more.";

    public async Task<IReadOnlyList<AuditFact>> RecalledAsync(ChildId child, Guid disclosure, CancellationToken ct)
    {
        // Past involvements: a parent who takes consent back must not fail because they read no bookings.
        var named = await (
            from c in db.Set<BookingChild>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(c => c.DisclosureId == disclosure && c.ChildId == child)
            join b in db.Set<ClinicBooking>().Where(b => b.ChildName != null) on c.BookingId equals b.Id
            join k in db.Set<Clinic>() on b.ClinicId equals k.Id
            select new { Booking = b, k.CalledBy, Last = db.Set<BookingStep>().Where(s => s.BookingId == b.Id).Max(s => s.Number) }).ToListAsync(ct);
        foreach (var (row, called, last) in named.Select(n => (n.Booking, n.CalledBy, n.Last)))
        {
            row.ChildName = null;
            // By nobody in person: whoever of the family took it back is not named to the clinic.
            db.Add(new BookingStep { Id = Guid.CreateVersion7(), BookingId = row.Id, Number = last + 1, From = row.State, To = row.State, By = SystemPerson.Id, OrganisationId = row.OrganisationId, AtUtc = clock.GetUtcNow().UtcDateTime, Why = TakenOut });
            await notices.TellByMailAsync(called, "A name that you heard at a clinic may be used no longer.", ClinicLinks.Booking(row.Id), ct);
        }

        return named.ConvertAll(n => new AuditFact("unname", "clinic-booking", n.Booking.Id.ToString(), child));
    }
}
