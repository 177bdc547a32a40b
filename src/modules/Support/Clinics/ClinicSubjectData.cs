using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Clinics;

/// <summary>What was brought to a clinic about a child who is named on record, and what was advised. What was brought without a name cannot be found by the child.</summary>
internal sealed class ClinicSubjectData(HeadwaterDb db) : ISubjectData
{
    private const string NotForFamily = "it is not marked for the family to see, and it was a parent or carer who asked; the data-protection officer decides about it";

    public int Order => 109;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        // Past involvements: whoever asks for the export protects data, and it was written down before.
        var rows = await (
            from c in db.Set<BookingChild>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(c => records.Contains(c.ChildId))
            join b in db.Set<ClinicBooking>() on c.BookingId equals b.Id
            select new { c.Visibility, Booking = b }).ToListAsync(ct);
        List<Guid> ids = [.. rows.Select(r => r.Booking.Id)];
        var steps = (await db.Set<BookingStep>().AsNoTracking().Where(s => ids.Contains(s.BookingId)).OrderBy(s => s.Number).ToListAsync(ct)).ToLookup(s => s.BookingId);
        bool IsTold(Visibility visibility) => visibility == Visibility.Family || (audience != SubjectAudience.Parent && visibility != Visibility.Safeguarding);
        return
        [
            new("Brought to a clinic", [.. rows.Where(r => IsTold(r.Visibility)).OrderBy(r => r.Booking.BookedAtUtc).Select(r => Item(r.Booking, steps[r.Booking.Id]))], [.. rows.Where(r => !IsTold(r.Visibility)).Select(_ => NotForFamily)], []),
        ];
    }

    private static SubjectItem Item(ClinicBooking b, IEnumerable<BookingStep> steps)
    {
        IEnumerable<SubjectField> fields =
        [
            new("On", Words.Date(b.BookedAtUtc)), new("Where it stands", ClinicWords.Of(b.State).Words), new("Name", b.ChildName ?? ""), new("Age", ClinicWords.Of(b.Age)), new("Where the child learns", ClinicWords.Of(b.Phase)),
            new("The worry", b.Worry), new("What was tried", b.Tried ?? ""), new("What was advised", b.Advice ?? ""), new("What became of it", b.Outcome ?? ""),
            .. steps.Select(s => new SubjectField($"{ClinicWords.Of(s.To).Words}, {Words.Date(s.AtUtc)}", s.Why)),
        ];
        return new([.. fields.Where(f => f.Value.Length > 0)]);
    }
}
