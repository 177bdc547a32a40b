using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Clinics;

/// <summary>
/// A booking goes with its steps, counted from the day on which nothing more was to be done, or from the advice where no day was agreed to look at it
/// again; a clinic once none is left of it. One that names a child waits for a hold on the child.
/// </summary>
internal sealed class ClinicRetained(HeadwaterDb db) : IRetained
{
    private const string OfClinic = "clinic ";

    public IReadOnlyList<string> Tables { get; } = ["support_clinics", "support_clinic_bookings", "support_clinic_children", "support_clinic_steps"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var named = (await db.Set<BookingChild>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().ToListAsync(ct)).GroupBy(c => c.BookingId).ToDictionary(g => g.Key, g => g.First().ChildId);
        var rows = await db.Set<ClinicBooking>().AsNoTracking().Select(b => new { b.Id, b.ClinicId, b.State, b.OverOn, b.AdvisedOn, b.FollowUpOn }).ToListAsync(ct);
        foreach (var row in rows)
            yield return new(RetentionClasses.Clinic, row.Id.ToString(), named.TryGetValue(row.Id, out var child) ? child : null, 1, new(Ended: row.OverOn ?? (row.State == BookingState.Advised && row.FollowUpOn is null ? row.AdvisedOn : null)));
        var booked = rows.Select(r => r.ClinicId).ToHashSet();
        foreach (var clinic in await db.Set<Clinic>().AsNoTracking().Select(c => new { c.Id, c.Day }).ToListAsync(ct))
            yield return new(RetentionClasses.Clinic, OfClinic + clinic.Id, null, 1, new(Ended: booked.Contains(clinic.Id) ? null : clinic.Day));
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        if (item.Key.StartsWith(OfClinic, StringComparison.Ordinal))
        {
            var clinic = Guid.Parse(item.Key.AsSpan(OfClinic.Length));
            return await db.Set<Clinic>().Where(c => c.Id == clinic).ExecuteDeleteAsync(ct);
        }

        var id = Guid.Parse(item.Key);
        return await db.Set<BookingChild>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(r => r.BookingId == id).ExecuteDeleteAsync(ct)
            + await db.Set<BookingStep>().Where(r => r.BookingId == id).ExecuteDeleteAsync(ct)
            + await db.Set<ClinicBooking>().Where(r => r.Id == id).ExecuteDeleteAsync(ct);
    }
}
